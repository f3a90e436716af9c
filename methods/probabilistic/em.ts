// Expectation-maximisation with the M-step in closed form (A. P. Dempster, N. M. Laird & D. B. Rubin 1977), for models in tables.

import type { Sequence } from '../../engine/sequence.ts'
import { balancedTrainingSet } from '../learning/training-set.ts'
import type { Learner } from '../method.ts'
import { answering, type Context, expectAll, type TableModel } from './trainable.ts'

export interface EmSettings {
  readonly trainingSequences: number
  /** A pass that raises the log-likelihood by less than this share of it has converged. */
  readonly leastGain: number
  /** So has a model after so many passes. */
  readonly mostEpochs: number
  /** Whether what has converged gives way to a new draw. */
  readonly restart: boolean
}

/** The M-step of the epoch before, then an E-step; a model that answered the whole set rightly in it is a candidate. */
export function emLearner(model: TableModel, settings: EmSettings, { signature, task }: Context): Learner {
  let set: readonly Sequence[] | undefined
  let before = Number.NEGATIVE_INFINITY
  let epoch = 0
  let converged = false
  return {
    weights: model.weights,
    learn(training) {
      set ??= balancedTrainingSet(training, settings.trainingSequences, signature, task)
      if (epoch > 0) {
        model.maximise()
        training.weightsChanged()
      }
      if (converged && settings.restart) {
        model.draw()
        before = Number.NEGATIVE_INFINITY
        epoch = 0
      }
      const { logLikelihood, right } = expectAll(model, set, task, training, () => {})
      epoch++
      const gain = (logLikelihood - before) / Math.abs(logLikelihood)
      converged = epoch >= settings.mostEpochs || gain < settings.leastGain
      before = logLikelihood
      return right ? 'candidate' : 'continue'
    },
    answer: answering(model),
  }
}
