// Error flow: by which factor an error is scaled on its way back through time. For any cell, from its graph.
//
// S. Hochreiter, Y. Bengio, P. Frasconi & J. Schmidhuber (2001), "Gradient flow in recurrent nets: the difficulty of learning long-term
// dependencies", in J. F. Kolen & S. C. Kremer (eds.), A Field Guide to Dynamical Recurrent Neural Networks, IEEE Press, section 2.
// With theta_i(t) = dE / d net_i(t), n units and weights w_ij from unit j to unit i, an error of unit k at step t reaches unit v at
// s = t - q scaled by
//   (1) theta_v(s) / theta_k(t) = f'_v(net_v(t-1)) w_kv                                         for q = 1
//                               = f'_v(net_v(s)) sum_l w_lv theta_l(s+1) / theta_k(t)            for q > 1
//   (2)                         = sum over all paths l_t = k, ..., l_s = v of prod_{tau = t-1..s} f'(net_l_tau(tau)) w_(l_tau+1 l_tau)
// which is d net_k(t) / d net_v(s). For a cell with states S(t) it becomes the product of state Jacobians
//   (3) P(t, q) = d S(t) / d S(t-q) = J(t) J(t-1) ... J(t-q+1),   J(t) = d S(t) / d S(t-1)
// Step -1 is the zero state before the sequence. All results are log10 or scaled by powers of two: any lag is safe.

import { checkLoss } from '../checks.ts'
import type { Cell, NodeId } from '../graph.ts'
import type { Loss } from '../program.ts'
import type { InputKind, Sequence } from '../sequence.ts'
import { checkLag, checkStep, denseNode, elementsOf, type Units } from './checks.ts'
import { errorCarrier } from './error-carrier.ts'
import { greatestOf, log10Of, normOf, type Scaled } from './scaled.ts'
import { spectralNorm } from './spectral-norm.ts'
import { stateJacobian } from './state-jacobian.ts'
import { tapeOf } from './tape.ts'
import { throughStops } from './through-stops.ts'

export interface ErrorFlowOptions {
  /** What the learning rule propagates, whose derivatives end at stopGradient, or what the net's values do, through stopGradient. */
  readonly gradient: 'truncated' | 'full'
  /** The error whose dE/d state `decay` follows. Default squared error. */
  readonly loss?: Loss
}

/** log10 of |P(t, q)| for q = 0..qMax [qMax + 1]; -Infinity where P is exactly 0. */
export interface FlowNorms {
  /** Greatest |entry|: the best path from one state element to one other. */
  readonly max: Float64Array
  /** Spectral norm, to a relative error of 1e-9: the best direction. */
  readonly spectral: Float64Array
}

/** Factors r for q = 0..qMax to all units of a node, row-major [(qMax + 1) × units]. */
export interface Factors {
  readonly units: number
  /** log10 |r|; -Infinity where r is exactly 0. */
  readonly log10: Float64Array
  /** -1, 0 or 1; NaN where r is. */
  readonly sign: Float64Array
}

/**
 * The flow of errors in the last run. Steps t are 0..length-1, lags q count backwards from t and reach step -1 at most; other values
 * throw a RangeError. n is `stateSize`. Where the net has left the finite numbers, results are NaN or infinite.
 */
export interface ErrorFlow {
  /** The cell that is differentiated; in the full reading without stopGradient, with the same node ids. */
  readonly cell: Cell
  /** n: elements of all states together, in their order. */
  readonly stateSize: number
  /**
   * Runs a sequence from the zero state; keeps copies, so weights and sequence may change afterwards. Never forces teachers' values.
   * Throws a TypeError where shapes are not the cell's.
   */
  run(weights: Float64Array, sequence: Sequence): void
  /** J(t), row-major [n × n]: row i holds the derivatives of element i of the new state. */
  jacobian(t: number): Float64Array
  /** P(t, q), equation (3): values [n × n], row-major, greatest |value| in [1, 4), times 2^exponent. */
  product(t: number, q: number): Readonly<Scaled>
  /** Norms of P(t, q) for q = 0..qMax. O(qMax n³). */
  norms(t: number, qMax: number): FlowNorms
  /**
   * dE(t)/d S(t) [n] of the target at step t, the answer being read as a function of the new states and what else it sees. Throws a
   * RangeError where the step has no target.
   */
  error(t: number): Float64Array
  /**
   * log10 G_err(q) for q = 0..qMax [qMax + 1]: |P(t, q)' v| / |v| for an error direction v [n] at S(t). Without v,
   * |dE(t)/d S(t-q)| / |dE(t)/d S(t)| for the error of the target at step t; this includes what the answer sees of S(t-1) beside
   * S(t), and where nothing of the error enters at S(t) (an answer from old states only; the cross-entropy of an answer that is a
   * state, which enters at its net input), it is relative to |dE(t)/d S(t-1)|. NaN where there is no error. O(qMax · weights).
   */
  decay(t: number, qMax: number, v?: Float64Array): Float64Array
  /**
   * Equations (1) and (2) for q = 0..qMax, in any cell: d (value of `from` at t) / d (net input of unit v of dense node `to` at t-q).
   * Several units of `from` add up (the global error flow). Steps before the first have no net inputs, so qMax is t at most.
   */
  factors(t: number, qMax: number, from: Units, to: NodeId | string): Factors
}

