// Holds a published figure against what was measured. The rule, which the report states:
//
// - Agrees, or differs: at least 3 trials, all solved, with the published settings. The ratio of the measured mean to the published
//   one has a 95 % interval (statistics/mean-time.ts); the figures agree when it holds 1, else they differ.
// - Differs, too, when some trials were not solved but their mean, with the unsolved ones counted at the end of their budget and so
//   too low, is already above the published one by the same test.
// - Not comparable otherwise, with the reason.

import { canonicalJson } from '../engine/canonical.ts'
import type { PublishedFigure } from '../literature/published.ts'
import { publishedOptions, type Settings } from '../runner/resolve.ts'
import { count, listed, plural } from './format.ts'
import type { Cell } from './grid.ts'
import type { Interval } from './statistics/interval.ts'
import { type MeanTime, meanTime, ratioInterval } from './statistics/mean-time.ts'

export interface Comparison {
  readonly figure: PublishedFigure
  readonly cell: Cell
  readonly verdict: 'agrees' | 'differs' | 'not comparable'
  /** Why not comparable, or what else the verdict rests on. */
  readonly reason: string
  /** Over the trials that reached the figure's goal; null when none did, or when the figure is not a count. */
  readonly measured: MeanTime | null
  /** Finished trials, and how many of them reached the goal. */
  readonly trials: { readonly finished: number; readonly reached: number }
  /** Measured over published, with its interval; null when not comparable. */
  readonly ratio: { readonly value: number; readonly interval: Interval } | null
}

const FEWEST_TRIALS = 3

export function compare(figure: PublishedFigure, cell: Cell): Comparison {
  const waits = waitsOf(figure, cell)
  const reached = waits.filter(wait => wait.reached).map(wait => wait.count)
  const base = {
    figure,
    cell,
    measured: reached.length === 0 ? null : meanTime(reached),
    trials: { finished: waits.length, reached: reached.length },
  }
  const notComparable = (reason: string): Comparison => ({ ...base, verdict: 'not comparable', reason, ratio: null })
  if (figure.notComparable !== undefined) return notComparable(figure.notComparable)
  if (figure.quantity === 'errorRate') return notComparable('An error rate has no counterpart among the measurements.')
  const changed = changedSettings(figure, cell)
  if (changed.length > 0) return notComparable(`Other settings than published: ${listed(changed)}.`)
  if (waits.length < FEWEST_TRIALS) {
    return notComparable(`${plural(waits.length, 'finished trial')}; a comparison takes at least ${FEWEST_TRIALS}.`)
  }
  // With unsolved trials this is a lower bound of the mean.
  const mean = meanTime(waits.map(wait => wait.count))
  const interval = ratioInterval(mean, figure.value, figure.trials)!
  const ratio = { value: mean.mean / figure.value, interval }
  if (reached.length === waits.length) {
    const agrees = interval.low <= 1 && 1 <= interval.high
    return { ...base, verdict: agrees ? 'agrees' : 'differs', reason: '', ratio }
  }
  const short = `${count(reached.length)} of ${plural(waits.length, 'trial')} got there within the budget`
  if (interval.low > 1) {
    return { ...base, verdict: 'differs', reason: `Only ${short}; the ratio is a lower bound.`, ratio }
  }
  return notComparable(`Only ${short}; a mean over these alone would be too low.`)
}

/** What each finished trial took to get to the figure's goal, or how far it came without. */
function waitsOf(figure: PublishedFigure, cell: Cell): { readonly count: number; readonly reached: boolean }[] {
  const { quantity, milestone } = figure
  if (quantity === 'errorRate') return []
  return cell.trials.flatMap(({ record }) => {
    if (record === undefined) return []
    const { outcome, counters, milestones } = record.result
    if (outcome.status === 'skipped' || outcome.status === 'failed') return []
    const then = milestone === undefined ? (outcome.status === 'solved' ? counters : undefined) : milestones[milestone]
    return [{ count: (then ?? counters)[quantity], reached: then !== undefined }]
  })
}

/**
 * Options by which the trials differ from what the figure is about: the published settings, or lagbench's reading of them. What the
 * figure fixes itself, or the paper leaves open, is no difference.
 */
function changedSettings(figure: PublishedFigure, { method, task, spec }: Cell): string[] {
  const { definition } = method
  if (definition === undefined) return []
  const published = publishedOptions(definition, task.id)
  const reading = { ...published, ...(definition.readings?.[task.id] as Settings | undefined) }
  const free = [...Object.keys(figure.options), ...figure.open]
  const [a, b] = [published, reading].map(settings =>
    [...new Set([...Object.keys(settings), ...Object.keys(spec.options)])].flatMap(name => {
      const [used, wanted] = [canonicalJson(spec.options[name] ?? null), canonicalJson(settings[name] ?? null)]
      return free.includes(name) || used === wanted ? [] : [`${name} is ${used} instead of ${wanted}`]
    }),
  )
  return b!.length < a!.length ? b! : a!
}
