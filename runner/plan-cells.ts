// A plan told by its cells: the settings of a cell once, and each trial as the number of its cell and its seed. Spelt out trial by trial,
// a plan of 100,000 trials would be 100 MB of repetition.

import { canonicalJson, type Json } from '../engine/canonical.ts'
import type { Plan, PlannedTrial } from './plan.ts'
import type { TrialSpec } from './record.ts'

/** Labels of the report, and the specification of its trials without their seeds. */
export interface PlanCell {
  readonly method: string
  readonly task: string
  readonly spec: Omit<TrialSpec, 'seed'>
}

export interface PlanCells {
  readonly list: readonly PlanCell[]
  /** Cell and seed of each trial, in the plan's order. */
  readonly plan: readonly (readonly [cell: number, seed: number])[]
  /** The cell of each trial by its key; where a plan has a trial twice, the first. */
  readonly ofKey: ReadonlyMap<string, number>
}

export function cellsOf(trials: readonly PlannedTrial[]): PlanCells {
  const numbers = new Map<string, number>()
  const list: PlanCell[] = []
  const ofKey = new Map<string, number>()
  const plan = trials.map(({ key, methodLabel, taskLabel, spec }): [number, number] => {
    const { seed, ...rest } = spec
    const cell = { method: methodLabel, task: taskLabel, spec: rest }
    const name = canonicalJson(cell as unknown as Json)
    let number = numbers.get(name)
    if (number === undefined) {
      number = list.push(cell) - 1
      numbers.set(name, number)
    }
    if (!ofKey.has(key)) ofKey.set(key, number)
    return [number, seed]
  })
  return { list, plan, ofKey }
}

interface StoredForm extends Omit<Plan, 'trials'> {
  readonly cells: readonly PlanCell[]
  readonly trials: readonly (readonly [key: string, cell: number, seed: number])[]
}

/** A plan as canonical JSON. */
export function planText({ trials, ...rest }: Plan): string {
  const { list, plan } = cellsOf(trials)
  const form: StoredForm = { ...rest, cells: list, trials: plan.map(([cell, seed], i) => [trials[i]!.key, cell, seed]) }
  return canonicalJson(form as unknown as Json)
}

/** The plan that `planText` has written; its trials share the settings of their cells. */
export function planOfText(text: string): Plan {
  const { cells, trials, ...rest } = JSON.parse(text) as StoredForm
  // Stores of earlier days hold each trial in full.
  if (cells === undefined) return { ...rest, trials: trials as unknown as readonly PlannedTrial[] }
  return {
    ...rest,
    trials: trials.map(([key, number, seed]) => {
      const { method, task, spec } = cells[number]!
      return { key, methodLabel: method, taskLabel: task, spec: { ...spec, seed } as TrialSpec }
    }),
  }
}
