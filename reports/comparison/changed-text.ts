// What two sets of results do not have in common, as a list: versions, options and budgets, seeds, cells.

import type { RootContent } from 'mdast'
import { plural, ranges } from '../format.ts'
import { code, heading, type Inline, list } from '../markdown/nodes.ts'
import type { ComparedCell, ResultsComparison } from './compare-results.ts'
import type { ResultCell } from './pair-cells.ts'

/** Nothing where they are about the same. */
export function changedSection({ cells, onlyA, onlyB }: ResultsComparison): RootContent[] {
  const [allA, allB] = [
    [...cells.map(({ a }) => a), ...onlyA],
    [...cells.map(({ b }) => b), ...onlyB],
  ]
  const items = [...specifications(cells), ...seeds(cells), ...only('A', onlyA, allB), ...only('B', onlyB, allA)]
  return items.length === 0 ? [] : [heading(2, 'What changed'), list(items)]
}

function specifications(cells: readonly ComparedCell[]): Inline[][] {
  const changes = cells.flatMap(({ b, changes }) => changes.map(change => ({ method: b.method, change })))
  // The same change of all methods, as a new engine is, is told once.
  return [...Map.groupBy(changes, ({ change }) => change)].map(([change, entries]) => {
    const methods = [...new Set(entries.map(({ method }) => method))]
    const whose: Inline[] = methods.length === 1 ? [code(methods[0]!), ': '] : []
    return [...whose, `${change} (${plural(entries.length, 'cell')}${methods.length > 1 ? ` of ${methods.length} methods` : ''})`]
  })
}

function seeds(cells: readonly ComparedCell[]): Inline[][] {
  const sides = cells.flatMap(({ a, b }) => [lone('A', a, b), lone('B', b, a)]).filter(text => text !== '')
  return [...Map.groupBy(sides, text => text)].map(([text, { length }]) => [`${text} (${plural(length, 'cell')})`])
}

function lone(name: string, mine: ResultCell, other: ResultCell): string {
  const seeds = [...mine.trials.keys()].filter(seed => !other.trials.has(seed))
  return seeds.length === 0 ? '' : `seeds run only in ${name}: ${ranges(seeds)}`
}

/** Cells that only one has: by task or method where the other lacks it altogether, else by both. */
function only(name: string, mine: readonly ResultCell[], others: readonly ResultCell[]): Inline[][] {
  const [tasks, methods] = [new Set(others.map(({ task }) => task)), new Set(others.map(({ method }) => method))]
  const groups = Map.groupBy(mine, ({ method, task }) =>
    JSON.stringify(!tasks.has(task) ? ['', task] : methods.has(method) ? [method, task] : [method, '']),
  )
  return [...groups].map(([group, cells]) => {
    const [method, task] = JSON.parse(group) as [string, string]
    if (method === '') return [`only in ${name}: task `, code(task), ` (${plural(cells.length, 'cell')})`]
    if (task === '') return [`only in ${name}: method `, code(method), ` (${plural(cells.length, 'cell')})`]
    const elsewhere = others.some(its => its.method === method && its.task === task && cells.some(cell => cell.lag === its.lag))
    const note = elsewhere ? '; the other has it with other parameters' : ''
    return [`only in ${name}: `, code(method), ' on ', code(task), `, lag ${ranges(cells.map(({ lag }) => lag))}${note}`]
  })
}
