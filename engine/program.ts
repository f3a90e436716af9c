// What a back end makes of a cell: something that runs sequences and differentiates. The interpreter is the readable definition; the
// compiler gives the same bits behind the same interface.

import type { Cell } from './graph.ts'
import type { Optimiser } from './optimisers.ts'
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

export interface ProgramOptions {
  /**
   * Teacher forcing (R. J. Williams & D. Zipser, 1989): in the passes that learn, a step after a target feeds the target back instead
   * of the answer, and no derivative passes there. For cells whose answer is also a state; `run` never forces. Default false.
   */
  readonly teacherForcing?: boolean
  /** Forward mode keeps only influences that arise within so many steps (SnAp-n, at least 1); exact where it is left out. */
  readonly influenceSteps?: number
  /**
   * What a hard threshold unit (`step`) passes back to its net input, from the error dE/dy that arrives at its answer of 0 or 1 and from the
   * net input itself: learning rules for thresholds bring their own. For reverse mode; forward mode keeps to the slope, which is 0.
   */
  readonly thresholdError?: (error: number, netInput: number) => number
}

/**
 * Truncated backpropagation through time, BPTT(h; h') of R. J. Williams & J. Peng (1990), Neural Computation 2(4):490-501: a backward
 * pass after every h' steps (and at the end) injects the errors of the steps since the last one and goes back over h steps. Where these
 * steps had no target, there is no pass.
 */
export interface Window {
  /** h, at least h': steps that a pass goes back. */
  readonly depth: number
  /** h', at least 1: steps from one pass to the next. */
  readonly every: number
  /** Called after each pass; may use the gradient up and change the weights. Earlier steps keep the values they had. */
  readonly afterPass?: () => void
}

export interface Program {
  readonly cell: Cell
  /** What runs the cell: `compiled`, or `interpreted` and why. */
  readonly backEnd: string
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
  /** Runs a sequence and adds dE/dw of the whole of it by reverse mode: full backpropagation through time, or in windows. */
  reverse(sequence: Sequence, loss: Loss, window?: Window): Float64Array
  /**
   * Runs a sequence and adds dE/dw target by target by forward mode (real-time recurrent learning): the influence d state/d w is
   * carried along on the pattern that the graph can reach, so memory does not depend on the length. After each target step
   * `afterTarget` may use the gradient up and change the weights (online learning).
   */
  forwardMode(sequence: Sequence, loss: Loss, afterTarget?: () => void): Float64Array
  /** A function that applies an optimiser to these weights and this gradient; the back end may run it in a faster way. */
  updater(optimiser: Optimiser): () => void
}
