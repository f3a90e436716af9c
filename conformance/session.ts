// A learner at work without a judge: piece by piece, with all that it asked for and reported.

import type { RandomStream } from '../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../engine/sequence.ts'
import type { Learner, TrainingStream } from '../methods/method.ts'
import type { Counters } from '../runner/record.ts'
import { learnerOf } from '../runner/trial/learner.ts'
import { countingStream, taskStream } from '../runner/trial/stream.ts'
import type { Subject } from './subject.ts'

/** One call of `learn`. */
export interface Piece {
  readonly progress: unknown
  /** Sequences presented, in order, by `next` or `present`. */
  readonly presented: readonly Sequence[]
  /** How many of them `present` had presented before, in this piece or an earlier one. */
  readonly repeated: number
  /** Sequences got by `draw`. */
  readonly drawn: readonly Sequence[]
  /** Reported answers, copied as they came. */
  readonly answered: readonly { readonly answers: Float64Array; readonly sequence: Sequence; readonly presentedBefore: number }[]
  /** The numbers given to `spend`. */
  readonly spent: readonly number[]
  readonly weightChanges: number
}

export interface Session {
  readonly learner: Learner
  readonly counters: Counters
  work(): Piece
}

interface SessionOptions {
  /** Sees every sequence before the learner does; may change it. */
  readonly beforehand?: (sequence: Sequence) => void
  /** Called after the learner is done with the latest sequence of `next`: before the following one is drawn, and at the end of a piece. */
  readonly afterwards?: () => void
}

export function openSession(subject: Subject, { beforehand, afterwards }: SessionOptions = {}): Session {
  const { method, task, instance, spec } = subject
  const streamFor = (purpose: 'sets' | 'training'): RandomStream => taskStream(purpose, task, spec.parameters, spec.seed)
  const learner = learnerOf(spec, method, task, instance)
  const inner = countingStream(instance, instance.fixedSets?.(streamFor('sets')), streamFor('training'), () => {})
  const known = new Set<Sequence>()
  return {
    learner,
    counters: inner.counters,
    work() {
      let repeated = 0
      const presented: Sequence[] = []
      const drawn: Sequence[] = []
      const answered: Piece['answered'][number][] = []
      const spent: number[] = []
      const before = inner.counters.weightChanges
      const stream: TrainingStream = {
        next() {
          afterwards?.()
          const sequence = inner.next()
          presented.push(sequence)
          beforehand?.(sequence)
          return sequence
        },
        draw() {
          const sequence = inner.draw()
          drawn.push(sequence)
          beforehand?.(sequence)
          return sequence
        },
        present(sequence) {
          if (known.has(sequence)) repeated++
          known.add(sequence)
          presented.push(sequence)
          inner.present(sequence)
        },
        answered(answers, sequence) {
          answered.push({ answers: answers.slice(), sequence, presentedBefore: presented.length })
        },
        spend(multiplyAdds) {
          spent.push(multiplyAdds)
          inner.spend(multiplyAdds)
        },
        weightsChanged: () => inner.weightsChanged(),
      }
      const progress = learner.learn(stream)
      afterwards?.()
      return { progress, presented, repeated, drawn, answered, spent, weightChanges: inner.counters.weightChanges - before }
    },
  }
}

/** Works until about so many sequences are presented, or through `pieces` pieces. */
export function workFor(session: Session, sequences: number, pieces = Number.POSITIVE_INFINITY): Piece[] {
  const done: Piece[] = []
  while (session.counters.sequences < sequences && done.length < pieces) done.push(session.work())
  return done
}

/** Fresh sequences that training never saw, to keep. */
export function freshSequences({ instance, task, spec }: Subject, count: number): Sequence[] {
  const { inputKind, inputs, outputs } = instance.signature
  const random = taskStream('test', task, spec.parameters, spec.seed)
  return Array.from({ length: count }, () => {
    const buffer = sequenceBuffer(inputKind, inputs, outputs)
    instance.sample(random, buffer)
    return buffer
  })
}

/** A sequence to keep: that of a buffer is overwritten by the next. */
export function copyOf(sequence: Sequence): Sequence {
  const { inputs, symbols, targets, targetSteps } = sequence
  return {
    ...sequence,
    inputs: inputs.slice(),
    symbols: symbols.slice(),
    targets: targets.slice(),
    targetSteps: targetSteps.slice(),
  }
}

/** Whether two arrays hold the same bits (all kinds of NaN count as one). */
export function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]))
}

/** A learner's answers to a sequence, copied: as many numbers as the sequence asks for, where there are so many. */
export function answersOf(learner: Learner, sequence: Sequence): Float64Array {
  return learner.answer(sequence).slice(0, sequence.targetCount * sequence.targetSize)
}
