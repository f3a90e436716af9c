// A card for each method: what it is, what it can do, the equations of its net, and the settings that its trials ran with.

import type { RootContent } from 'mdast'
import { equationsOf } from '../../engine/equations.ts'
import type { Capabilities } from '../../methods/method.ts'
import { count, listed } from '../format.ts'
import type { Grid, MethodEntry } from '../grid.ts'
import { code, fence, heading, paragraph } from '../markdown/nodes.ts'
import { prose } from '../markdown/prose.ts'
import { netOf } from '../net-of.ts'
import { settingsTable } from './settings.ts'
import { sourcesLine } from './sources.ts'
import { nameList } from './task-sentences.ts'

export function methods(grid: Grid): RootContent[] {
  const byId = Map.groupBy(grid.methods, method => method.id)
  return [heading(2, 'The methods'), ...[...byId.values()].flatMap(entries => methodCard(grid, entries))]
}

/** One method, which may stand in the report several times under different labels. */
function methodCard(grid: Grid, entries: readonly MethodEntry[]): RootContent[] {
  const { definition, id } = entries[0]!
  if (definition === undefined) {
    return [
      heading(3, code(id)),
      paragraph('This method is not among the methods of this installation, so its card cannot be shown.'),
    ]
  }
  return [
    heading(3, definition.title, ' (', code(id), ')'),
    sourcesLine(definition.sources),
    ...prose(definition.summary, 4),
    paragraph(`Family: ${definition.family}. ${capabilities(definition.capabilities)} Cost: ${definition.complexity}.`),
    ...equations(grid, entries),
    ...entries.flatMap(entry => settings(grid, entry, definition)),
  ]
}

/** The equations of the nets, each once, on the first task that the method meets. */
function equations(grid: Grid, entries: readonly MethodEntry[]): RootContent[] {
  const byText = Map.groupBy(
    entries.flatMap(entry => {
      const text = netText(grid, entry)
      return text === null ? [] : [{ entry, text }]
    }),
    ({ text }) => text,
  )
  return [...byText].flatMap(([text, of]) => [
    paragraph(
      'The net',
      ...(byText.size === 1 ? [] : [' of ', ...nameList(of.map(({ entry }) => entry))]),
      ', as its program computes it (W is a weight matrix of its own in each line, b a bias, products are elementwise; no derivative passes through stop):',
    ),
    fence('text', text),
  ])
}

/** Null where nothing can be said of the net. */
function netText(grid: Grid, entry: MethodEntry): string | null {
  const known = grid.cells.find(cell => cell.method === entry && netOf(cell) !== null)
  return known === undefined ? null : equationsOf(netOf(known)!.net).join('\n')
}

function settings(grid: Grid, entry: MethodEntry, definition: NonNullable<MethodEntry['definition']>): RootContent[] {
  const cells = grid.cells.filter(cell => cell.method === entry)
  const weights = cells.flatMap(cell => cell.trials.flatMap(({ record }) => record?.result.weights || []))
  return [
    paragraph('Settings of ', code(entry.label), `.${weightCount(weights)}`),
    ...settingsTable(
      'Option',
      definition.options,
      cells.map(cell => ({ where: cell.task.label, values: cell.spec.options })),
    ),
  ]
}

function capabilities({ online, fixedTrainingSet, classificationOnly, gradients }: Capabilities): string {
  const said = [
    online ? 'learns online, from each sequence once' : 'does not learn online',
    ...(fixedTrainingSet ? ['needs a fixed training set'] : []),
    ...(classificationOnly ? ['can classify only'] : []),
    gradients ? 'follows a gradient' : 'follows no gradient',
  ]
  return `It ${listed(said)}.`
}

function weightCount(weights: readonly number[]): string {
  if (weights.length === 0) return ''
  const distinct = [...new Set(weights)].sort((a, b) => a - b).map(count)
  return ` The nets had ${distinct.length > 4 ? `${distinct[0]} to ${distinct.at(-1)}` : listed(distinct, 'or')} weights.`
}
