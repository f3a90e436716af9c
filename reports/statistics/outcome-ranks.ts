// One ordinal scale for solved and unsolved trials: a solved trial is better than an unsolved one; of two solved ones the cheaper is
// better; unsolved ones are equal, whatever they spent. So a comparison needs no invented cost for what was never solved.

import type { WaitingTime } from './kaplan-meier.ts'

/** Negative when `a` is the better, 0 when they are equal. */
export function compareOutcomes(a: WaitingTime, b: WaitingTime): number {
  if (a.solved !== b.solved) return a.solved ? -1 : 1
  return a.solved ? a.time - b.time : 0
}

/** Rank of each trial in its order of input: 1 is the best, equal trials share the mean of their ranks. */
export function outcomeRanks(trials: readonly WaitingTime[]): Float64Array {
  const order = trials.map((_, i) => i).sort((i, j) => compareOutcomes(trials[i]!, trials[j]!))
  const ranks = new Float64Array(trials.length)
  for (let first = 0; first < order.length; ) {
    let end = first + 1
    while (end < order.length && compareOutcomes(trials[order[first]!]!, trials[order[end]!]!) === 0) end++
    for (let at = first; at < end; at++) ranks[order[at]!] = (first + 1 + end) / 2
    first = end
  }
  return ranks
}
