// The waiting times that reference.R names.

import type { WaitingTime } from '../../../reports/statistics/kaplan-meier.ts'
import reference from './reference.json' with { type: 'json' }

export function referenceWaits(name: string): readonly WaitingTime[] {
  const { time, solved } = reference.waits[name as keyof typeof reference.waits]
  return time.map((each, i) => ({ time: each, solved: solved[i] === 1 }))
}
