// The contract of a check: one file per check in checks/. A check judges one promise of the method contract and says what it found.

import type { Method } from '../methods/method.ts'
import type { TrialSpec } from '../runner/record.ts'
import type { Registry } from '../runner/registry.ts'
import type { Task } from '../tasks/task.ts'
import type { ElsewhereReport } from './elsewhere/report.ts'
import type { Verdict } from './finding.ts'
import type { Subject } from './subject.ts'

export interface Context {
  /** As its author wrote it. */
  readonly method: Method
  /** Tasks by id; and methods, for company. */
  readonly registry: Registry
  readonly seed: number
  /** Options that the user set. */
  readonly options: TrialSpec['options'] | undefined
  /** The method on a few small tasks that differ in kind and that it does not skip. */
  readonly subjects: readonly Subject[]
  /** Every task on which it must either run or say why not. */
  readonly tasks: readonly Task[]
  /** What another thread made of the same trials; undefined where the method's file is not known, or no task of lagbench's own is checked on. */
  readonly elsewhere: () => Promise<ElsewhereReport> | undefined
}

/** Why nothing was asked of another thread. */
export const NOT_ASKED = "it needs the method's file, and a task of lagbench's own"

export interface Check {
  readonly id: string
  /** What holds when it finds no fault. */
  readonly title: string
  /** Whether the checks after it can say nothing where this one fails. */
  readonly gate?: true
  run(context: Context): Verdict | Promise<Verdict>
}
