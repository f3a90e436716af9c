// Reads a results file (format.ts). What is not of its form is refused with a UsageError; what has the form but does not fit together
// (digests, keys, order) is told sentence by sentence, so that `lagbench verify` can name every line and others can refuse the file.

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../errors.ts'
import { fileSystemProblem } from '../store-errors.ts'
import { assemble, type ResultsFile } from './assemble.ts'
import { headerShape, RESULTS_FILE, type TrialLine, trialShape } from './format.ts'
import { readLine } from './line.ts'

const MOST_BYTES = 64_000_000
const MOST_PROBLEMS = 10

/** Throws a UsageError where the folder has no results file, or one that is not of the form. */
export function readResultsFolder(folder: string): ResultsFile {
  const path = join(folder, RESULTS_FILE)
  try {
    const file = statSync(path, { throwIfNoEntry: false })
    if (file === undefined)
      throw new UsageError([
        `Expected results in \`${folder}\`, found no \`${RESULTS_FILE}\`; \`lagbench export SUITE --to ${folder}\` writes it`,
      ])
    if (!file.isFile()) throw new UsageError([`Expected \`${path}\` to be a file, got something else`])
    if (file.size > MOST_BYTES)
      throw new UsageError([`Expected \`${path}\` to have at most ${MOST_BYTES / 1e6} MB, got ${Math.round(file.size / 1e6)} MB`])
    return parseResults(decoded(readFileSync(path), path), path)
  } catch (error) {
    throw fileSystemProblem(error, path)
  }
}

function decoded(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError([`Expected \`${path}\` to be UTF-8 text, got other bytes`])
  }
}

/** The same as a file that must be whole: throws a UsageError, too, where something in it does not fit together. */
export function readSoundResults(folder: string): ResultsFile {
  const file = readResultsFolder(folder)
  if (file.broken.length === 0) return file
  const more = file.broken.length - MOST_PROBLEMS
  throw new UsageError([
    ...file.broken.slice(0, MOST_PROBLEMS),
    ...(more > 0 ? [`... and ${more} more; \`lagbench verify ${folder}\` names them all`] : []),
  ])
}

/** `path` is for messages. Throws a UsageError for a text that is not of the form. */
export function parseResults(text: string, path: string): ResultsFile {
  const [first = '', ...rest] = text.split('\n')
  const header = readLine(first, headerShape, `${path}:1`)
  if (!header.ok) throw new UsageError(header.problems)
  const problems: string[] = []
  if (rest.at(-1) !== '') problems.push(`Expected \`${path}\` to end with a line feed; it may have been cut off`)
  else rest.pop()
  // A number that names no cell would leave nothing to go on with.
  const { cells, plan, options: lists = [], machines = [] } = header.value
  const checkCell = (cell: number, where: string) => {
    if (cell >= cells.length) problems.push(`Expected \`${where}\` to name a cell below ${cells.length}, got \`${cell}\``)
  }
  for (const [index, { spec }] of cells.entries())
    if (typeof spec.options === 'number' && spec.options >= lists.length)
      problems.push(
        `Expected \`${path}:1 cells[${index}].spec.options\` to be below ${lists.length}, the number of lists of options, got \`${spec.options}\``,
      )
  for (const [index, [cell]] of plan.entries()) checkCell(cell, `${path}:1 plan[${index}]`)
  const lines: TrialLine[] = []
  for (const [index, text] of rest.entries()) {
    if (problems.length >= MOST_PROBLEMS) break
    const line = readLine(text, trialShape, `${path}:${index + 2}`)
    if (!line.ok) {
      problems.push(...line.problems)
      continue
    }
    lines.push(line.value)
    checkCell(line.value.cell, `${path}:${index + 2} cell`)
    const { machine, runtime, platform } = line.value.environment
    if (machine === undefined ? runtime === undefined || platform === undefined : machine >= machines.length)
      problems.push(
        `Expected \`${path}:${index + 2} environment\` to name one of ${machines.length} machines of the header, or to have runtime and platform, got neither`,
      )
  }
  if (problems.length > 0) throw new UsageError(problems.slice(0, MOST_PROBLEMS))
  return assemble(header.value, lines, rest, path)
}
