// The summary, in sentences made from the results: what was run, which method solved what share up to which lag, and which methods
// can be told apart. It claims no order finer than the data give.

import type { RootContent } from 'mdast'
import type { Comparison } from '../compare.ts'
import { count, listed, plural, ranges, share } from '../format.ts'
import { type Grid, nameOf } from '../grid.ts'
import { heading, type Inline, list, paragraph, strong } from '../markdown/nodes.ts'
import type { Standing, Standings } from '../standing.ts'
import { detectableRates } from '../statistics/detectable-rate.ts'
import { wilson } from '../statistics/wilson.ts'
import { verdictCount } from './published.ts'
import { mostNames, nameList, taskSentences } from './task-sentences.ts'
import { toldApart } from './told-apart.ts'

export function summary(grid: Grid, standings: Standings, comparisons: readonly Comparison[]): RootContent[] {
  const verdicts = verdictCount(comparisons)
  return [
    heading(2, 'Summary'),
    paragraph(opening(grid)),
    ...(grid.tally.missing > 0 ? [paragraph(strong('This report is partial:'), ` ${partial(grid)}`)] : []),
    list(
      grid.tasks.map((task): Inline[] => [
        strong(nameOf(task)),
        ': ',
        ...taskSentences(grid, task),
        // Nothing is to be told apart where one method stands alone.
        ...(new Set(grid.cellsOf(task.label).map(cell => cell.method)).size < 2
          ? []
          : [' ', ...toldApart(standings.byTask.get(task)!)]),
      ]),
    ),
    ...(grid.methods.length < 2 || grid.tasks.length < 2 ? [] : [paragraph(...overall(standings.overall))]),
    paragraph(sureness(grid)),
    ...(verdicts === null ? [] : [paragraph(verdicts)]),
  ]
}

function opening({ plan, methods, tasks, tally }: Grid): string {
  const seeds = plan.trials.map(trial => trial.spec.seed)
  const lags = new Set(tasks.map(task => task.lags.length))
  const many = lags.size > 1 ? `${Math.min(...lags)} to ${Math.max(...lags)}` : String([...lags][0] ?? 0)
  const ended = [
    `${count(tally.solved)} solved`,
    ...(tally.unsolved > 0 ? [`${count(tally.unsolved)} not solved within the budget`] : []),
    ...(tally.diverged > 0 ? [`${count(tally.diverged)} diverged`] : []),
    ...(tally.skipped > 0 ? [`${count(tally.skipped)} skipped (the method cannot meet the task)`] : []),
    ...(tally.failed > 0 ? [`${count(tally.failed)} failed with an error`] : []),
    ...(tally.missing > 0 ? [`${count(tally.missing)} not run yet`] : []),
  ]
  return `${plural(methods.length, 'method')} on ${plural(tasks.length, 'task')}, each at ${many} time ${many === '1' ? 'lag' : 'lags'}, with ${
    new Set(seeds).size === 1 ? 'seed' : 'seeds'
  } ${ranges(seeds)}: ${plural(tally.planned, 'trial')}, of which ${listed(ended)}.`
}

/** The head of the leaderboard. */
function overall({ tiers, tested }: Standing): Inline[] {
  if (tested === 0) return ['No two methods share a task and lag, so these results put them in no order.']
  if (tiers.length === 1) return ['Over all tasks and lags together, these results put the methods in no order.']
  const [first = []] = tiers
  const order = `Over all tasks and lags together, tests put the methods in ${count(tiers.length)} tiers (see the leaderboard). In the first`
  if (first.length === 1) return [`${order} stands `, ...nameList(first), ' alone.']
  if (first.length > mostNames) return [`${order} stand ${count(first.length)} methods, in no order.`]
  return [`${order} stand, in no order, `, ...nameList(first), '.']
}

function partial({ tally }: Grid): string {
  return `${count(tally.missing)} of ${plural(tally.planned, 'planned trial')} ${tally.missing === 1 ? 'has' : 'have'} no result yet. The section "Trials without a full result" lists them.`
}

function sureness({ methods, cells }: Grid): string {
  const sizes = cells.map(cell => cell.tally.finished).filter(finished => finished > 0)
  if (sizes.length === 0) return 'No trial has finished, so nothing can be said of the methods yet.'
  const [least, n] = sizes.reduce(([low, high], size) => [Math.min(low, size), Math.max(high, size)], [Infinity, 0])
  const [all, none] = [wilson(n, n), wilson(0, n)]
  const fewer = least < n ? ` Some combinations have fewer finished trials (down to ${least}) and wider intervals.` : ''
  const apart = methods.length < 2 ? '' : ` ${detectable(n)}`
  return `How sure: with ${plural(n, 'trial')} per method, task and lag, "${n} of ${n}" says that the true success rate is at least ${share(all.low)}, and "0 of ${n}" that it is at most ${share(none.high)} (95 % intervals).${apart}${fewer}`
}

/** What one comparison at one lag can show: so little that a reader should know. */
function detectable(n: number): string {
  const { above } = detectableRates(n, 0)
  const single =
    above === null
      ? 'At one lag alone that is too few to tell any two methods apart'
      : `At one lag alone a method that never succeeds can be told (with a power of 0.8, at a level of 0.05) from one that succeeds with a probability of ${share(above)} or more`
  return `${single}; tests over several lags and tasks show more. Differences that no test found may turn round with other seeds.`
}
