// From probabilities of classes to answers: the mean target of each class, as seen in training, weighted by its probability.

import type { Sequence } from '../../engine/sequence.ts'

export interface ClassTargets {
  /** Takes a training sequence's target into the mean of its class. */
  observe(sequence: Sequence, ofClass: number): void
  /** The expected target [outputs], valid until the next call; `weights` of the classes need not sum to 1, all 0 stands for all alike. */
  expected(weights: Float64Array): Float64Array
}

/** `means` [classes × outputs] are learned numbers, 0 until a class is seen. */
export function classTargets(classes: number, outputs: number, means: Float64Array): ClassTargets {
  const seen = new Float64Array(classes)
  const answer = new Float64Array(outputs)
  return {
    observe({ targets }, ofClass) {
      const n = ++seen[ofClass]
      for (let k = 0; k < outputs; k++) means[ofClass * outputs + k] += (targets[k] - means[ofClass * outputs + k]) / n
    },
    expected(weights) {
      let sum = 0
      for (let c = 0; c < classes; c++) sum += weights[c]
      answer.fill(0)
      for (let c = 0; c < classes; c++) {
        const share = sum > 0 ? weights[c] / sum : 1 / classes
        for (let k = 0; k < outputs; k++) answer[k] += share * means[c * outputs + k]
      }
      return answer
    },
  }
}
