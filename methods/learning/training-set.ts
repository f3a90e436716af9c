// Fixed training sets, for methods that judge a candidate on the same sequences again and again.

import type { Sequence } from '../../engine/sequence.ts'
import type { TaskInstance, TaskSignature } from '../../tasks/task.ts'
import type { TrainingStream } from '../method.ts'

/**
 * Draws `size` sequences to keep. For classification every class gets the same number (or one more, the first classes first):
 * sequences of a class that is full are passed over.
 */
export function balancedTrainingSet(
  training: TrainingStream,
  size: number,
  { classes = 1 }: TaskSignature,
  { classOf }: Pick<TaskInstance, 'classOf'>,
): readonly Sequence[] {
  if (classOf === undefined) return Array.from({ length: size }, () => training.draw())
  const room = Array.from({ length: classes }, (_, c) => Math.floor(size / classes) + (c < size % classes ? 1 : 0))
  const set: Sequence[] = []
  while (set.length < size) {
    const sequence = training.draw()
    const c = classOf(sequence)
    if (room[c] === 0) continue
    room[c]--
    set.push(sequence)
  }
  return set
}

/** Draws without a new sequence, per sequence asked for, until there is none: a set that is drawn from at random has shown all of its own by then. */
const PATIENCE = 20

/**
 * Draws up to `size` different sequences to keep. Where the task's training set is fixed and no larger this is all of it, in whatever order
 * it is drawn from. Sequences count as different when they are different objects, even if they are equal.
 */
export function wholeTrainingSet(training: Pick<TrainingStream, 'draw'>, size: number): readonly Sequence[] {
  const set = new Set<Sequence>()
  for (let draws = 0; set.size < size && draws < PATIENCE * size; draws++) set.add(training.draw())
  return [...set]
}
