// What a back end makes of a cell: something that runs sequences and differentiates. The interpreter is the readable definition; a
// compiler must give the same bits behind the same interface.

import type { Cell } from './graph.ts'
import type { Sequence } from './sequence.ts'

/**
 * The error E that gradients are taken of, summed over targets d and answers y.
 * - `squared-error`: E = 1/2 Σ (d - y)².
 * - `cross-entropy`: E = -Σ d ln y + (1 - d) ln(1 - y), for logistic outputs; its delta at the net input is d - y, without the
 *   factor f'(net) that the squared error brings.
 */
export type Loss = 'squared-error' | 'cross-entropy'

/** Multiply-adds per step of each kind of work (dense products, elementwise products, influence updates). */
export interface StepCost {
  readonly forward: number
  /** One step of reverse mode. */
  readonly reverse: number
  /** One step's update of the influence of all weights on the state (forward mode); found, at some expense, when first read. */
  readonly influence: number
}

export interface Program {
  readonly cell: Cell
  /** All weights, in the cell's order of parameters [parameterCount]; written by optimisers and by whoever loads weights. */
  readonly weights: Float64Array
  /** dE/dw [parameterCount]: the passes below add to it, whoever uses it up sets it to zero. */
  readonly gradient: Float64Array
  readonly cost: StepCost
  /**
   * Runs a sequence from the zero state. Returns the answers at its target steps [targetCount × outputs], valid until the next call.
   * Throws a TypeError where the sequence's shape is not the cell's.
   */
  run(sequence: Sequence): Float64Array
  /** Runs a sequence and adds dE/dw of the whole of it by reverse mode (full backpropagation through time). Memory O(length). */
  reverse(sequence: Sequence, loss: Loss): Float64Array
  /**
   * Runs a sequence and adds dE/dw target by target by forward mode (real-time recurrent learning): the influence d state/d w is
   * carried along on the pattern that the graph can reach, so memory does not depend on the length. After each target step
   * `afterTarget` may use the gradient up and change the weights (online learning).
   */
  forwardMode(sequence: Sequence, loss: Loss, afterTarget?: () => void): Float64Array
}
