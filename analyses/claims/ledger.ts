// The ledger: every claim with its tests and its verdict, as data.

import type { Claim, Evidence } from './claim.ts'
import { factors, introduction } from './section-2.ts'
import { bounds } from './section-2-bounds.ts'
import { latchingClaims } from './section-3.ts'
import { remedies } from './section-4.ts'
import { conclusions, memories } from './section-4-memory.ts'
import { type Test, type Verdict, verdictOf } from './test.ts'

export const claims: readonly Claim[] = [
  ...introduction,
  ...factors,
  ...bounds,
  ...latchingClaims,
  ...remedies,
  ...memories,
  ...conclusions,
]

export type Entry = {
  readonly id: string
  readonly place: string
  readonly statement: string
  readonly experiment: string
  readonly links: readonly string[]
  readonly remark: string
  readonly tests: readonly Test[]
  readonly verdict: Verdict
}

export function ledgerOf(evidence: Evidence): Entry[] {
  return claims.map(claim => {
    const { id, place, statement, experiment, links, remark = '' } = claim
    const tests = claim.tests(evidence)
    return { id, place, statement, experiment, links, remark, tests, verdict: verdictOf(tests) }
  })
}
