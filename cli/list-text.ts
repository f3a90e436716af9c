// Lists as text: methods with their options in columns below, tasks in a table.

import type { Citation } from '../literature/citation.ts'
import { count, plural, significant } from '../reports/format.ts'
import { shown } from '../runner/expected.ts'
import type { AnalysisRow, MethodRow, SuiteRow, TaskRow } from './list.ts'
import { columns, wrapped } from './output.ts'
import type { Setting } from './settings.ts'

export function methodsText(rows: readonly MethodRow[]): string {
  return rows.map(row => [...headOf(row, `${row.title} (${row.family})`), ...optionLines(row)].join('\n')).join('\n\n')
}

/** Options with defaults, and what replaces them on which task. */
export function optionLines({ options, published, readings }: Pick<MethodRow, 'options' | 'published' | 'readings'>): string[] {
  return [
    ...settings('Options', options),
    ...Object.entries(published).map(([task, values]) => `  Published settings on ${task}: ${pairs(values)}`),
    ...Object.entries(readings).map(([task, values]) => `  Our reading on ${task} (see the deviation notes): ${pairs(values)}`),
  ]
}

const TABLE_WIDTH = 130

/** One line for each task. */
export function tasksText(rows: readonly TaskRow[]): string {
  const cells = rows.map(({ id, title, parameters, chanceLevel, sources }) => {
    const lag = parameters.find(({ name }) => name === 'lag')!
    const range = lag.expected
      .replaceAll('`', '')
      .replace(/^a whole number from (\d+) to (\d+)$/, '$1–$2')
      .replace(/^a whole number divisible by (\d+) from (\d+) to (\d+)$/, '$2–$3 by $1s')
      .replace(/^one of /, '')
    return [id, title, range, String(lag.default), chance(chanceLevel), shortly(sources[0]!)]
  })
  const table = [['task', 'title', 'lag', 'default', 'chance', 'source'], ...cells]
  const others = [0, 2, 3, 4, 5].map(column => Math.max(...table.map(row => row[column]!.length)) + 2)
  // The last column has no gap behind it.
  const room = TABLE_WIDTH - others.reduce((sum, width) => sum + width, 0)
  return `${columns(table.map(row => row.with(1, cut(row[1]!, room))))}

The chance level is the probability that the best constant answer is correct. \`lagbench show task adding\` tells all of one task.`
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}

/** 0.154; a probability so small that nobody cares how small in powers of ten. */
export function chance(level: number): string {
  return level !== 0 && level < 0.001 ? level.toExponential(0) : significant(level)
}

export function analysesText(rows: readonly AnalysisRow[]): string {
  return rows.map(({ id, title, description }) => `${id}: ${title}\n${wrapped(description, TABLE_WIDTH, '  ')}`).join('\n\n')
}

export function suitesText(rows: readonly SuiteRow[]): string {
  if (rows.length === 0) return 'There are no suites.'
  return rows
    .map(({ id, title, methods, tasks, trials }) =>
      [
        `${id}: ${title}`,
        `  ${plural(trials, 'trial')}, ${seedsText(tasks)}`,
        `  Methods: ${methods.join(', ')}`,
        `  Tasks: ${tasks.map(({ label, lags }) => `${label} at lag ${lags.join(', ')}`).join('; ')}`,
      ].join('\n'),
    )
    .join('\n\n')
}

/** "10 seeds", "10 to 20 seeds": a task may have its own number of them. */
function seedsText(tasks: SuiteRow['tasks']): string {
  const fewest = Math.min(...tasks.map(({ seeds }) => seeds))
  const most = Math.max(...tasks.map(({ seeds }) => seeds))
  return `${fewest === most ? '' : `${count(fewest)} to `}${plural(most, 'seed')}`
}

/** The id with its title, and where it comes from. */
export function headOf({ id, sources }: { readonly id: string; readonly sources: readonly Citation[] }, title: string): string[] {
  return [`${id}: ${title}`, ...sources.map(source => `  ${reference(source)}`)]
}

function settings(heading: string, rows: readonly Setting[]): string[] {
  if (rows.length === 0) return []
  const cells = rows.map(row => [
    row.name,
    row.default === null ? 'none' : JSON.stringify(row.default),
    `${row.description.replace(/\.$/, '')} (${row.expected.replaceAll('`', '')})`,
  ])
  return [`  ${heading}, with defaults:`, columns(cells, '    ')]
}

function pairs(values: { readonly [name: string]: unknown }): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${shown(value).replaceAll('`', '')}`)
    .join(', ')
}

/** `Hochreiter and Schmidhuber (1997), Long Short-Term Memory, Neural Computation`. */
function reference(source: Citation): string {
  return `${names(source, ' and ')} (${source.year}), ${source.title}, ${source.venue}`
}

/** `Hochreiter & Schmidhuber 1997`. */
function shortly(source: Citation): string {
  return `${names(source, ' & ')} ${source.year}`
}

function names({ authors }: Citation, conjunction: string): string {
  const families = authors.split(' and ').map(name => name.split(',')[0]!)
  return families.length > 2 ? `${families[0]} et al.` : families.join(conjunction)
}
