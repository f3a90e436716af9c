// Lists as text: a heading for each entry, its settings in columns below.

import type { Citation } from '../literature/citation.ts'
import { count, plural } from '../reports/format.ts'
import { shown } from '../runner/expected.ts'
import type { MethodRow, SuiteRow, TaskRow } from './list.ts'
import { columns } from './output.ts'
import type { Setting } from './settings.ts'

export function methodsText(rows: readonly MethodRow[]): string {
  return rows
    .map(({ id, title, family, sources, options, published, readings }) =>
      block(id, `${title} (${family})`, sources, [
        ...settings('Options', options),
        ...Object.entries(published).map(([task, values]) => `  Published settings on ${task}: ${pairs(values)}`),
        ...Object.entries(readings).map(
          ([task, values]) => `  Our reading on ${task} (see the deviation notes): ${pairs(values)}`,
        ),
      ]),
    )
    .join('\n\n')
}

export function tasksText(rows: readonly TaskRow[]): string {
  return rows
    .map(({ id, title, sources, parameters }) => block(id, title, sources, settings('Parameters', parameters)))
    .join('\n\n')
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

function block(id: string, title: string, sources: readonly Citation[], lines: readonly string[]): string {
  return [`${id}: ${title}`, ...sources.map(source => `  ${reference(source)}`), ...lines].join('\n')
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
function reference({ authors, year, title, venue }: Citation): string {
  const names = authors.split(' and ').map(name => name.split(',')[0]!)
  return `${names.length > 2 ? `${names[0]} et al.` : names.join(' and ')} (${year}), ${title}, ${venue}`
}
