// Generalised EM (A. P. Dempster, N. M. Laird & D. B. Rubin 1977), for models made of networks.

import type { Sequence } from '../../engine/sequence.ts'
import { balancedTrainingSet } from '../learning/training-set.ts'
import type { Learner } from '../method.ts'
import { answering, type Context, expectAll, type NetworkModel } from './trainable.ts'

/**
 * Generalised EM: each M-step is one step up the gradient of Q, which at this point is that of the likelihood. If the likelihood fell by it, the
 * next step goes back and tries half of it; if not, the next may be a tenth longer.
 */
export function gemLearner(
  model: NetworkModel,
  settings: { readonly trainingSequences: number; readonly learningRate: number },
  { signature, task }: Context,
): Learner {
  const { weights } = model
  const from = weights.slice()
  const direction = new Float64Array(weights.length)
  const gradient = new Float64Array(weights.length)
  let set: readonly Sequence[] | undefined
  let best = Number.NEGATIVE_INFINITY
  let rate = settings.learningRate
  let started = false
  return {
    weights,
    learn(training) {
      set ??= balancedTrainingSet(training, settings.trainingSequences, signature, task)
      if (started) {
        for (let i = 0; i < weights.length; i++) weights[i] = from[i] + (rate * direction[i]) / set.length
        training.weightsChanged()
      }
      gradient.fill(0)
      let rewards = 0
      const { logLikelihood, right } = expectAll(model, set, task, training, (sequence, explained) => {
        if (explained) rewards += model.addGradient(sequence, gradient)
      })
      training.spend(model.work())
      const reached = logLikelihood + rewards
      if (!started || reached >= best) {
        best = reached
        from.set(weights)
        direction.set(gradient)
        rate *= started ? 1.1 : 1
      } else rate /= 2
      started = true
      return right ? 'candidate' : 'continue'
    },
    answer: answering(model),
  }
}
