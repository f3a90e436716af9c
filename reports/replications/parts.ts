// What the marked parts of a replication note show, made from committed trials by the functions that make the reports.

import type { RootContent } from 'mdast'
import { publishedFigures } from '../../literature/published.ts'
import type { Comparison } from '../compare.ts'
import { count, duration, listed, plural, ranges } from '../format.ts'
import type { Cell, Grid } from '../grid.ts'
import { type CellContent, code, fence, type Inline, link, list, paragraph, table } from '../markdown/nodes.ts'
import { serialize } from '../markdown/serialize.ts'
import { costOf } from '../sections/cost.ts'
import { wall } from '../sections/environment.ts'
import { comparisonCells, publishedText } from '../sections/published.ts'
import { successText } from '../sections/success.ts'
import type { Marker } from './markers.ts'
import type { Results } from './results.ts'

/** Markdown of a marked part of any kind but the index. Throws an Error where the results have no such task, or nothing to show. */
export function partText(marker: Marker, results: Results): string {
  const labels = taskLabels(marker, results.grid)
  const made = { published, solved, cost, repeat, index: () => [] }[marker.kind](results, labels, marker.suite)
  return serialize(made)
}

/** A comparison, and the number of its row in the report (1: P1). */
export interface Numbered {
  readonly number: number
  readonly comparison: Comparison
}

/** The comparisons that a marker is about. */
export function comparisonsFor(marker: Marker, { grid, comparisons }: Results): readonly Numbered[] {
  const labels = taskLabels(marker, grid)
  return comparisons
    .map((comparison, index) => ({ number: index + 1, comparison }))
    .filter(({ comparison }) => labels.includes(comparison.cell.task.label))
}

function taskLabels({ suite, tasks }: Marker, grid: Grid): readonly string[] {
  const known = grid.tasks.map(({ label }) => label)
  const unknown = tasks.find(task => !known.includes(task))
  if (unknown !== undefined) throw new Error(`Expected a task of results/${suite} (${listed(known)}), got ${unknown}`)
  return tasks.length === 0 ? known : tasks
}

function published(results: Results, tasks: readonly string[], suite: string): RootContent[] {
  const rows = comparisonsFor({ kind: 'published', suite, tasks }, results)
  if (rows.length === 0) throw new Error(`Expected published figures about ${listed(tasks)} in results/${suite}, found none`)
  const reasons = Map.groupBy(rows, ({ comparison }) => comparison.reason)
  reasons.delete('')
  return [
    table(
      'lllllrrrl',
      ['Row', 'In the paper', 'Method', 'Task', 'Lag', 'Published', 'Measured', 'Ratio', 'Verdict'],
      rows.map(({ number, comparison }): CellContent[] => [
        `P${number}`,
        `${comparison.figure.place}${comparison.figure.standing === 'primary' ? '' : ` (${comparison.figure.standing})`}`,
        ...comparisonCells(comparison),
      ]),
    ),
    ...(reasons.size === 0 ? [] : [list([...reasons].map(([reason, those]): Inline[] => [`${rowsText(those)}: ${reason}`]))]),
    ...notRun(rows, results),
  ]
}

/** Figures of the same papers, methods and tasks that nothing in these results is held against. */
function notRun(rows: readonly Numbered[], { comparisons }: Results): RootContent[] {
  const compared = new Set(comparisons.map(({ figure }) => figure))
  const missing = publishedFigures().filter(
    figure =>
      !compared.has(figure) &&
      rows.some(
        ({ comparison: { cell, figure: shown } }) =>
          shown.citation === figure.citation && cell.method.id === figure.method && cell.task.id === figure.task,
      ),
  )
  if (missing.length === 0) return []
  const told = missing.map(figure => `${figure.place}: ${publishedText(figure)}`)
  return [paragraph(`Published for the same methods and tasks, without trials in these results: ${told.join('; ')}.`)]
}

/** "Row P7", "Rows P1–3, 5". */
function rowsText(rows: readonly Numbered[]): string {
  return `${rows.length === 1 ? 'Row' : 'Rows'} P${ranges(rows.map(({ number }) => number))}`
}

function solved({ grid }: Results, tasks: readonly string[]): RootContent[] {
  return [matrix(grid, tasks, successText)]
}

function cost({ grid }: Results, tasks: readonly string[]): RootContent[] {
  return [matrix(grid, tasks, cell => (cell === undefined ? '–' : costOf(cell, 'sequences')))]
}

/** Methods by lags, or by tasks where there are several. */
function matrix(grid: Grid, tasks: readonly string[], text: (cell: Cell | undefined) => string): RootContent {
  const columns = grid.tasks
    .filter(({ label }) => tasks.includes(label))
    .flatMap(({ label, lags }) => lags.map(lag => ({ task: label, lag, alone: lags.length === 1 })))
  const methods = grid.methods.filter(({ label }) => columns.some(({ task, lag }) => grid.cell(label, task, lag) !== undefined))
  return table(
    `l${'r'.repeat(columns.length)}`,
    [
      'Method',
      ...columns.map(({ task, lag, alone }): CellContent => {
        if (tasks.length === 1) return `lag ${count(lag)}`
        return alone ? [code(task)] : [code(task), `, lag ${count(lag)}`]
      }),
    ],
    methods.map(({ label }): CellContent[] => [
      code(label),
      ...columns.map(({ task, lag }) => text(grid.cell(label, task, lag))),
    ]),
  )
}

function repeat({ grid, digest }: Results, tasks: readonly string[], suite: string): RootContent[] {
  const trials = tasks.flatMap(task => grid.cellsOf(task).flatMap(cell => cell.trials))
  const part = trials.length < grid.trials.length
  const lines = [`npm run suite -- ${suite}`, `npm run lagbench -- verify results/${suite} --sample 5`]
  const seeds = ranges(trials.map(({ planned }) => planned.spec.seed))
  return [
    fence('sh', lines.join('\n')),
    paragraph(
      `${plural(grid.trials.length, 'trial')}, ${duration(wall(grid.trials))} if run one after the other`,
      part ? `; ${count(trials.length)} of them, ${duration(wall(trials))}, are for this note` : '',
      ` (seeds ${seeds}). Results: `,
      link(`results/${suite}`, `../../results/${suite}/report.md`),
      ', digest ',
      code(digest.slice(0, 16)),
      '.',
    ),
  ]
}
