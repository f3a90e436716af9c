// A random net with several time scales that makes its own inputs: the source of data in El Hihi & Bengio (NIPS 8), section 4.

import { tanh } from '../../engine/math.ts'
import type { RandomStream } from '../../engine/random.ts'
import type { SequenceBuffer } from '../../engine/sequence.ts'

const LEVELS = 4
const PER_LEVEL = 2
const UNITS = LEVELS * PER_LEVEL

const levelOf = (unit: number): number => Math.floor(unit / PER_LEVEL)

export interface MultiScaleNet {
  /** To unit i from unit j [units × units, row-major]; zero unless their levels are the same or next to each other. */
  readonly recurrent: Float64Array
  /** From the input to the units of level 0. */
  readonly input: Float64Array
  /** From all units to the output, and back to the input. */
  readonly output: Float64Array
  readonly feedback: Float64Array
}

/** Weights are uniform in [-range, range]. There are no biases: with the signs of its random inputs a net's output changes its own. */
export function drawMultiScaleNet(random: RandomStream, range: number): MultiScaleNet {
  const draw = (size: number) => Float64Array.from({ length: size }, () => random.between(-range, range))
  const recurrent = draw(UNITS * UNITS)
  for (let i = 0; i < UNITS; i++)
    for (let j = 0; j < UNITS; j++) if (Math.abs(levelOf(i) - levelOf(j)) > 1) recurrent[i * UNITS + j] = 0
  return { recurrent, input: draw(PER_LEVEL), output: draw(UNITS), feedback: draw(UNITS) }
}

/**
 * Runs the net for `length` steps from zero activations and fills in a sequence: its inputs, and its last output as the target. Level s changes at
 * every 2^s-th step, from the first on, the fast levels first. At the first step, and at any other with probability `clamped`, the input is
 * uniform in [-1, 1].
 */
export function runMultiScaleNet(
  net: MultiScaleNet,
  random: RandomStream,
  length: number,
  clamped: number,
  into: SequenceBuffer,
): void {
  const state = new Float64Array(UNITS)
  const fresh = new Float64Array(PER_LEVEL)
  into.begin(length)
  for (let t = 0; t < length; t++) {
    const x = t === 0 || random.uniform() < clamped ? random.between(-1, 1) : tanh(product(net.feedback, 0, state))
    into.setInput(t, 0, x)
    for (let level = 0; level < LEVELS && t % (1 << level) === 0; level++) {
      for (let k = 0; k < PER_LEVEL; k++) {
        const unit = level * PER_LEVEL + k
        const external = level === 0 ? net.input[k] * x : 0
        fresh[k] = tanh(external + product(net.recurrent, unit * UNITS, state))
      }
      state.set(fresh, level * PER_LEVEL)
    }
  }
  into.addTarget(length - 1)
  into.setTarget(0, tanh(product(net.output, 0, state)))
}

function product(weights: Float64Array, from: number, state: Float64Array): number {
  let sum = 0
  for (let j = 0; j < UNITS; j++) sum += weights[from + j] * state[j]
  return sum
}
