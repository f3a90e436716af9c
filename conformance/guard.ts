// A method that cannot run away: a piece of learning that never ends is stopped at its next request for a sequence, and learning that asks
// for nothing, at its next piece.

import type { Learner, Method, TrainingStream } from '../methods/method.ts'

/** Presentations and draws in one piece of learning; no natural piece comes near it. */
const MOST_IN_ONE_PIECE = 20_000
/** Pieces of learning in a row that present nothing: the budget never runs out. */
const MOST_IDLE_PIECES = 1000

export class RunsAway extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'RunsAway'
  }
}

/** The same method, whose learners throw RunsAway instead of running away. */
export function guarded<Options>(method: Method<Options>): Method<Options> {
  return { ...method, learner: context => guardedLearner(method.learner(context)) }
}

function guardedLearner(learner: Learner): Learner {
  let idle = 0
  return {
    get weights() {
      return learner.weights
    },
    learn(training) {
      let requests = 0
      let presented = 0
      const request = (): void => {
        if (++requests > MOST_IN_ONE_PIECE)
          throw new RunsAway(`one call of learn() asked for more than ${MOST_IN_ONE_PIECE} sequences`)
      }
      const stream: TrainingStream = {
        ...training,
        next() {
          request()
          presented++
          return training.next()
        },
        draw() {
          request()
          return training.draw()
        },
        present(sequence) {
          request()
          presented++
          training.present(sequence)
        },
      }
      const progress = learner.learn(stream)
      idle = presented > 0 ? 0 : idle + 1
      if (idle > MOST_IDLE_PIECES) throw new RunsAway(`${MOST_IDLE_PIECES} calls of learn() in a row presented no sequence`)
      return progress
    },
    answer: sequence => learner.answer(sequence),
    ...(learner.gradient && { gradient: (sequence: Parameters<Learner['answer']>[0]) => learner.gradient!(sequence) }),
  }
}
