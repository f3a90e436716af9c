// A suite is a small typed plan: which methods meet which tasks, at which lags, with how many seeds and what budget.

import type { Json } from '../engine/canonical.ts'
import type { Method } from '../methods/method.ts'
import type { Task } from '../tasks/task.ts'
import type { Budget, TrialSpec } from './record.ts'

export interface SuiteMethod {
  readonly method: string
  /** Options that differ from the defaults and the published settings. */
  readonly options?: { readonly [name: string]: Json }
  /** Name in the report, needed where one method appears twice. */
  readonly label?: string
  /** Labels of the tasks that it meets; default: all. */
  readonly tasks?: readonly string[]
}

export interface SuiteTask {
  readonly task: string
  /** The lags to run. */
  readonly lags: readonly number[]
  /** Parameters other than the lag that differ from the defaults. */
  readonly parameters?: { readonly [name: string]: Json }
  /** Overrides the suite's budget for this task. */
  readonly budget?: Budget
  /** Overrides the suite's number of seeds for this task. */
  readonly seeds?: number
  readonly label?: string
}

export interface Suite {
  readonly title: string
  /** What the suite is for, as markdown prose. */
  readonly description: string
  readonly methods: readonly SuiteMethod[]
  readonly tasks: readonly SuiteTask[]
  /** Seeds 1..seeds. */
  readonly seeds: number
  /** Seeds start after this one (default 0): replications keep away from the seeds that anyone tuned on. */
  readonly firstSeed?: number
  readonly budget: Budget
}

/** A suite as its file may write it: a method or task is an id, or an object that the file defines or imports. */
export interface WrittenSuite extends Omit<Suite, 'methods' | 'tasks'> {
  readonly methods: readonly (Omit<SuiteMethod, 'method'> & { readonly method: string | Method<unknown> })[]
  readonly tasks: readonly (Omit<SuiteTask, 'task'> & { readonly task: string | Task })[]
}

/** Keeps a suite's type; a suite file exports its suite as default. */
export function defineSuite(suite: Suite): Suite
export function defineSuite(suite: WrittenSuite): WrittenSuite
export function defineSuite(suite: WrittenSuite): WrittenSuite {
  return suite
}

/** One row and column of the report: a method (with a label) on a task (with a label) at a lag. */
export interface PlannedTrial {
  readonly key: string
  readonly methodLabel: string
  readonly taskLabel: string
  readonly spec: TrialSpec
}

/** A suite made concrete: every trial, in the report's order. */
export interface Plan {
  /** The suite's id: its file's name. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly methodLabels: readonly string[]
  readonly taskLabels: readonly string[]
  readonly trials: readonly PlannedTrial[]
}
