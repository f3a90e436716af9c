// What another thread is asked for, and what comes back.

import { CODE, HOME } from '../../runner/code-files.ts'
import type { TrialResult, TrialSpec } from '../../runner/record.ts'

/** The module of a task. */
export const taskFile = (task: string): URL => new URL(`tasks/${task}${CODE}`, HOME)

export interface ElsewhereRequest {
  /** URL of the module whose default export is the method. */
  readonly module: string
  readonly specs: readonly TrialSpec[]
}

/** Memory in use after a full garbage collection, at the ends of equal stretches of training. */
export interface MemoryReport {
  /** Bytes of heap and of typed arrays outside of it: at the start and after each stretch. */
  readonly bytes: readonly number[]
  /** Training steps of each stretch. */
  readonly steps: readonly number[]
  /** Number of weights at the same moments as `bytes`. */
  readonly weights: readonly number[]
}

export type ElsewhereReport =
  | {
      readonly status: 'done'
      readonly results: readonly TrialResult[]
      /** Undefined where training threw. */
      readonly memory: MemoryReport | undefined
    }
  /** It threw, or the thread died. */
  | { readonly status: 'died'; readonly message: string; readonly line?: string }
  /** Not done within so many seconds. */
  | { readonly status: 'endless'; readonly seconds: number }
