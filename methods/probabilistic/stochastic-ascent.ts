// Ascent on the likelihood of one sequence at a time, online.

import type { Learner } from '../method.ts'
import { type RateSchedule, rateSchedule } from './rate-schedule.ts'
import { answering, type NetworkModel } from './trainable.ts'

export function stochasticLearner(model: NetworkModel, settings: RateSchedule): Learner {
  const { weights } = model
  const gradient = new Float64Array(weights.length)
  const schedule = rateSchedule(settings)
  return {
    weights,
    learn(training) {
      const sequence = training.next()
      model.prepare(sequence)
      training.answered(model.respond(sequence), sequence)
      const logLikelihood = model.expect(sequence)
      if (logLikelihood > Number.NEGATIVE_INFINITY) {
        model.addGradient(sequence, gradient)
        for (let i = 0; i < weights.length; i++) weights[i] += schedule.rate * gradient[i]
        gradient.fill(0)
        training.weightsChanged()
      }
      training.spend(model.work())
      schedule.saw(logLikelihood)
      return 'continue'
    },
    answer: answering(model),
  }
}
