// Forward-backward for Markov models whose transition probabilities may differ at every step (L. E. Baum et al. 1970, Annals of
// Mathematical Statistics 41(1):164-171, doi 10.1214/aoms/1177697196; L. R. Rabiner 1989, Proc. IEEE 77(2):257-286, doi 10.1109/5.18626). A
// sequence starts in state 0, before its first step. With A_t(j, i) = P(q_t = i | q_t-1 = j) and f_t(i) the likelihood of step t's evidence:
//   (1) ζ_t(i) = Σ_j α_t-1(j) A_t(j, i)                       state before the evidence of step t
//   (2) α_t(i) = f_t(i) ζ_t(i) / c_t,  c_t = Σ_i f_t(i) ζ_t(i),  log L = Σ_t log c_t
//   (3) β_t-1(j) ∝ Σ_i A_t(j, i) f_t(i) β_t(i),  β_T = 1
//   (4) h_t(j, i) ∝ α_t-1(j) A_t(j, i) f_t(i) β_t(i),  Σ_ij h_t = 1      both states, given all evidence
//   (5) γ_t(i) = Σ_j h_t(j, i)
// β is scaled to a greatest value of 1 and h to a sum of 1, so nothing overflows, whatever the length.

import { log } from '../../engine/math.ts'
import type { Topology } from './topology.ts'

/** The transition probabilities of a sequence, one per arc; steps that share an offset share them. */
export interface Transitions {
  readonly values: Float64Array
  /** Where the probabilities of each step start in `values` [length]. */
  readonly offsets: Int32Array
}

export interface Lattice {
  /** ζ of (1) [length × states], after `forward`. */
  readonly predicted: Float64Array
  /** α of (2) [length × states], after `forward`. */
  readonly filtered: Float64Array
  /** γ of (5) [length × states], after `backward`. */
  readonly posterior: Float64Array
  /**
   * (1) and (2). `likelihoods` [length × states]: f, none where there is no evidence. Returns log L; -Infinity where a step's evidence is impossible,
   * which is then passed over.
   */
  forward(length: number, transitions: Transitions, likelihoods?: Float64Array): number
  /** (3) to (5), after `forward` on the same; adds h_t to `counts`, which is laid out as the transition probabilities are. */
  backward(length: number, transitions: Transitions, likelihoods: Float64Array, counts: Float64Array): void
  /** Multiply-adds per step. */
  readonly cost: { readonly forward: number; readonly backward: number }
}

export function latticeFor({ states: n, starts, successors }: Topology): Lattice {
  const initial = new Float64Array(n)
  initial[0] = 1
  let beta = new Float64Array(n)
  let earlier = new Float64Array(n)
  const weighted = new Float64Array(n)
  const arcs = successors.length
  const lattice = {
    predicted: new Float64Array(0),
    filtered: new Float64Array(0),
    posterior: new Float64Array(0),
    cost: { forward: arcs + 2 * n, backward: 3 * arcs + 3 * n },
    forward(length: number, { values, offsets }: Transitions, likelihoods?: Float64Array) {
      if (lattice.filtered.length < length * n) {
        lattice.predicted = new Float64Array(2 * length * n)
        lattice.filtered = new Float64Array(2 * length * n)
        lattice.posterior = new Float64Array(2 * length * n)
      }
      const { predicted, filtered } = lattice
      let logLikelihood = 0
      for (let t = 0; t < length; t++) {
        const row = t * n
        const offset = offsets[t]
        predicted.fill(0, row, row + n)
        for (let j = 0; j < n; j++) {
          const p = t === 0 ? initial[j] : filtered[row - n + j]
          if (p === 0) continue
          for (let arc = starts[j]; arc < starts[j + 1]; arc++) predicted[row + successors[arc]] += p * values[offset + arc]
        }
        let sum = 0
        for (let i = row; i < row + n; i++)
          sum += filtered[i] = likelihoods === undefined ? predicted[i] : predicted[i] * likelihoods[i]
        if (sum > 0) {
          for (let i = row; i < row + n; i++) filtered[i] /= sum
          if (likelihoods !== undefined) logLikelihood += log(sum)
        } else {
          for (let i = row; i < row + n; i++) filtered[i] = predicted[i]
          logLikelihood = Number.NEGATIVE_INFINITY
        }
      }
      return logLikelihood
    },
    backward(length: number, { values, offsets }: Transitions, likelihoods: Float64Array, counts: Float64Array) {
      const { predicted, filtered, posterior } = lattice
      beta.fill(1)
      for (let t = length - 1; t >= 0; t--) {
        const row = t * n
        const offset = offsets[t]
        for (let i = 0; i < n; i++) weighted[i] = likelihoods[row + i] * beta[i]
        const before = t === 0 ? initial : filtered
        const at = t === 0 ? 0 : row - n
        let greatest = 0
        let total = 0
        for (let j = 0; j < n; j++) {
          let sum = 0
          for (let arc = starts[j]; arc < starts[j + 1]; arc++) sum += values[offset + arc] * weighted[successors[arc]]
          earlier[j] = sum
          greatest = Math.max(greatest, sum)
          total += before[at + j] * sum
        }
        // No evidence is left where the product underflows: all later steps have had theirs.
        if (!(total > 0)) return
        for (let i = 0; i < n; i++) posterior[row + i] = (predicted[row + i] * weighted[i]) / total
        for (let j = 0; j < n; j++) {
          const p = before[at + j] / total
          if (p === 0) continue
          for (let arc = starts[j]; arc < starts[j + 1]; arc++)
            counts[offset + arc] += p * values[offset + arc] * weighted[successors[arc]]
        }
        for (let j = 0; j < n; j++) earlier[j] /= greatest
        ;[beta, earlier] = [earlier, beta]
      }
    },
  }
  return lattice
}
