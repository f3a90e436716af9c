// Rows computed by networks, one per state: linear in the input, with a bias, then the link (Y. Bengio & P. Frasconi 1994, NIPS 6, figure 1
// and 1995, NIPS 7, equations (13) and (14)). With h or γ from the E-step held fixed, the gradient of the expected log-likelihood Q is
//   (1) ∂Q/∂a = Σ (expected count - uses · value)          softmax and logistic rows; identity rows: the same over the variance
//   (2) ∂Q/∂V = ∂Q/∂a u
// At the values that the E-step was made with, this is the gradient of the log-likelihood itself.

import type { RandomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { TaskSignature } from '../../tasks/task.ts'
import { onInput, unconditional } from './conditioning.ts'
import { applyLink, type Link, type RowShape, type Rows } from './rows.ts'

/** Adds to a gradient by the net inputs [row numbers] of a condition that `share` of all steps had, whose values start at `offset`. */
export type Reward = (values: Float64Array, offset: number, share: number, gradient: Float64Array) => void

export interface RowNetworks extends Rows {
  /** Adds (2) for the sequence of the last `prepare` to `gradient`, laid out as the weights are, and forgets the expectations. */
  addGradient(sequence: Sequence, gradient: Float64Array, reward?: Reward): number
  draw(random: RandomStream, range: number): void
}

export interface NetworkInput extends Pick<TaskSignature, 'inputKind' | 'inputs'> {
  readonly seesInput: boolean
}

export function networkSize({ states, starts }: RowShape, { inputs, seesInput }: NetworkInput): number {
  return starts[states] * ((seesInput ? inputs : 0) + 1)
}

/** `weights` [row numbers × (inputs + 1)], the bias last; `variance`: of all identity rows. */
export function rowNetworks(
  { states, starts }: RowShape,
  link: Link,
  input: NetworkInput,
  variance: number,
  weights: Float64Array,
): RowNetworks {
  const { inputKind, inputs, seesInput } = input
  const entries = starts[states]
  const width = (seesInput ? inputs : 0) + 1
  const { slots, slotOf } = seesInput ? onInput(input) : unconditional
  const dense = seesInput && inputKind === 'dense'
  const sources = dense ? width : seesInput ? 2 : 1
  const signal = new Float64Array(entries)
  // The conditions that the sequence meets, in the order of their first step.
  let met = new Int32Array(0)
  let metAt = new Int32Array(0)
  let visits = new Int32Array(0)
  let metCount = 0
  let askedFor = 0

  function grow(count: number): void {
    if (rows.offsets.length < count) rows.offsets = new Int32Array(2 * count)
    const conditions = slots === 'steps' ? count : slots
    if (visits.length >= conditions) return
    const room = slots === 'steps' ? 2 * conditions : conditions
    met = new Int32Array(room)
    metAt = new Int32Array(room)
    visits = new Int32Array(room)
    rows.values = new Float64Array(room * entries)
    rows.variances = new Float64Array(link === 'identity' ? room * entries : 0).fill(variance)
    rows.counts = new Float64Array(room * entries)
    rows.uses = new Float64Array(room * states)
  }

  function compute(sequence: Sequence, step: number, offset: number): void {
    const { values } = rows
    for (let i = 0; i < entries; i++) {
      const own = i * width
      let sum = weights[own + width - 1]
      if (dense) for (let k = 0; k < inputs; k++) sum += weights[own + k] * sequence.inputs[step * inputs + k]
      else if (seesInput) sum += weights[own + sequence.symbols[step]]
      values[offset + i] = sum
    }
    for (let j = 0; j < states; j++) applyLink(link, values, offset + starts[j], offset + starts[j + 1])
  }

  const rows = {
    weights,
    values: new Float64Array(0),
    variances: new Float64Array(0),
    counts: new Float64Array(0),
    squares: new Float64Array(0),
    uses: new Float64Array(0),
    offsets: new Int32Array(0),
    prepare(sequence: Sequence, steps: Int32Array | undefined, count: number) {
      for (let k = 0; k < metCount; k++) visits[met[k]] = 0
      grow(count)
      metCount = 0
      askedFor = count
      for (let k = 0; k < count; k++) {
        const step = steps === undefined ? k : steps[k]
        const slot = slotOf(sequence, step, k)
        rows.offsets[k] = slot * entries
        if (visits[slot]++ > 0) continue
        met[metCount] = slot
        metAt[metCount++] = step
        compute(sequence, step, slot * entries)
      }
      return metCount * entries * sources
    },
    addGradient(sequence: Sequence, gradient: Float64Array, reward?: Reward) {
      const { counts, uses, values } = rows
      for (let k = 0; k < metCount; k++) {
        const slot = met[k]
        const step = metAt[k]
        const offset = slot * entries
        for (let j = 0; j < states; j++) {
          let used = uses[slot * states + j]
          // Of probabilities that sum to 1 in a row, the counts tell it.
          if (link === 'softmax') {
            used = 0
            for (let i = starts[j]; i < starts[j + 1]; i++) used += counts[offset + i]
          }
          for (let i = starts[j]; i < starts[j + 1]; i++) signal[i] = counts[offset + i] - used * values[offset + i]
        }
        if (link === 'identity') for (let i = 0; i < entries; i++) signal[i] /= variance
        reward?.(values, offset, visits[slot] / askedFor, signal)
        for (let i = 0; i < entries; i++) {
          const own = i * width
          gradient[own + width - 1] += signal[i]
          if (dense) for (let m = 0; m < inputs; m++) gradient[own + m] += signal[i] * sequence.inputs[step * inputs + m]
          else if (seesInput) gradient[own + sequence.symbols[step]] += signal[i]
        }
        counts.fill(0, offset, offset + entries)
        uses.fill(0, slot * states, (slot + 1) * states)
      }
      return metCount * entries * (sources + 1)
    },
    draw(random: RandomStream, range: number) {
      for (let i = 0; i < weights.length; i++) weights[i] = random.between(-range, range)
    },
  }
  return rows
}
