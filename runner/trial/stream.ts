// The training stream that counts: every sequence, step, multiply-add and weight change of a trial.

import { type RandomStream, randomStream } from '../../engine/random.ts'
import { type Sequence, type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'
import type { TrainingStream } from '../../methods/method.ts'
import type { FixedSets, Task, TaskInstance } from '../../tasks/task.ts'
import type { Counters, TrialSpec } from '../record.ts'

/**
 * The random stream of a trial for one of the task's purposes. Its name holds what it may depend on and nothing else: all methods meet the
 * same sequences under the same seed.
 */
export function taskStream(
  purpose: 'sets' | 'training' | 'validation' | 'test',
  { id, version }: Pick<Task, 'id' | 'version'>,
  parameters: TrialSpec['parameters'],
  seed: number,
): RandomStream {
  return randomStream([purpose, id, version, parameters, seed])
}

export interface CountingStream extends TrainingStream {
  /** The counts so far; the same object all along. */
  readonly counters: Counters
}

/**
 * `sets` are the trial's fixed sets, where the task has them. `onAnswer` hears of every training answer that the learner reports: whether
 * it was correct, and its error.
 */
export function countingStream(
  instance: TaskInstance,
  sets: FixedSets | undefined,
  random: RandomStream,
  onAnswer: (correct: boolean, error: number) => void,
): CountingStream {
  const { inputKind, inputs, outputs } = instance.signature
  const counters = { sequences: 0, steps: 0, multiplyAdds: 0, weightChanges: 0 }
  let turn = 0
  const draw = (into: () => SequenceBuffer): Sequence => {
    if (sets)
      return sets.training[sets.order === 'random' ? random.integer(0, sets.training.length - 1) : turn++ % sets.training.length]
    const buffer = into()
    instance.sample(random, buffer)
    return buffer
  }
  const reused = sequenceBuffer(inputKind, inputs, outputs)
  const stream: CountingStream = {
    counters,
    next() {
      const sequence = draw(() => reused)
      stream.present(sequence)
      return sequence
    },
    draw: () => draw(() => sequenceBuffer(inputKind, inputs, outputs)),
    present(sequence) {
      counters.sequences++
      counters.steps += sequence.length
    },
    answered(answers, sequence) {
      onAnswer(instance.correct(answers, sequence), instance.error(answers, sequence))
    },
    spend(multiplyAdds) {
      counters.multiplyAdds += multiplyAdds
    },
    weightsChanged() {
      counters.weightChanges++
    },
  }
  return stream
}
