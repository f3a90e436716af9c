// The fingerprint of a set of results: equal for equal results, whatever the order in which, and the threads on which, they were made.

import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '../engine/canonical.ts'
import type { TrialResult } from '../runner/record.ts'

/**
 * SHA-256 over the canonical JSON of all results, one a line (each ended by a line feed), in the order of their keys; 64 hex digits. Error
 * stacks are left out: they hold the paths of the machine.
 */
export function digestOfResults(results: readonly TrialResult[]): string {
  const hash = createHash('sha256')
  for (const result of results.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))) hash.update(`${line(result)}\n`)
  return hash.digest('hex')
}

function line(result: TrialResult): string {
  const { outcome } = result
  const portable = outcome.status === 'failed' ? { ...result, outcome: { status: outcome.status, error: outcome.error } } : result
  try {
    return canonicalJson(portable as unknown as Json)
  } catch {
    // What JSON changes (NaN to null, undefined to nothing) a store has changed already; a result fresh from its trial has not.
    return canonicalJson(JSON.parse(JSON.stringify(portable)) as Json)
  }
}
