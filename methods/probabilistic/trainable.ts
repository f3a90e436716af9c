// What the ways of learning Markov models share: what they learn with, and a pass through a training set.

import type { Sequence } from '../../engine/sequence.ts'
import type { TaskInstance } from '../../tasks/task.ts'
import type { LearnerContext, TrainingStream } from '../method.ts'

/** A model and whatever owns its parameters. */
export interface Trainable {
  readonly weights: Float64Array
  prepare(sequence: Sequence): void
  /** Answers [targetCount × outputs] to the sequence prepared last, valid until the next call. */
  respond(sequence: Sequence): Float64Array
  /** E-step on the sequence prepared last; log-likelihood. */
  expect(sequence: Sequence): number
  /** Multiply-adds since the last call. */
  work(): number
  /** Draws a new start. */
  draw(): void
}

export interface TableModel extends Trainable {
  maximise(): void
}

export interface NetworkModel extends Trainable {
  /** Adds the gradient of the log-likelihood, and of rewards, for the sequence of the last E-step. Returns the rewards. */
  addGradient(sequence: Sequence, gradient: Float64Array): number
}

export type Context = Pick<LearnerContext<unknown>, 'signature' | 'task'>

/** One E-step over the whole set; `perSequence` follows each. Returns the log-likelihood and whether all answers were right. */
export function expectAll(
  model: Trainable,
  set: readonly Sequence[],
  task: Pick<TaskInstance, 'correct'>,
  training: TrainingStream,
  perSequence: (sequence: Sequence, explained: boolean) => void,
): { logLikelihood: number; right: boolean } {
  let logLikelihood = 0
  let right = true
  for (const sequence of set) {
    training.present(sequence)
    model.prepare(sequence)
    right &&= task.correct(model.respond(sequence), sequence)
    const own = model.expect(sequence)
    logLikelihood += own
    perSequence(sequence, own > Number.NEGATIVE_INFINITY)
  }
  training.spend(model.work())
  return { logLikelihood, right }
}

export const answering = (model: Trainable) => (sequence: Sequence) => {
  model.prepare(sequence)
  return model.respond(sequence)
}
