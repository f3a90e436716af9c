// What a claim is: a statement of the seed in our words, where it stands there, and the tests that its verdict follows from.

import type { GradientFlowData } from '../gradient-flow.ts'
import type { LatchingData } from '../latching.ts'
import type { CreditData } from '../markov-credit/measure.ts'
import type { OwnTrials } from './own-trials.ts'
import type { Row } from './rows.ts'
import type { Test } from './test.ts'

/** All that the tests may look at. */
export interface Evidence {
  readonly flow: GradientFlowData
  readonly latching: LatchingData
  readonly credit: CreditData
  /** A row of a committed report, or a recorded trial; throws where there is none. */
  row(suite: string, task: string, method: string, lag: number): Row
  readonly own: OwnTrials
}

export interface Claim {
  readonly id: string
  /** Section and subsection of the paper. */
  readonly place: string
  readonly statement: string
  /** What is done to test it. */
  readonly experiment: string
  /** Where the evidence lies: paths relative to results/claims/. */
  readonly links: readonly string[]
  /** What the verdict does not say by itself. */
  readonly remark?: string
  tests(evidence: Evidence): readonly Test[]
}

export const flowLinks = (...figures: readonly string[]): readonly string[] => [
  '../gradient-flow/report.md',
  ...figures.map(name => `../gradient-flow/figures/${name}.svg`),
]
export const latchingLinks = (...figures: readonly string[]): readonly string[] => [
  '../latching/report.md',
  ...figures.map(name => `../latching/figures/${name}.svg`),
]
export const suiteLink = (suite: string): string => `../${suite}/report.md`
