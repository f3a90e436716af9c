// A report of many methods.

import type { ReportInput } from '../../reports/compose.ts'
import { fixtureInput } from './fixtures.ts'

/** The fixture's methods under many names. */
export function crowded(copies: number): ReportInput {
  const input = fixtureInput()
  const named = (label: string, copy: number): string => `${label} ${copy}`
  const numbers = Array.from({ length: copies }, (_, copy) => copy)
  return {
    ...input,
    plan: {
      ...input.plan,
      methodLabels: numbers.flatMap(copy => input.plan.methodLabels.map(label => named(label, copy))),
      trials: numbers.flatMap(copy =>
        input.plan.trials.map(trial => ({ ...trial, methodLabel: named(trial.methodLabel, copy) })),
      ),
    },
  }
}
