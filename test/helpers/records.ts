// Plans and records without any learning behind them.

import type { Plan } from '../../runner/plan.ts'
import type { Outcome, TrialRecord, TrialSpec } from '../../runner/record.ts'
import { trialKey } from '../../runner/trial/key.ts'

export function specOf(seed: number, options: TrialSpec['options'] = {}): TrialSpec {
  return {
    method: 'alpha',
    methodVersion: 1,
    options,
    task: 'copy',
    taskVersion: 1,
    parameters: { lag: 10 },
    seed,
    budget: { sequences: 100 },
    engineVersion: 1,
  }
}

export function recordOf(spec: TrialSpec, outcome: Outcome = { status: 'solved' }, wallMs = 5): TrialRecord {
  return {
    result: {
      key: trialKey(spec),
      spec,
      outcome,
      counters: { sequences: spec.seed, steps: 10 * spec.seed, multiplyAdds: 100, weightChanges: 1 },
      milestones: {},
      curve: [{ sequences: 1, meanError: 0.25, fractionCorrect: 0.5 }],
      test: null,
      weights: 3,
      digests: { weights: 'aa', answers: '' },
    },
    environment: { startedAt: '2026-01-01T00:00:00.000Z', wallMs, cpuMs: 4, runtime: 'node', platform: 'test' },
  }
}

export function planOf(specs: readonly TrialSpec[], id = 'tiny'): Plan {
  return {
    id,
    title: 'Tiny',
    description: '',
    methodLabels: ['alpha'],
    taskLabels: ['copy'],
    trials: specs.map(spec => ({ key: trialKey(spec), methodLabel: spec.method, taskLabel: spec.task, spec })),
  }
}
