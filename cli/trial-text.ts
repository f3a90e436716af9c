// A trial's record as text for people.

import { duration } from '../reports/format.ts'
import type { Counters, Outcome, TrialRecord } from '../runner/record.ts'
import { columns } from './output.ts'

const CURVE_POINTS = 12

export function trialText({ result, environment }: TrialRecord): string {
  const { spec, outcome, counters, milestones, curve, test, weights, digests } = result
  const rows: (readonly [string, string])[] = [
    ['Outcome', outcomeText(outcome, counters)],
    ['Method', `${spec.method} ${settings(spec.options)}`],
    ['Task', `${spec.task} ${settings(spec.parameters)}`],
    ['Seed', String(spec.seed)],
    ['Budget', settings({ ...spec.budget })],
    ['Cost', costText(counters)],
    ...Object.entries(milestones).map(
      ([stage, then]) => ['Milestone', `${stage} after ${count(then.sequences)} sequences`] as const,
    ),
    ['Weights', count(weights)],
  ]
  if (test !== null) {
    const share = `${count(test.wrong)} of ${count(test.sequences)} sequences wrong`
    rows.push(['Final test', `${share}, mean error ${significant(test.meanError)}`])
  }
  if (digests.weights !== '') rows.push(['Weights digest', digests.weights])
  if (digests.answers !== '') rows.push(['Answers digest', digests.answers])
  rows.push(['Key', result.key], ['Time', `${duration(environment.wallMs)} on ${environment.runtime}, ${environment.platform}`])
  const parts = [columns(rows)]
  if (curve.length > 0) {
    const shown = curve
      .slice(-CURVE_POINTS)
      .map(point => [
        count(point.sequences).padStart(12),
        significant(point.meanError).padStart(10),
        `${(100 * point.fractionCorrect).toFixed(1)} %`.padStart(9),
      ])
    const heading = ['sequences'.padStart(12), 'mean error'.padStart(10), 'correct'.padStart(9)]
    parts.push(
      `Learning curve${curve.length > shown.length ? ` (last ${shown.length} of ${curve.length} points)` : ''}\n${columns([heading, ...shown])}`,
    )
  }
  if (outcome.status === 'failed') parts.push(outcome.stack)
  return parts.join('\n\n')
}

function outcomeText(outcome: Outcome, { sequences }: Counters): string {
  switch (outcome.status) {
    case 'solved':
      return `solved after ${count(sequences)} training sequences`
    case 'unsolved':
      return `unsolved, the budget is spent`
    case 'diverged':
      return `diverged: ${outcome.where}, after ${count(outcome.step)} training steps`
    case 'skipped':
      return `skipped: ${outcome.reason}`
    case 'failed':
      return `failed: ${outcome.error}`
  }
}

function costText({ sequences, steps, multiplyAdds, weightChanges }: Counters): string {
  return `${count(sequences)} sequences, ${count(steps)} steps, ${count(multiplyAdds)} multiply-adds, ${count(weightChanges)} weight changes`
}

function settings(values: { readonly [name: string]: unknown }): string {
  return `(${Object.entries(values)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ')})`
}

function count(value: number): string {
  return value.toLocaleString('en')
}

function significant(value: number): string {
  return String(Number(value.toPrecision(3)))
}
