// Puts the parts of a results file together: plan and records from the header's cells and the lines. What does not fit (digests, keys,
// order) is told, a sentence each.

import { createHash } from 'node:crypto'
import { digestOf, type Json } from '../../engine/canonical.ts'
import type { Plan, PlannedTrial } from '../plan.ts'
import type { TrialRecord, TrialResult, TrialSpec } from '../record.ts'
import type { StoredPlan } from '../store.ts'
import { trialKey } from '../trial/key.ts'
import type { Header, TrialLine } from './format.ts'

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

/** `texts` are the lines as they stand in the file, `path` is for messages. All cells and options named must be there. */
export function assemble(header: Header, lines: readonly TrialLine[], texts: readonly string[], path: string): ResultsFile {
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
    records.push(recordOf(line, spec, header.machines))
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

function specOf({ cells, options = [] }: Header, cell: number, seed: number): TrialSpec {
  const { spec } = cells[cell]!
  return { ...spec, options: typeof spec.options === 'number' ? options[spec.options] : spec.options, seed } as TrialSpec
}

/** `lstm-1997 on adding, lag 20, seed 3`, by the labels of the report. */
export function trialName({ parameters, seed }: TrialSpec, labels: { readonly method: string; readonly task: string }): string {
  return `${labels.method} on ${labels.task}, lag ${parameters.lag}, seed ${seed}`
}

function recordOf(line: TrialLine, spec: TrialSpec, machines: Header['machines'] = []): TrialRecord {
  const { cell: _, seed: __, digest: ___, environment, outcome, curve, ...rest } = line
  const { machine, ...run } = environment
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
  const where = machine === undefined ? {} : machines[machine]
  return { result: result as TrialResult, environment: { ...run, ...where } as TrialRecord['environment'] }
}