/** The error flow of a cell for sequences of that kind of input. Throws a TypeError for a loss that does not fit its answer. */
export function errorFlow(
  original: Cell,
  inputKind: InputKind,
  { gradient, loss = 'squared-error' }: ErrorFlowOptions,
): ErrorFlow {
  checkLoss(original, loss)
  const cell = gradient === 'full' ? throughStops(original) : original
  const tape = tapeOf(cell, inputKind)
  const jacobian = stateJacobian(tape)
  const carrier = errorCarrier(tape, loss)
  const { carried, adjoint } = carrier
  const stateSize = carried.values.length

  /** Lets the error of the target at step t arrive at its answer. */
  function arriveAnswer(t: number): void {
    const target = tape.asked.targetSteps.indexOf(t)
    if (target < 0)
      throw new RangeError(`Cell '${cell.name}': expected a step with a target, or an error direction, got step ${t}`)
    carrier.arriveAnswer(t, target)
  }

  function error(t: number): Float64Array {
    checkStep(tape, t)
    arriveAnswer(t)
    return carrier.toNewStates(t)
  }

  return {
    cell,
    stateSize,
    run: tape.run,
    jacobian(t) {
      checkStep(tape, t)
      return jacobian.at(t, new Float64Array(stateSize * stateSize))
    },
    product(t, q) {
      checkLag(tape, t, q, t + 1)
      let result: Scaled = { values: new Float64Array(0), exponent: 0 }
      jacobian.products(t, q, product => {
        result = product
      })
      return result
    },
    norms(t, qMax) {
      checkLag(tape, t, qMax, t + 1)
      const norms = { max: new Float64Array(qMax + 1), spectral: new Float64Array(qMax + 1) }
      jacobian.products(t, qMax, ({ values, exponent }, q) => {
        norms.max[q] = log10Of(greatestOf(values), exponent)
        norms.spectral[q] = log10Of(spectralNorm(values, stateSize), exponent)
      })
      return norms
    },
    error,
    decay(t, qMax, v) {
      checkLag(tape, t, qMax, t + 1)
      if (v && v.length !== stateSize)
        throw new TypeError(`Cell '${cell.name}': expected an error direction of ${stateSize} elements, got ${v.length}`)
      const sizes = new Float64Array(qMax + 1)
      carrier.begin(v ?? error(t))
      for (let q = 0; q <= qMax; q++) {
        if (q > 0) {
          if (q === 1 && !v) arriveAnswer(t)
          else carrier.arrive()
          carrier.back(t - q + 1)
        }
        sizes[q] = log10Of(normOf(carried.values), carried.exponent)
      }
      const reference = sizes[0] === -Infinity && !v && qMax > 0 ? sizes[1] : sizes[0]
      return sizes.map(size => size - reference)
    },
    factors(t, qMax, from, to) {
      checkLag(tape, t, qMax, t)
      const elements = elementsOf(cell, from)
      const target = denseNode(cell, to)
      const units = cell.nodes[target].size
      const first = tape.machine.offsets[target]
      const log10 = new Float64Array((qMax + 1) * units)
      const sign = new Float64Array((qMax + 1) * units)
      for (let q = 0; q <= qMax; q++) {
        if (q > 0) carrier.arrive()
        else {
          carrier.arriveNothing()
          for (const { node, element } of elements) adjoint[tape.machine.offsets[node] + element] = 1
        }
        const { exponent } = carried
        carrier.back(t - q)
        for (let unit = 0; unit < units; unit++) {
          log10[q * units + unit] = log10Of(adjoint[first + unit], exponent)
          sign[q * units + unit] = Math.sign(adjoint[first + unit])
        }
      }
      return { units, log10, sign }
    },
  }
}
