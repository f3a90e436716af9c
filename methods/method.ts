// The method contract: what a remedy must say of itself, and the learner that it makes. One file per method beside this one; its
// default export is found by a folder scan.

import type { z } from 'zod'
import type { Json } from '../engine/canonical.ts'
import type { Cell } from '../engine/graph.ts'
import type { RandomStream } from '../engine/random.ts'
import type { Sequence } from '../engine/sequence.ts'
import type { Citation } from '../literature/citation.ts'
import type { TaskInstance, TaskSignature } from '../tasks/task.ts'

export type Family = 'gradient' | 'architecture' | 'search' | 'probabilistic' | 'structure-growing' | 'library'

export interface Capabilities {
  /** Learns from each sequence once, as it comes: the stopping window watches its training answers. */
  readonly online: boolean
  /** Needs a training set that stays the same. */
  readonly fixedTrainingSet: boolean
  readonly classificationOnly: boolean
  /** Has an exact or truncated gradient that can be checked. */
  readonly gradients: boolean
}

/**
 * Where a learner gets its sequences: a stream that counts. What it counts is the budget and the cost of the trial.
 * A sequence returned by `next` is valid until the next call.
 */
export interface TrainingStream {
  /** A fresh sequence, counted as one presentation. */
  next(): Sequence
  /** A fresh sequence to keep (its own copy), not counted until it is presented. */
  draw(): Sequence
  /** Counts one more presentation of a kept sequence. */
  present(sequence: Sequence): void
  /** Online learners report the answer that they gave to the sequence just presented, before they learned from it. */
  answered(answers: Float64Array, sequence: Sequence): void
  /** Counts multiply-adds. */
  spend(multiplyAdds: number): void
  /** Counts one change of the weights: an update, or a draw of a candidate. */
  weightsChanged(): void
}

/** A net in training. */
export interface Learner {
  /** All weights; the harness digests them and watches for non-finite values. */
  readonly weights: Float64Array
  /**
   * Does the smallest natural piece of work (one online sequence, one candidate, one epoch), pulling from `training`.
   * Returns 'candidate' when the method holds a net that it believes to solve the task, else 'continue'.
   */
  learn(training: TrainingStream): 'continue' | 'candidate'
  /** Answers a sequence without learning: [targetCount × outputs], valid until the next call. */
  answer(sequence: Sequence): Float64Array
  /**
   * For methods without a `cell`: dE/dw [weights] at the present weights, without learning, E half the sum of the squared errors of
   * `answer`; valid until the next call. `lagbench check` holds it against finite differences, so `weights` must then be what `answer`
   * computes with.
   */
  gradient?(sequence: Sequence): Float64Array
}

export interface LearnerContext<Options> {
  readonly signature: TaskSignature
  /** The task's rule for a correct answer, for methods whose own acceptance test uses it. */
  readonly task: Pick<TaskInstance, 'correct' | 'classOf'>
  readonly options: Options
  readonly streams: {
    /** Initial weights. */
    readonly weights: RandomStream
    /** All other randomness of the method. */
    readonly search: RandomStream
  }
}

export interface Method<Options = Record<string, Json>> {
  readonly id: string
  /** Part of every trial's key: raise it when any result changes. */
  readonly version: number
  readonly title: string
  readonly family: Family
  readonly sources: readonly Citation[]
  /** One paragraph of markdown: what the remedy is and how this module reads its paper. */
  readonly summary: string
  readonly capabilities: Capabilities
  /** What a step costs in time and memory, as its authors claim or as the algorithm implies. */
  readonly complexity: string
  /** Zod object schema; every field has a default and a description. */
  readonly options: z.ZodType<Options>
  /** Settings that its authors published for a task (by task id); they replace the defaults. */
  readonly published: Readonly<Record<string, Partial<Options>>>
  /**
   * Our own choices for a task (by task id) where the text leaves one open or does not give its figure, each with a deviation note.
   * They stand between the published settings and the user's own values.
   */
  readonly readings?: Readonly<Record<string, Partial<Options>>>
  /** A reason why the method can't meet this task, or nothing. */
  skip?(signature: TaskSignature, options: Options): string | undefined
  learner(context: LearnerContext<Options>): Learner
  /** The net that learns, for analyses of its error flow and for tests of its gradient; methods without a cell leave it out. */
  cell?(signature: TaskSignature, options: Options): Cell
}

/** Keeps a method's types; the registry treats all methods alike. */
export function defineMethod<Options>(method: Method<Options>): Method<Options> {
  return method
}
