// The leaderboard: methods in tiers, each with what it solved and its lag frontier on every task.

import type { RootContent } from 'mdast'
import { count, plural, significant } from '../format.ts'
import { type Frontier, frontierOf } from '../frontier.ts'
import type { Grid, MethodEntry } from '../grid.ts'
import { type CellContent, code, heading, paragraph, table } from '../markdown/nodes.ts'
import { type Standing, tierOf } from '../standing.ts'
import type { Interval } from '../statistics/interval.ts'

export function leaderboard(grid: Grid, standing: Standing): RootContent[] {
  const ranked = [...standing.tiers.flat(), ...grid.methods.filter(method => tierOf(standing, method) === null)]
  const tiered = standing.tiers.length > 1
  const fitted = ranked.some(method =>
    frontiers(grid, method).some(frontier => frontier.kind === 'tried' && frontier.fit !== null),
  )
  return [
    heading(2, tiered ? 'Leaderboard' : 'How far each method got'),
    ...(grid.methods.length < 2 ? [] : [paragraph(tierRule(standing))]),
    paragraph(
      'In the columns of tasks, "50 of 200" reads: every finished trial was solved at each lag up to 50; lags up to 200 were tried.',
      fitted
        ? ' In parentheses stands the lag frontier, the longest lag that the method solves with a probability of 0.9 or more: the estimate of a logistic regression on log lag, where it lies between the lags tried, and the 95 % interval of the profile likelihood (Venzon and Moolgavkar 1988; Firth 1993 where success and failure lie apart), no further than these lags.'
        : '',
    ),
    table(
      `${tiered ? 'r' : ''}lr${'r'.repeat(grid.tasks.length)}`,
      [...(tiered ? ['Tier'] : []), 'Method', 'Solved', ...grid.tasks.map(task => code(task.label))],
      ranked.map((method): CellContent[] => [
        ...(tiered ? [String(tierOf(standing, method) ?? '–')] : []),
        code(method.label),
        solvedText(grid, method),
        ...frontiers(grid, method).map(frontierText),
      ]),
    ),
  ]
}

function tierRule({ tiers, tested, significant }: Standing): string {
  if (tested === 0) return 'No two methods have finished trials on the same task and lag, so there is no order among them.'
  const test = `${plural(tested, 'pair')} of methods ${tested === 1 ? 'was' : 'were'} compared by the share of trials solved, on the tasks and lags that both have finished trials on (the test of van Elteren 1960 over tasks and lags, corrected by Holm 1979 for the number of pairs, level 0.05)`
  if (tiers.length === 1)
    return `${test}: ${significant === 0 ? 'no pair can be told apart' : `${count(significant)} can be told apart, but not so that tiers arise`}. The order of the rows means nothing.`
  return `${test}: ${count(significant)} can be told apart. A method stands one tier below the lowest of those that did better than it beyond chance, so a tier asserts no order among its members; two methods in different tiers need not differ from each other. A method with finished trials at fewer than half of the combinations of task and lag is not compared, and stands in no tier. All tasks and lags of this report weigh alike: other tasks could give other tiers.`
}

function solvedText(grid: Grid, method: MethodEntry): string {
  const cells = grid.cells.filter(cell => cell.method === method)
  const sum = (part: 'solved' | 'finished'): number => cells.reduce((total, { tally }) => total + tally[part], 0)
  return sum('finished') === 0 ? '–' : `${count(sum('solved'))} of ${count(sum('finished'))}`
}

function frontiers(grid: Grid, method: MethodEntry): readonly Frontier[] {
  return grid.tasks.map(task => frontierOf(grid.cellsOf(task.label).filter(cell => cell.method === method)))
}

/** "50 of 200 (61, 43–88)", "none of 20 (≤ 9.1)", "20 of 20 (≥ 6.2)"; no parentheses where nothing is known. */
function frontierText(frontier: Frontier): string {
  if (frontier.kind !== 'tried') return frontier.kind === 'skipped' ? 'skipped' : '–'
  const { mastered, from, tried, fit } = frontier
  const observed = `${mastered === null ? 'none' : count(mastered)} of ${count(tried)}`
  if (fit === null) return observed
  const inside = (lag: number): boolean => from <= lag && lag <= tried
  const rounded = (lag: number): string => significant(lag, lag < 1000 ? 2 : 3)
  const estimate = fit.lag !== null && inside(fit.lag) ? rounded(fit.lag) : null
  const parts = [estimate, intervalText(fit.interval, from, tried, rounded)].filter(part => part !== null)
  return parts.length === 0 ? observed : `${observed} (${parts.join(', ')})`
}

/** The interval as far as lags were tried; null where it holds all of them. */
function intervalText({ low, high }: Interval, from: number, tried: number, format: (lag: number) => string): string | null {
  if (low > tried) return `> ${count(tried)}`
  if (high < from) return `< ${count(from)}`
  if (low >= from) return high <= tried ? `${format(low)}–${format(high)}` : `≥ ${format(low)}`
  return high <= tried ? `≤ ${format(high)}` : null
}
