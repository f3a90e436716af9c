// The definition of each task as its module gives it: the card, the criterion in words, and the numbers that follow from the lag.

import type { RootContent } from 'mdast'
import type { TaskInstance } from '../../tasks/task.ts'
import { count, significant } from '../format.ts'
import type { Grid, TaskEntry } from '../grid.ts'
import { code, heading, paragraph, strong, table } from '../markdown/nodes.ts'
import { prose } from '../markdown/prose.ts'
import { criterionText } from './criterion.ts'
import { settingsTable } from './settings.ts'
import { sourcesLine } from './sources.ts'

export function tasks(grid: Grid): RootContent[] {
  const byId = Map.groupBy(grid.tasks, task => task.id)
  return [
    heading(2, 'The tasks'),
    paragraph(
      'The lag is the nominal one, by which trials are compared; the minimal lag is the smallest number of steps between the last input that matters and the target. ',
      'The chance level is the probability that the best constant answer is correct; the constant baseline is the least mean squared error of a constant answer.',
    ),
    ...[...byId.values()].flatMap(entries => taskCard(grid, entries)),
  ]
}

/** One task, which may stand in the report several times under different labels. */
function taskCard(grid: Grid, entries: readonly TaskEntry[]): RootContent[] {
  const { id, definition } = entries[0]!
  if (definition === undefined) {
    return [
      heading(3, code(id)),
      paragraph('This task is not among the tasks of this installation, so its definition cannot be shown.'),
    ]
  }
  return [
    heading(3, definition.title, ' (', code(id), ')'),
    sourcesLine(definition.sources),
    ...prose(definition.card, 4),
    ...entries.flatMap(entry => [
      ...(entry.label === id ? [] : [paragraph('As ', strong(code(entry.label)), ':')]),
      ...numbers(grid, entry, definition),
    ]),
  ]
}

function numbers(grid: Grid, task: TaskEntry, definition: NonNullable<TaskEntry['definition']>): RootContent[] {
  const cells = grid.cellsOf(task.label)
  const parameters = task.lags.map(lag => cells.find(cell => cell.lag === lag)!.spec.parameters)
  const instances = parameters.flatMap(values => {
    const instance = instanceOf(definition, values)
    return instance === null ? [] : [{ lag: values.lag, ...instance }]
  })
  const [first] = instances
  return [
    ...(first === undefined
      ? [paragraph('The task as it is in this installation does not take the parameters of these results.')]
      : [
          paragraph(`${criterionText(first.criterion)} Final test: ${count(first.testSequences)} fresh sequences.`),
          table(
            'rrrrr',
            ['Lag', 'Minimal lag', 'Longest sequence', 'Chance level', 'Constant baseline'],
            instances.map(({ lag, minimalLag, signature, chanceLevel, constantBaseline }) => [
              count(lag),
              count(minimalLag),
              count(signature.longestSequence),
              significant(chanceLevel),
              significant(constantBaseline.meanSquaredError),
            ]),
          ),
        ]),
    ...settingsTable(
      'Parameter',
      definition.parameters,
      parameters.map(values => ({ where: `lag ${count(values.lag)}`, values })),
      ['lag'],
    ),
  ]
}

/** Null when the task of today does not take the parameters of these results. */
function instanceOf(definition: NonNullable<TaskEntry['definition']>, parameters: { readonly lag: number }): TaskInstance | null {
  try {
    return definition.create(definition.parameters.parse(parameters))
  } catch {
    return null
  }
}
