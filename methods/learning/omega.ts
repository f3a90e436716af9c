// A soft constraint against vanishing errors: the error should keep its length from each step to the one before.
//
// R. Pascanu, T. Mikolov & Y. Bengio (2013), "On the difficulty of training recurrent neural networks", ICML, JMLR W&CP 28(3), 1310-1318,
// section 3.3. With net inputs a(t) = W f(a(t-1)) + ..., units h = f(a), and errors δ(t) = dE/da(t), d(t) = dE/dh(t):
//   (9)  Ω = Σ_t (|v(t)| / |δ(t)| - 1)²,            v(t) = f'(a(t-1)) ∘ W'δ(t)              `norms`, as in the paper
//   (9') Ω = mean over t of (|v(t)|² / |d(t)|² - 1)²,  v(t) = W' (f'(a(t)) ∘ d(t)) = W'δ(t)    `squared-norms`, as in their published code
// the mean over the steps whose |d(t)|² is at least 1e-20. Only the immediate derivative by W is taken (10), with a(t), h(t) and the errors
// held constant:
//   (10)  dΩ/dw_ij = Σ_t 2 (|v|/|δ| - 1) δ_i f'_j v_j / (|v| |δ|)
//   (10') dΩ/dw_ij = mean of 4 (|v|²/|d|² - 1) δ_i v_j / |d|²

import { unaryOperations } from '../../engine/elementwise.ts'
import type { ObservedPass, ObservedStep } from '../../engine/error-flow/observed-pass.ts'

export type OmegaForm = 'norms' | 'squared-norms'

const LEAST_SQUARED_ERROR = 1e-20

export interface Omega {
  /** Takes in one step of a backward pass. */
  visit(step: ObservedStep): void
  /** Adds `factor` dΩ/dW of the steps since the last call to dE/dw [parameterCount] and returns Ω. */
  finish(gradient: Float64Array, factor: number): number
  /** Multiply-adds of a visit. */
  readonly cost: number
}

/** For passes over a net of cells/separate-recurrence.ts with `weights` [parameterCount]. */
export function omega({ cell, offsets, width }: ObservedPass, weights: Float64Array, form: OmegaForm): Omega {
  const parameter = cell.parameters.findIndex(({ name }) => name === 'recurrent')
  const { offset, rows: n } = cell.parameters[parameter]
  const [state] = cell.states
  const unit = cell.nodes[state.next]
  if (unit.kind !== 'unary')
    throw new TypeError(`Cell '${cell.name}': expected units with an activation function, got '${unit.kind}'`)
  const { slope } = unaryOperations[unit.operation]
  const [net, h] = [offsets[unit.source], offsets[state.next]]
  const v = new Float64Array(n)
  const derivative = new Float64Array(n * n)
  let sum = 0
  let count = 0
  return {
    cost: 2 * n * n,
    visit({ t, values, row, adjoint }) {
      const paper = form === 'norms'
      // The zero state before the sequence has no net input.
      if (paper && t === 0) return
      let ofError = 0
      const error = paper ? net : h
      for (let i = 0; i < n; i++) ofError += adjoint[error + i] * adjoint[error + i]
      if (!(ofError >= LEAST_SQUARED_ERROR)) return
      const before = row - width
      let ofV = 0
      for (let j = 0; j < n; j++) {
        let back = 0
        for (let i = 0; i < n; i++) back += weights[offset + j * n + i] * adjoint[net + i]
        v[j] = paper ? back * slope(values[before + net + j], values[before + h + j]) : back
        ofV += v[j] * v[j]
      }
      count++
      const ratio = paper ? Math.sqrt(ofV / ofError) : ofV / ofError
      sum += (ratio - 1) * (ratio - 1)
      // Where no error gets through at all there is no direction in which more would.
      if (ofV === 0) return
      const factor = paper ? (2 * (ratio - 1)) / Math.sqrt(ofV * ofError) : (4 * (ratio - 1)) / ofError
      for (let j = 0; j < n; j++) {
        const share = factor * v[j] * (paper ? slope(values[before + net + j], values[before + h + j]) : 1)
        for (let i = 0; i < n; i++) derivative[j * n + i] += share * adjoint[net + i]
      }
    },
    finish(gradient, factor) {
      const divisor = form === 'norms' || count === 0 ? 1 : count
      for (let k = 0; k < derivative.length; k++) {
        gradient[offset + k] += (factor / divisor) * derivative[k]
        derivative[k] = 0
      }
      const value = sum / divisor
      sum = 0
      count = 0
      return value
    },
  }
}
