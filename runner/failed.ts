// The record of a trial whose code broke: it threw, or its worker died.

import type { TrialRecord, TrialSpec } from './record.ts'
import { trialKey } from './trial/key.ts'

/** `stack` is empty where the error tells nothing of the trial's own code. */
export function failedRecord(spec: TrialSpec, error: unknown, startedAt: Date, stack?: string): TrialRecord {
  const { message, stack: trace } = error instanceof Error ? error : { message: String(error), stack: '' }
  return {
    result: {
      key: trialKey(spec),
      spec,
      outcome: { status: 'failed', error: message, stack: stack ?? trace ?? '' },
      counters: { sequences: 0, steps: 0, multiplyAdds: 0, weightChanges: 0 },
      milestones: {},
      curve: [],
      test: null,
      weights: 0,
      digests: { weights: '', answers: '' },
    },
    environment: {
      startedAt: startedAt.toISOString(),
      wallMs: Date.now() - startedAt.getTime(),
      cpuMs: 0,
      runtime: `node ${process.version}`,
      platform: `${process.platform} ${process.arch}`,
    },
  }
}
