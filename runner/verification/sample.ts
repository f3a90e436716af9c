// Which of the stored trials to run again: a seeded sample without replacement, each as likely as any other.

import { randomStream } from '../../engine/random.ts'
import type { TrialRecord } from '../record.ts'

/** `size` of the records (all, if there are no more), in their order; the same for the same seed and keys. */
export function sampleRecords(records: readonly TrialRecord[], size: number, seed: number): readonly TrialRecord[] {
  const random = randomStream(['verify', seed])
  const order = records.map((_, index) => index)
  // The first steps of a Fisher-Yates shuffle.
  for (let i = 0; i < Math.min(size, order.length); i++) {
    const j = random.integer(i, order.length - 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
    .slice(0, size)
    .sort((a, b) => a - b)
    .map(index => records[index]!)
}
