// Online gradient learning: one sequence, one pass, an update; the loop that gradient methods share.

import type { Optimiser } from '../../engine/optimisers.ts'
import type { Loss, Program } from '../../engine/program.ts'
import type { Learner } from '../method.ts'

export interface OnlineRule {
  /**
   * `bptt`: reverse mode over the whole sequence, one update at its end.
   * `rtrl`: forward mode, an update at every step with a target.
   * `rtrl-epochwise`: forward mode, one update at the end of the sequence.
   */
  readonly rule: 'bptt' | 'rtrl' | 'rtrl-epochwise'
  readonly loss: Loss
  readonly optimiser: Optimiser
}

/** A learner that learns from every sequence once, as it comes. */
export function onlineLearner(program: Program, { rule, loss, optimiser }: OnlineRule): Learner {
  const { weights, cost } = program
  const update = program.updater(optimiser)
  return {
    weights,
    learn(training) {
      const sequence = training.next()
      let answers: Float64Array
      if (rule === 'bptt') {
        answers = program.reverse(sequence, loss)
        training.spend(sequence.length * (cost.forward + cost.reverse))
      } else {
        answers = program.forwardMode(sequence, loss, rule === 'rtrl' ? update : undefined)
        training.spend(sequence.length * (cost.forward + cost.influence) + sequence.targetCount * cost.reverse)
      }
      training.answered(answers, sequence)
      if (rule !== 'rtrl') update()
      training.weightsChanged()
      return 'continue'
    },
    answer: sequence => program.run(sequence),
  }
}
