// The task contract: what a long-time-lag problem must say of itself. One file per problem beside this one; its default export is
// found by a folder scan.

import type { z } from 'zod'
import type { RandomStream } from '../engine/random.ts'
import type { InputKind, Sequence, SequenceBuffer } from '../engine/sequence.ts'
import type { Citation } from '../literature/citation.ts'

/** What a method gets to know of a task before it builds its net. */
export interface TaskSignature {
  readonly task: string
  readonly inputKind: InputKind
  /** Width of a dense input row, or the number of symbols. */
  readonly inputs: number
  readonly outputs: number
  /** Where targets stand: at the last step only, or at several steps. */
  readonly targets: 'end' | 'several'
  readonly kind: 'classification' | 'regression'
  /** Number of classes, for classification. */
  readonly classes?: number
  /** The least and the greatest answer that is ever right. Default 0 to 1. */
  readonly answerRange?: readonly [number, number]
  /** No sequence is longer (steps). */
  readonly longestSequence: number
  /** Sequences follow each other without a boundary: a net that can keeps its state from one to the next. Default false. */
  readonly continuous?: boolean
}

/**
 * When a trial counts as solved, as the task's source defines it.
 * - `window`: of the last `window` training sequences at most `mostWrong` (none, unless said) were answered wrong, before the update made
 *   on each, and their mean error is below `meanErrorBelow`, where there is such a bound. A method that does not train online has its
 *   finished net judged on `window` fresh sequences.
 * - `test`: checked every `every` training sequences on a fixed validation set of `sequences`; the trial is solved at the last
 *   stage, the earlier ones are noted as milestones.
 * - `sets`: for tasks with fixed sets, checked every `every` training sequences on the training set, or on both sets: at most `mostWrong`
 *   sequences wrong, and their mean error below `meanErrorBelow`, where there is such a bound.
 */
export type Criterion =
  | { readonly kind: 'window'; readonly window: number; readonly mostWrong?: number; readonly meanErrorBelow?: number }
  | {
      readonly kind: 'test'
      readonly sequences: number
      readonly every: number
      readonly stages: readonly { readonly name: string; readonly mostWrong: number; readonly meanErrorBelow?: number }[]
    }
  | {
      readonly kind: 'sets'
      readonly sets: 'training' | 'both'
      readonly every: number
      readonly mostWrong: number
      readonly meanErrorBelow?: number
    }

/** The sequences of a trial, where the source keeps them fixed: drawn once, then presented again and again. */
export interface FixedSets {
  readonly training: readonly Sequence[]
  readonly test: readonly Sequence[]
  /** How training draws from its set: at random with replacement, or one after the other, over and over. */
  readonly order: 'random' | 'in-turn'
  /** Whether the source promises that no test sequence occurs in the training set. Default false. */
  readonly disjoint?: boolean
}

/** A task with its parameters fixed. */
export interface TaskInstance {
  readonly signature: TaskSignature
  readonly criterion: Criterion
  /** Sequences on which a solved trial is finally tested: fresh ones, or the fixed test set's. */
  readonly testSequences: number
  /** Steps between the last input that matters and the target, at the least. */
  readonly minimalLag: number
  /** Probability that the best constant answer is correct. */
  readonly chanceLevel: number
  /** The constant answer with the least mean squared error, and that error (mean over outputs and targets, all targets counting alike). */
  readonly constantBaseline: { readonly answer: readonly number[]; readonly meanSquaredError: number }
  /** Draws the next sequence. All randomness comes from `random`. */
  sample(random: RandomStream, into: SequenceBuffer): void
  /** Draws the sets of a trial, where the source keeps them fixed; then training and final test use these instead of fresh sequences. */
  fixedSets?(random: RandomStream): FixedSets
  /** Whether a sequence's answers [targetCount × outputs] count as correct by the source's rule. */
  correct(answers: Float64Array, sequence: Sequence): boolean
  /** Mean absolute error over all targets and outputs of a sequence. */
  error(answers: Float64Array, sequence: Sequence): number
  /** Class of a sequence, 0..classes-1, for classification tasks. */
  classOf?(sequence: Sequence): number
  /**
   * A perfect net's answers to a sequence, where its targets are none (noise on targets, several legal next symbols): correct by the
   * source's rule [targetCount × outputs].
   */
  ideal?(sequence: Sequence): Float64Array
  /** Names of the symbols, in the order of the one-hot code, for people who look at a sequence. */
  readonly symbols?: readonly string[]
  /** Names of dense inputs, likewise. */
  readonly channels?: readonly string[]
  /** The steps of a sequence whose inputs decide its targets, ascending, likewise. */
  signal?(sequence: Sequence): readonly number[]
}

/** The parameters every task has; each task's schema adds its own. */
export interface TaskParameters {
  /** The axis of every comparison: the task's nominal time lag in steps (each task says what it counts). */
  readonly lag: number
}

export interface Task<Parameters extends TaskParameters = TaskParameters> {
  readonly id: string
  /** Part of every trial's key: raise it when any sequence, criterion or test changes. */
  readonly version: number
  readonly title: string
  readonly sources: readonly Citation[]
  /** The definition card, as markdown prose: what is drawn, what must be answered, what counts as correct, what is ambiguous. */
  readonly card: string
  /** Zod object schema; every field has a default (the source's value) and a description. */
  readonly parameters: z.ZodType<Parameters>
  /** What the task needs and does not find on this machine (a data set), and what to do; nothing where it has all. */
  missing?(): string | undefined
  create(parameters: Parameters): TaskInstance
}

/** Keeps a task's types; the registry treats all tasks alike. */
export function defineTask<Parameters extends TaskParameters>(task: Task<Parameters>): Task<Parameters> {
  return task
}
