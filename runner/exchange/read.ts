// Reads a results file (format.ts). What is not of its form is refused with a UsageError; what has the form but does not fit together
// (digests, keys, order) is told sentence by sentence, so that `lagbench verify` can name every line and others can refuse the file.

import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf, type Json } from '../../engine/canonical.ts'
import { UsageError } from '../errors.ts'
import type { Plan, PlannedTrial } from '../plan.ts'
import type { TrialRecord, TrialResult, TrialSpec } from '../record.ts'
import type { StoredPlan } from '../store.ts'
import { fileSystemProblem } from '../store-errors.ts'
import { trialKey } from '../trial/key.ts'
import { type Header, headerShape, RESULTS_FILE, type TrialLine, trialShape } from './format.ts'
import { readLine } from './line.ts'

const MOST_BYTES = 64_000_000
const MOST_PROBLEMS = 10

export interface ResultsFile {
  readonly stored: StoredPlan
  /** In the order of the lines: the first one is that of line 2. */
  readonly records: readonly TrialRecord[]
  readonly commit: string | null
  /** Every n-th point of the learning curves is there; 1: all. */
  readonly every: number
  /** What does not fit together, a sentence each that names the line; none in a file that is as it was written. */
  readonly broken: readonly string[]
}

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
    return parseResults(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path)), path)
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError([`Expected \`${path}\` to be UTF-8 text, got other bytes`])
    throw fileSystemProblem(error, path)
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
  const { cells, plan } = header.value
  const checkCell = (cell: number, where: string) => {
    if (cell >= cells.length) problems.push(`Expected \`${where}\` to name a cell below ${cells.length}, got \`${cell}\``)
  }
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
  }
  if (problems.length > 0) throw new UsageError(problems.slice(0, MOST_PROBLEMS))
  return assembled(header.value, lines, rest, path)
}

function assembled(header: Header, lines: readonly TrialLine[], texts: readonly string[], path: string): ResultsFile {
  const { digests, ...rest } = header
  const broken: string[] = []
  if (digestOf(rest as unknown as Json) !== digests.plan)
    broken.push(
      `\`${path}:1\`: the digest of the plan is not that of the header; the suite, a cell, a seed or the command was changed`,
    )
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${text}\n`)
  if (hash.digest('hex') !== digests.trials)
    broken.push(`\`${path}:1\`: the digest of the trials is not that of the lines below; a line was changed, added or removed`)
  if (header.trials !== lines.length)
    broken.push(`\`${path}:1\`: the header announces ${header.trials} trials, the file has ${lines.length}`)

  const plan = planOf(header)
  const planned = new Set(plan.trials.map(({ key }) => key))
  const records: TrialRecord[] = []
  for (const [index, line] of lines.entries()) {
    const spec = specOf(header, line.cell, line.seed)
    const name = trialName(spec, header.cells[line.cell]!)
    const wrong = (what: string) => broken.push(`\`${path}:${index + 2}\` (${name}): ${what}`)
    const { digest, ...content } = line
    if (digestOf(content as unknown as Json) !== digest) wrong('its digest is not that of the line; something in it was changed')
    if (index > 0 && line.key <= lines[index - 1]!.key) wrong('its key does not follow that of the line above')
    if (trialKey(spec) !== line.key) wrong('its key is not that of its cell and seed; one of the three was changed')
    else if (!planned.has(line.key)) wrong('the plan has no such trial')
    records.push(recordOf(line, spec))
  }
  return {
    stored: { plan, command: header.command },
    records,
    commit: header.commit,
    every: header.curvePointsKept.every,
    broken,
  }
}

function planOf(header: Header): Plan {
  const { id, title, description, methodLabels, taskLabels } = header.suite
  const trials = header.plan.map(([number, seed]): PlannedTrial => {
    const { method, task } = header.cells[number]!
    const spec = specOf(header, number, seed)
    return { key: trialKey(spec), methodLabel: method, taskLabel: task, spec }
  })
  return { id, title, description, methodLabels, taskLabels, trials }
}

function specOf({ cells }: Header, cell: number, seed: number): TrialSpec {
  return { ...cells[cell]!.spec, seed } as TrialSpec
}

/** `lstm-1997 on adding, lag 20, seed 3`, by the labels of the report. */
export function trialName({ parameters, seed }: TrialSpec, labels: { readonly method: string; readonly task: string }): string {
  return `${labels.method} on ${labels.task}, lag ${parameters.lag}, seed ${seed}`
}

function recordOf(line: TrialLine, spec: TrialSpec): TrialRecord {
  const { cell: _, seed: __, digest: ___, environment, outcome, curve, ...rest } = line
  const points = curve.sequences.map((sequences, i) => ({
    sequences,
    meanError: curve.meanError[i]!,
    fractionCorrect: curve.fractionCorrect[i]!,
  }))
  const result = {
    ...rest,
    spec,
    outcome: outcome.status === 'failed' ? { ...outcome, stack: '' } : outcome,
    curve: points,
  }
  return { result: result as TrialResult, environment }
}
