// What a trial leaves behind. The deterministic part is the result; the environment part says where and how long it ran.

import type { Json } from '../engine/canonical.ts'

/** The most that a trial may use; whichever runs out first ends it. */
export interface Budget {
  /** Training sequences presented. */
  readonly sequences?: number
  /** Training steps. */
  readonly steps?: number
}

/** Everything that decides a trial's result. Its SHA-256 is the trial's key. */
export interface TrialSpec {
  readonly method: string
  readonly methodVersion: number
  /** All options, defaults and published settings filled in. */
  readonly options: { readonly [name: string]: Json }
  readonly task: string
  readonly taskVersion: number
  /** All parameters, defaults filled in; `lag` is always there. */
  readonly parameters: { readonly lag: number; readonly [name: string]: Json }
  readonly seed: number
  readonly budget: Budget
  readonly engineVersion: number
}

export type Outcome =
  | { readonly status: 'solved' }
  | { readonly status: 'unsolved' }
  /** First non-finite value: in which unit or weight, after how many training steps. */
  | { readonly status: 'diverged'; readonly where: string; readonly step: number }
  | { readonly status: 'skipped'; readonly reason: string }
  | { readonly status: 'failed'; readonly error: string; readonly stack: string }

/** Deterministic costs, up to the end of training. */
export interface Counters {
  readonly sequences: number
  readonly steps: number
  readonly multiplyAdds: number
  /** Updates, or candidates drawn. */
  readonly weightChanges: number
}

/** Mean over the training sequences since the last point (online learners only). */
export interface CurvePoint {
  readonly sequences: number
  readonly meanError: number
  readonly fractionCorrect: number
}

/** The deterministic part of a trial's record. */
export interface TrialResult {
  readonly key: string
  readonly spec: TrialSpec
  readonly outcome: Outcome
  readonly counters: Counters
  /** Counters when an earlier stage of the criterion was first met, by stage name. */
  readonly milestones: { readonly [stage: string]: Counters }
  readonly curve: readonly CurvePoint[]
  /** The source's final test; null unless solved. */
  readonly test: { readonly sequences: number; readonly wrong: number; readonly meanError: number } | null
  /** Number of weights; 0 when skipped. */
  readonly weights: number
  /** SHA-256 of the final weights and of all test answers ('' where there are none). */
  readonly digests: { readonly weights: string; readonly answers: string }
}

export interface TrialEnvironment {
  readonly startedAt: string
  readonly wallMs: number
  readonly cpuMs: number
  readonly runtime: string
  readonly platform: string
  /** SHA-256 of the sources of a method and a task that are not lagbench's own (runner/extensions/). */
  readonly outside?: { readonly method?: string; readonly task?: string }
}

export interface TrialRecord {
  readonly result: TrialResult
  readonly environment: TrialEnvironment
}
