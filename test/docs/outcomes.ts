// What the sentences of the replication notes are held to: how comparisons and trials of the committed results came out.

import test, { type ExecutionContext } from 'ava'
import { costToSolve } from '../../reports/cell-statistics.ts'
import type { Cell } from '../../reports/grid.ts'
import { readNotes } from '../../reports/replications/notes.ts'
import { resultsReader } from '../../reports/replications/results.ts'

export const resultsOf = await resultsReader()

/** A method on a task, at a lag where there are several. */
type Place = readonly [suite: string, method: string, task: string, lag?: number]

export function cell(...[suite, method, task, lag]: Place): Cell {
  const cells = resultsOf(suite).grid.cellsOf(task)
  const found = cells.find(each => each.method.label === method && (lag === undefined || each.lag === lag))
  if (found === undefined) throw new Error(`Expected trials of ${method} on ${task} in ${suite}, found none`)
  return found
}

/** "3 of 10". */
export function solved(...of: Place): string {
  const { tally } = cell(...of)
  return `${tally.solved} of ${tally.finished}`
}

/** In training sequences. */
export function median(...of: Place): number {
  return costToSolve(cell(...of), 'sequences')!.median!
}

type Part = readonly [suite: string, task?: string, method?: RegExp]

/** In the order of the report. */
export const comparisons = (...[suite, task, method = /./]: Part) =>
  resultsOf(suite).comparisons.filter(
    each => (task === undefined || each.cell.task.label === task) && method.test(each.cell.method.label),
  )

/** "agrees, differs". */
export const verdicts = (...of: Part): string =>
  comparisons(...of)
    .map(({ verdict }) => verdict)
    .join(', ')

/** Measured over published; where there is none to be had, NaN. */
export const ratios = (...of: Part): number[] => comparisons(...of).map(({ ratio }) => ratio?.value ?? Number.NaN)

export type Sentence = readonly [note: string, sentence: string, holds: (t: ExecutionContext) => void]

/** A test for each sentence: it stands in its note, and it holds. */
export function testSentences(sentences: readonly Sentence[]): void {
  const notes = new Map(readNotes().map(({ file, text }) => [file, text.replaceAll(/\s+/g, ' ')]))
  for (const [file, sentence, holds] of sentences)
    test(`${file}: ${sentence}`, t => {
      t.true(notes.get(file)?.includes(sentence), sentence)
      holds(t)
    })
}
