// A stream of given sequences, presented in turn and again, that keeps what a learner reports.

import type { Sequence } from '../../engine/sequence.ts'
import type { TrainingStream } from '../../methods/method.ts'

export interface RecordedStream extends TrainingStream {
  /** How often each thing happened, and the multiply-adds. */
  readonly counted: { presentations: number; multiplyAdds: number; weightChanges: number }
  /** Copies of the reported answers, one array per sequence. */
  readonly reported: Float64Array[]
}

export function recordedStream(sequences: readonly Sequence[]): RecordedStream {
  let drawn = 0
  const counted = { presentations: 0, multiplyAdds: 0, weightChanges: 0 }
  const reported: Float64Array[] = []
  const draw = (): Sequence => sequences[drawn++ % sequences.length]
  return {
    counted,
    reported,
    draw,
    next() {
      counted.presentations++
      return draw()
    },
    present() {
      counted.presentations++
    },
    answered(answers, { targetCount, targetSize }) {
      reported.push(answers.slice(0, targetCount * targetSize))
    },
    spend(multiplyAdds) {
      counted.multiplyAdds += multiplyAdds
    },
    weightsChanged() {
      counted.weightChanges++
    },
  }
}
