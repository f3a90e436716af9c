// The fingerprint of a set of results: equal for equal results, whatever the order in which, and the threads on which, they were made.

import { createHash } from 'node:crypto'
import { portableJson } from '../runner/portable.ts'
import type { TrialResult } from '../runner/record.ts'

/**
 * SHA-256 over the canonical JSON of all results, one a line (each ended by a line feed), in the order of their keys; 64 hex digits. Error
 * stacks are left out: they hold the paths of the machine.
 */
export function digestOfResults(results: readonly TrialResult[]): string {
  const digest = resultsDigest()
  for (const result of results.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))) digest.add(result)
  return digest.hex()
}

/** The same for results that come one by one, in the order of their keys. */
export function resultsDigest(): { add(result: TrialResult): void; hex(): string } {
  const hash = createHash('sha256')
  return { add: result => void hash.update(`${portableJson(result)}\n`), hex: () => hash.digest('hex') }
}
