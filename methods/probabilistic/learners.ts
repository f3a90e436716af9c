// The way of learning that an option names.

import type { Learner } from '../method.ts'
import { type EmSettings, emLearner } from './em.ts'
import { gemLearner } from './gem.ts'
import type { RateSchedule } from './rate-schedule.ts'
import { stochasticLearner } from './stochastic-ascent.ts'
import type { Context, NetworkModel, TableModel } from './trainable.ts'

export interface LearningSettings extends EmSettings, RateSchedule {
  readonly learning: 'em' | 'gem' | 'stochastic'
}

export function markovLearner(model: TableModel & NetworkModel, settings: LearningSettings, context: Context): Learner {
  switch (settings.learning) {
    case 'em':
      return emLearner(model, settings, context)
    case 'gem':
      return gemLearner(model, settings, context)
    case 'stochastic':
      return stochasticLearner(model, settings)
  }
}
