// Learns from a kept batch, again and again, and reports nothing; yet says that it is online.

import type { Sequence } from '../../../engine/sequence.ts'
import { variant } from '../sound.ts'

export default variant('claims-online', () => {
  let batch: Sequence[] | undefined
  return {
    replace: ({ weights }, program) => ({
      learn(training) {
        batch ??= Array.from({ length: 4 }, () => training.draw())
        program.gradient.fill(0)
        for (const sequence of batch) {
          training.present(sequence)
          training.spend(sequence.length * (program.cost.forward + program.cost.reverse))
          program.reverse(sequence, 'squared-error')
        }
        for (let i = 0; i < weights.length; i++) weights[i] -= 0.1 * program.gradient[i]
        training.weightsChanged()
        return 'continue'
      },
    }),
  }
})
