// Writes the results file (format.ts) of a plan and its records.

import { createHash } from 'node:crypto'
import { canonicalJson, digestOf, type Json } from '../../engine/canonical.ts'
import { cellsOf, type PlanCells } from '../plan-cells.ts'
import type { TrialEnvironment, TrialRecord, TrialSpec } from '../record.ts'
import type { StoredPlan } from '../store.ts'
import { FORMAT, FORMAT_VERSION, type Header } from './format.ts'
import { thinRecord } from './thin.ts'

/** A committed file should not weigh more. */
export const MOST_BYTES = 5_000_000

export interface ResultsText {
  readonly text: string
  /** As they stand in the text: with thinned curves where these were thinned. */
  readonly records: readonly TrialRecord[]
  /** Every n-th point of a curve is there; 1: all. */
  readonly every: number
}

/**
 * Deterministic but for the commit. Curves are thinned by 2, 4, 8... until the text has at most `mostBytes`, or no curve a
 * second point. `alreadyEvery`: the records' curves have been thinned by this before.
 */
export function writeResults(
  stored: StoredPlan,
  records: readonly TrialRecord[],
  commit: string | null,
  alreadyEvery = 1,
  mostBytes = MOST_BYTES,
): ResultsText {
  const cells = cellsOf(stored.plan.trials)
  const machines = machinesOf(records)
  const longest = records.reduce((most, { result }) => Math.max(most, result.curve.length), 0)
  for (let by = 1; ; by *= 2) {
    const every = alreadyEvery * by
    const thinned = records.map(record => thinRecord(record, by)).sort((a, b) => (a.result.key < b.result.key ? -1 : 1))
    const lines = thinned.map(record => `${canonicalJson(trialLine(record, cells, machines))}\n`).join('')
    const text = `${headerLine(stored, cells, machines, commit, every, lines, records.length)}\n${lines}`
    if (by >= longest || Buffer.byteLength(text) <= mostBytes) return { text, records: thinned, every }
  }
}

function headerLine(
  { plan, command }: StoredPlan,
  cells: PlanCells,
  machines: readonly Machine[],
  commit: string | null,
  every: number,
  lines: string,
  trials: number,
): string {
  const header: Omit<Header, 'digests'> = {
    format: FORMAT,
    version: FORMAT_VERSION,
    suite: {
      id: plan.id,
      title: plan.title,
      description: plan.description,
      methodLabels: [...plan.methodLabels],
      taskLabels: [...plan.taskLabels],
    },
    ...withOptionsApart(cells),
    machines: [...machines],
    plan: cells.plan as Header['plan'],
    command,
    commit,
    curvePointsKept: { every },
    trials,
  }
  const digests = { plan: digestOf(header as unknown as Json), trials: createHash('sha256').update(lines).digest('hex') }
  return canonicalJson({ ...header, digests } as unknown as Json)
}

/** The cells with the places of their options in a list that has each once. */
function withOptionsApart({ list }: PlanCells): Pick<Header, 'cells' | 'options'> {
  const places = new Map<string, number>()
  const options: TrialSpec['options'][] = []
  const cells = list.map(({ spec, ...labels }) => {
    const text = canonicalJson(spec.options)
    const place = places.get(text) ?? options.push(spec.options) - 1
    places.set(text, place)
    return { ...labels, spec: { ...spec, options: place } }
  })
  return { cells: cells as unknown as Header['cells'], options: options as Header['options'] }
}

type Machine = Pick<TrialEnvironment, 'runtime' | 'platform'>

const sameMachine = (a: Machine, b: Machine): boolean => a.runtime === b.runtime && a.platform === b.platform

/** Where the records were made, in the order of their keys. */
function machinesOf(records: readonly TrialRecord[]): readonly Machine[] {
  const machines: Machine[] = []
  for (const { environment } of records.toSorted((a, b) => (a.result.key < b.result.key ? -1 : 1))) {
    const { runtime, platform } = environment
    if (!machines.some(known => sameMachine(known, environment))) machines.push({ runtime, platform })
  }
  return machines
}

function trialLine({ result, environment }: TrialRecord, { ofKey }: PlanCells, machines: readonly Machine[]): Json {
  const { runtime: _, platform: __, ...run } = environment
  const { spec, outcome, curve, ...rest } = result
  const line = {
    ...rest,
    cell: ofKey.get(result.key)!,
    seed: spec.seed,
    outcome: outcome.status === 'failed' ? { status: 'failed', error: outcome.error } : outcome,
    curve: {
      sequences: curve.map(point => point.sequences),
      meanError: curve.map(point => point.meanError),
      fractionCorrect: curve.map(point => point.fractionCorrect),
    },
    environment: { ...run, machine: machines.findIndex(machine => sameMachine(machine, environment)) },
  } as unknown as { readonly [name: string]: Json }
  return { ...line, digest: digestOf(line) }
}
