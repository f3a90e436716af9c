// A result as text that is equal for equal results on any machine.

import { canonicalJson, type Json } from '../engine/canonical.ts'
import type { TrialResult } from './record.ts'

/** Canonical JSON. Error stacks are left out: they hold the paths of the machine. */
export function portableJson(result: TrialResult): string {
  const portable = withoutStack(result)
  try {
    return canonicalJson(portable)
  } catch {
    // What JSON changes (NaN to null, undefined to nothing) a store has changed already; a result fresh from its trial has not.
    return canonicalJson(JSON.parse(JSON.stringify(portable)) as Json)
  }
}

function withoutStack(result: TrialResult): Json {
  const { outcome } = result
  const portable = outcome.status === 'failed' ? { ...result, outcome: { status: outcome.status, error: outcome.error } } : result
  return portable as unknown as Json
}
