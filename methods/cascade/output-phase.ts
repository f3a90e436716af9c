// Training of the weights to the outputs while all hidden units stay as they are: S. E. Fahlman (1991), NIPS 3, 190-196, and
// S. E. Fahlman & C. Lebiere (1990), "The cascade-correlation learning architecture", NIPS 2, 524-532.
//   (1) E_o(t) = (y_o - d_o) (f'(net_o) + offset): the offset keeps saturated units from being stuck; linear units need none
//   (2) slope of w_ov = Σ over all target steps of E_o V_v, V_v: bias, input or unit
// The E of the last pass are the residuals that candidates are to correlate with.

import type { Sequence } from '../../engine/sequence.ts'
import type { OutputUnits } from '../cells/outputs.ts'
import type { CascadeNet, UnitValues } from './network.ts'

/** A training sequence with what is known of it while the units are fixed. */
export interface Kept {
  readonly sequence: Sequence
  /** Of the installed units. */
  readonly values: UnitValues
  /** E [targetCount × outputs]. */
  readonly residuals: Float64Array
}

export interface OutputPass {
  /** Equation 2 [as the net's output weights]. */
  readonly slopes: Float64Array
  /** Σ (y - d)² over all targets and outputs, of the last pass. */
  readonly squaredError: number
  /** One pass over the set: slopes, residuals and error. True if `correct` says so of all answers. */
  run(correct: (answers: Float64Array, sequence: Sequence) => boolean): boolean
}

function derivative(y: number, units: OutputUnits, offset: number): number {
  return units === 'linear' ? 1 : offset + (units === 'logistic' ? y * (1 - y) : 1 - y * y)
}

/** Passes for the net as it is; after an installation there must be another. */
export function outputPass(net: CascadeNet, set: readonly Kept[], outputUnits: OutputUnits, offset: number): OutputPass {
  const slopes = new Float64Array(net.outputWeights.length)
  const answers = new Float64Array(Math.max(...set.map(({ residuals }) => residuals.length)))
  const pass = {
    slopes,
    squaredError: 0,
    run(correct: (answers: Float64Array, sequence: Sequence) => boolean) {
      slopes.fill(0)
      pass.squaredError = 0
      let right = true
      for (const { sequence, values, residuals } of set) {
        net.answerFrom(sequence, values, answers)
        for (let k = 0; k < residuals.length; k++) {
          const miss = answers[k] - sequence.targets[k]
          residuals[k] = miss * derivative(answers[k], outputUnits, offset)
          pass.squaredError += miss * miss
        }
        addSlopes(sequence, values, residuals, slopes)
        right &&= correct(answers, sequence)
      }
      return right
    },
  }
  return pass
}

/** Equation 2, one sequence's part. */
function addSlopes(sequence: Sequence, values: UnitValues, residuals: Float64Array, slopes: Float64Array): void {
  const { targetCount, targetSteps, targetSize, inputKind, inputSize, inputs, symbols } = sequence
  const first = (1 + inputSize) * targetSize
  for (let k = 0; k < targetCount; k++) {
    const t = targetSteps[k]
    for (let o = 0; o < targetSize; o++) {
      const residual = residuals[k * targetSize + o]
      slopes[o] += residual
      if (inputKind === 'symbols') slopes[(1 + symbols[t]) * targetSize + o] += residual
      else for (let i = 0; i < inputSize; i++) slopes[(1 + i) * targetSize + o] += residual * inputs[t * inputSize + i]
      for (let u = 0; u < values.length; u++) slopes[first + u * targetSize + o] += residual * values[u][t]
    }
  }
}
