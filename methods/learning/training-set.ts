// Fixed training sets, for methods that judge a candidate on the same sequences again and again.

import type { Sequence } from '../../engine/sequence.ts'
import type { TaskInstance, TaskSignature } from '../../tasks/task.ts'
import type { TrainingStream } from '../method.ts'

/** Sequences passed over one after the other until it is clear that the classes still wanted do not occur, as in a small fixed set. */
const ABSENT_AFTER = 10_000

/**
 * Draws `size` sequences to keep. For classification every class gets the same number (or one more, the first classes first):
 * sequences of a class that is full are passed over. The room of classes that do not occur goes to the others.
 */
export function balancedTrainingSet(
  training: Pick<TrainingStream, 'draw'>,
  size: number,
  { classes = 1 }: TaskSignature,
  { classOf }: Pick<TaskInstance, 'classOf'>,
): readonly Sequence[] {
  if (classOf === undefined) return Array.from({ length: size }, () => training.draw())
  const room = Array.from({ length: classes }, (_, c) => Math.floor(size / classes) + (c < size % classes ? 1 : 0))
  const set: Sequence[] = []
  for (let passedOver = 0; set.length < size; ) {
    const sequence = training.draw()
    const c = classOf(sequence)
    if (room[c] > 0) {
      room[c]--
      passedOver = 0
    } else if (++passedOver < ABSENT_AFTER) continue
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
