// A trial's key: the SHA-256 of everything that decides its result.

import { digestOf } from '../../engine/canonical.ts'
import type { TrialSpec } from '../record.ts'

/** 64 hex digits. */
export function trialKey(spec: TrialSpec): string {
  return digestOf({ ...spec, budget: { ...spec.budget } })
}
