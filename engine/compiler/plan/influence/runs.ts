// How long lists of work become short ones: neighbours that go on in the same way are one run.

import { DOUBLE } from '../../units.ts'

/** Something to be multiplied by a factor and added: address or offset of the first pair, address of the factor. */
export interface Summand {
  readonly from: number
  readonly factor: number
}

/** `count` summands: the i-th one at `from` + i · stride, its factor at `factors` + i doubles. */
export interface Run {
  readonly from: number
  readonly stride: number
  readonly count: number
  readonly factors: number
}

/** Summands at equal distances whose factors follow each other become one run; the order stays. */
export function runsOf(summands: readonly Summand[]): Run[] {
  const runs: Run[] = []
  for (let i = 0; i < summands.length; ) {
    const stride = i + 1 < summands.length ? summands[i + 1].from - summands[i].from : 0
    let next = i + 1
    while (
      next < summands.length &&
      summands[next].from - summands[next - 1].from === stride &&
      summands[next].factor === summands[next - 1].factor + DOUBLE
    )
      next++
    runs.push({ from: summands[i].from, stride, count: next - i, factors: summands[i].factor })
    i = next
  }
  return runs
}

/** Cuts a list before every item that does not go on as the one before it did. */
export function stretches<Item>(items: readonly Item[], goesOn: (item: Item, before: Item) => boolean): Item[][] {
  const result: Item[][] = []
  for (const [i, item] of items.entries())
    if (i > 0 && goesOn(item, items[i - 1])) result[result.length - 1].push(item)
    else result.push([item])
  return result
}
