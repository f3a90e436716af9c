// A pool of candidates for the next hidden unit, each trained to correlate with the residuals of the outputs, whatever the sign:
// S. E. Fahlman & C. Lebiere (1990), NIPS 2, 524-532; S. E. Fahlman (1991), NIPS 3, 190-196. Sums are over all target steps of the set,
// E̅ and V̅ are means over them, Q = Σ_to E_o²:
//   (1) c_o = Σ_t (V(t) - V̅) (E_o(t) - E̅_o) / Q, score S = Σ_o |c_o|
//   (2) dV(t)/dw_i = f'(net) (I_i(t) + w_s dV(t-1)/dw_i), with V(t-1) for I_i(t) where w_i is the self-recurrent weight; 0 at t = -1
//   (3) slope of w_i, of -S: -Σ_to σ_o (E_o(t) - E̅_o) / Q dV(t)/dw_i, σ_o the sign of c_o in the pass before
// One more number per weight makes the gradient exact at any lag, as nothing in a candidate's past but itself depends on its weights.

import { tanh } from '../../engine/math.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { fromInputs, type UnitValues } from './network.ts'
import type { Kept } from './output-phase.ts'

export interface Candidate {
  /** Bias, inputs, installed units, self. */
  readonly weights: Float64Array
  /** Equation 3 of the last pass. */
  readonly slopes: Float64Array
  /** c, equation 1, of the last pass [outputs]. */
  readonly correlations: Float64Array
  /** S of the last pass, which this does: correlations, and slopes by the signs of the pass before (at the first pass: 0). */
  run(): number
}

/** What all candidates of a pool share: the residuals' means and Q. */
export interface Residuals {
  readonly set: readonly Kept[]
  readonly means: Float64Array
  /** Q, 0 if all answers are perfect. */
  readonly sumOfSquares: number
  /** Target steps. */
  readonly cases: number
}

export function residualsOf(set: readonly Kept[], outputs: number): Residuals {
  const means = new Float64Array(outputs)
  let [cases, sumOfSquares] = [0, 0]
  for (const { sequence, residuals } of set) {
    cases += sequence.targetCount
    for (let k = 0; k < residuals.length; k++) {
      means[k % outputs] += residuals[k]
      sumOfSquares += residuals[k] * residuals[k]
    }
  }
  for (let o = 0; o < outputs; o++) means[o] /= cases
  return { set, means, sumOfSquares, cases }
}

/** A candidate that begins with these weights. */
export function candidate(weights: Float64Array, { set, means, sumOfSquares }: Residuals): Candidate {
  const outputs = means.length
  const slopes = new Float64Array(weights.length)
  const correlations = new Float64Array(outputs)
  const signs = new Float64Array(outputs)
  const derivatives = new Float64Array(weights.length)

  /** One sequence's part of equations 1 (without the division) and 3. */
  const addSequence = ({ sequence, values, residuals }: Kept): void => {
    derivatives.fill(0)
    let value = 0
    for (let t = 0, k = 0; t < sequence.length && k < sequence.targetCount; t++) {
      value = advance(weights, derivatives, sequence, values, t, value)
      if (sequence.targetSteps[k] !== t) continue
      let gain = 0
      for (let o = 0; o < outputs; o++) {
        // Σ (V - V̅)(E - E̅) = Σ V (E - E̅).
        const residual = (residuals[k * outputs + o] - means[o]) / sumOfSquares
        correlations[o] += value * residual
        gain += signs[o] * residual
      }
      if (gain !== 0) for (let i = 0; i < slopes.length; i++) slopes[i] -= gain * derivatives[i]
      k++
    }
  }
  return {
    weights,
    slopes,
    correlations,
    run() {
      for (let o = 0; o < outputs; o++) signs[o] = Math.sign(correlations[o])
      slopes.fill(0)
      correlations.fill(0)
      for (const kept of set) addSequence(kept)
      let score = 0
      for (let o = 0; o < outputs; o++) score += Math.abs(correlations[o])
      return score
    },
  }
}

/** Equation 2, in place, and the unit's value at step t, given that of the step before. */
function advance(
  weights: Float64Array,
  derivatives: Float64Array,
  sequence: Sequence,
  values: UnitValues,
  t: number,
  before: number,
): number {
  const { inputKind, inputSize, inputs, symbols } = sequence
  const first = 1 + inputSize
  const self = first + values.length
  let net = fromInputs(weights, 0, 1, sequence, t) + weights[self] * before
  for (let j = 0; j < values.length; j++) net += weights[first + j] * values[j][t]
  const value = tanh(net)
  const slope = 1 - value * value
  for (let i = 0; i <= self; i++) derivatives[i] *= slope * weights[self]
  derivatives[0] += slope
  if (inputKind === 'symbols') derivatives[1 + symbols[t]] += slope
  else for (let i = 0; i < inputSize; i++) derivatives[1 + i] += slope * inputs[t * inputSize + i]
  for (let j = 0; j < values.length; j++) derivatives[first + j] += slope * values[j][t]
  derivatives[self] += slope * before
  return value
}
