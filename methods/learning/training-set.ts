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
