// Backpropagation through time for scalar-lstm.ts.

import type { Sequence } from '../engine/sequence.ts'
import type { LstmMemory } from './scalar-lstm-memory.ts'

export function lstmBackward(memory: LstmMemory) {
  const { length, symbolic, hiddenAt, width, gates, symbolAt, weights, gradient, sources, activations, deltas } = memory
  const { cells, squashed, toHidden, toCells } = memory
  const hidden = toCells.length

  /** The errors at the net inputs of all steps. */
  function backward(): void {
    for (let t = length - 1; t >= 0; t--) {
      for (let unit = 0; unit < hidden; unit++) {
        const at = t * hidden + unit
        const inputGate = activations[4 * at]
        const forgetGate = activations[4 * at + 1]
        const outputGate = activations[4 * at + 2]
        const candidate = activations[4 * at + 3]
        const error = toCells[unit] + toHidden[unit] * outputGate * (1 - squashed[at] * squashed[at])
        deltas[4 * at] = error * candidate * inputGate * (1 - inputGate)
        deltas[4 * at + 1] = t === 0 ? 0 : error * cells[at - hidden] * forgetGate * (1 - forgetGate)
        deltas[4 * at + 2] = toHidden[unit] * squashed[at] * outputGate * (1 - outputGate)
        deltas[4 * at + 3] = error * inputGate * (1 - candidate * candidate)
        toCells[unit] = error * forgetGate
      }
      if (t === 0) return
      for (let unit = 0; unit < hidden; unit += 2) {
        let a1 = 0
        let a2 = 0
        let b1 = 0
        let b2 = 0
        for (let delta = t * gates, w = 4 * (hiddenAt + unit); delta < (t + 1) * gates; delta += 4, w += 4 * width) {
          const ofInput = deltas[delta]
          const ofForget = deltas[delta + 1]
          const ofOutput = deltas[delta + 2]
          const ofCell = deltas[delta + 3]
          a1 += weights[w] * ofInput
          a2 += weights[w + 1] * ofForget
          a1 += weights[w + 2] * ofOutput
          a2 += weights[w + 3] * ofCell
          b1 += weights[w + 4] * ofInput
          b2 += weights[w + 5] * ofForget
          b1 += weights[w + 6] * ofOutput
          b2 += weights[w + 7] * ofCell
        }
        toHidden[unit] = a1 + a2
        toHidden[unit + 1] = b1 + b2
      }
    }
  }

  /** The gradient, two steps at a time: half the loads and stores. */
  function collect({ symbols }: Sequence): void {
    for (let t = 0; t < length; t += 2)
      for (let unit = 0, w = 0; unit < hidden; unit++) {
        const first = t * gates + 4 * unit
        const a1 = deltas[first]
        const b1 = deltas[first + 1]
        const c1 = deltas[first + 2]
        const d1 = deltas[first + 3]
        const second = first + gates
        const a2 = deltas[second]
        const b2 = deltas[second + 1]
        const c2 = deltas[second + 2]
        const d2 = deltas[second + 3]
        for (let z = t * width; z < (t + 1) * width; z++, w += 4) {
          const source = sources[z]
          const next = sources[z + width]
          gradient[w] += a1 * source + a2 * next
          gradient[w + 1] += b1 * source + b2 * next
          gradient[w + 2] += c1 * source + c2 * next
          gradient[w + 3] += d1 * source + d2 * next
        }
      }
    if (symbolic)
      for (let t = 0; t < length; t++)
        for (let i = 0, g = symbolAt + symbols[t] * gates; i < gates; i++) gradient[g + i] += deltas[t * gates + i]
  }

  return { backward, collect }
}
