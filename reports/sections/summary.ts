// The summary, in sentences made from the results: what was run, which method solved what share up to which lag, and which methods
// can be told apart. It claims no order finer than the data give.

import type { RootContent } from 'mdast'
import type { Comparison } from '../compare.ts'
import { count, listed, plural, ranges, share } from '../format.ts'
import { type Grid, nameOf } from '../grid.ts'
import { heading, type Inline, list, paragraph, strong } from '../markdown/nodes.ts'
import { wilson } from '../statistics/wilson.ts'
import { verdictCount } from './published.ts'
import { taskSentences } from './task-sentences.ts'
import { toldApart } from './told-apart.ts'

export function summary(grid: Grid, comparisons: readonly Comparison[]): RootContent[] {
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
        ...(grid.methods.length < 2 ? [] : [' ', ...toldApart(grid, task)]),
      ]),
    ),
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

function partial({ tally }: Grid): string {
  return `${count(tally.missing)} of ${plural(tally.planned, 'planned trial')} ${tally.missing === 1 ? 'has' : 'have'} no result yet. The section "Trials without a full result" lists them.`
}

function sureness({ methods, cells }: Grid): string {
  const sizes = cells.map(cell => cell.tally.finished).filter(finished => finished > 0)
  if (sizes.length === 0) return 'No trial has finished, so nothing can be said of the methods yet.'
  const [least, n] = sizes.reduce(([low, high], size) => [Math.min(low, size), Math.max(high, size)], [Infinity, 0])
  const [all, none] = [wilson(n, n), wilson(0, n)]
  const fewer = least < n ? ` Some combinations have fewer finished trials (down to ${least}) and wider intervals.` : ''
  const apart =
    methods.length < 2
      ? ''
      : ' Two methods are said to differ only where their intervals have no point in common; any other difference may turn round with other seeds.'
  return `How sure: with ${plural(n, 'trial')} per method, task and lag, "${n} of ${n}" says that the true success rate is at least ${share(all.low)}, and "0 of ${n}" that it is at most ${share(none.high)} (95 % intervals).${apart}${fewer}`
}
