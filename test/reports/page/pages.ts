// Pages to look at: the made-up benchmark with learning curves, and the same with hostile texts wherever others write texts.

import { composeReport, type ReportInput } from '../../../reports/compose.ts'
import { renderPage } from '../../../reports/page/page.ts'
import { environmentMarker } from '../../../reports/parts.ts'
import type { TrialRecord } from '../../../runner/record.ts'
import { fixtureInput, lags, record, registry } from '../fixtures.ts'

/**
 * The made-up results; each trial that ran has a curve of eight points, but for those of the search, which does not learn online. One
 * method solves 1, 2, 3 and 4 of 5 trials of temporal order, so that every shade is there.
 */
export function curvedInput(): ReportInput {
  const input = fixtureInput()
  return { ...input, records: input.records.map(shaded).map(withCurve) }
}

function shaded(each: TrialRecord): TrialRecord {
  const { method, task, parameters, seed } = each.result.spec
  if (method !== 'lstm-1997' || task !== 'temporal-order') return each
  const status = seed <= 1 + (lags as readonly number[]).indexOf(parameters.lag) ? 'solved' : 'unsolved'
  return { ...each, result: { ...each.result, outcome: { status } } }
}

function withCurve(each: TrialRecord): TrialRecord {
  const { spec, counters } = each.result
  if (counters.sequences === 0 || spec.method === 'weight-guessing') return each
  const curve = Array.from({ length: 8 }, (_, i) => ({
    sequences: Math.round((counters.sequences * (i + 1)) / 8),
    meanError: 0.5 / (i + 1) + spec.seed / 100,
    fractionCorrect: i / 8,
  }))
  return { ...each, result: { ...each.result, curve } }
}

export function pageOf(input: ReportInput): string {
  return renderPage(composeReport(input))
}

export const nasty =
  '</script><script>window.bad=1</script><img src=x onerror="window.bad=1"> <!--<script> ]]> <b>bold</b> **md** ' +
  `[e](javascript:window.bad=1) ![g](http://example.invalid/i.png) \u001b[31mred\u001b[0m \u202edrow " ' & &lt;\n# d\n${environmentMarker}\n`

export function hostileInput(): ReportInput {
  const input = fixtureInput({ methodLabels: { bptt: nasty }, taskLabels: { adding: nasty } })
  const bptt = registry.methods.get('bptt')!
  const adding = registry.tasks.get('adding')!
  const trials = input.plan.trials.map(trial => ({
    ...trial,
    spec: { ...trial.spec, options: { ...trial.spec.options, [nasty]: [nasty, { [nasty]: nasty }] } },
  }))
  return {
    ...input,
    plan: { ...input.plan, id: nasty, title: nasty, description: nasty, trials },
    records: trials.map((trial, i) =>
      i % 4 === 0
        ? record(trial, { status: 'failed', error: nasty, stack: nasty }, 0)
        : i % 4 === 1
          ? record(trial, { status: 'skipped', reason: nasty }, 0)
          : i % 4 === 2
            ? record(trial, { status: 'diverged', where: nasty, step: 1 }, 10)
            : withCurve(record(trial, { status: 'solved' }, 1000)),
    ),
    registry: {
      methods: new Map([...registry.methods, ['bptt', { ...bptt, title: nasty, summary: nasty }]]),
      tasks: new Map([...registry.tasks, ['adding', { ...adding, title: nasty, card: nasty }]]),
    },
    command: nasty,
    commit: nasty,
  }
}
