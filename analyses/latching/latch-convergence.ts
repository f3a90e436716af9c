// Training the smallest latch: Bengio, Simard & Frasconi (1994), sections II and III, figure 2. One unit x(t) = tanh(w x(t-1) + h(t)); the inputs h(t) of
// the first L steps are learned, one number for each class and step, later ones are Gaussian noise; the target ± 0.8 comes at step T.
//   map     share of runs that converge, against the first weight w0 and the noise (figure 2a); w is learned too
//   length  the same against T, w fixed at 1.25 (figure 2b, noise 0.2), beside units whose bit is set from outside
// The paper prints no learning rate and does not say what converging is; here a run converges when 95 % of 200 fresh sequences are right.

import { createProgram } from '../../engine/create-program.ts'
import { sgd } from '../../engine/optimisers.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import { bengio1994 } from '../../methods/cells/bengio-1994.ts'
import latch from '../../tasks/latch.ts'
import type { Streams } from '../analysis.ts'

export type ConvergenceDesign = {
  readonly firstWeights: readonly number[]
  readonly deviations: readonly number[]
  readonly lengths: readonly number[]
  readonly lag: number
  readonly runs: number
  readonly sequences: number
  readonly learningRate: number
}

export type ConvergenceData = {
  readonly firstWeights: readonly number[]
  readonly deviations: readonly number[]
  readonly lengths: readonly number[]
  readonly runs: number
  /** [first weight][deviation]: runs that converged. */
  readonly map: readonly (readonly number[])[]
  /** By noise: runs that converged, and those that the test accepts with the bit set from outside [length]. */
  readonly length: readonly {
    readonly deviation: number
    readonly converged: readonly number[]
    readonly possible: readonly number[]
  }[]
  /** [first weight][deviation]: runs of an untrained unit that the same test accepts when its bit is set from outside (± its attractor). */
  readonly possible: readonly (readonly number[])[]
}

const FRESH = 200
const NEEDED = 190

export function convergence(design: ConvergenceDesign, streams: Streams): ConvergenceData {
  const { firstWeights, deviations, lengths, lag, runs, sequences, learningRate } = design
  const count = (w0: number, deviation: number, T: number, learned: 'weight' | 'inputs only' | 'nothing'): number => {
    const task = latch.create(latch.parameters.parse({ lag: T, noiseVariance: deviation * deviation }))
    const { inputs } = task.signature
    const cell = bengio1994({ inputs, outputs: 1, outputUnits: 'tanh', net: 'latch', hidden: 0, thresholds: 'none' })
    const program = createProgram(cell, 'dense')
    const own = cell.parameters.find(({ name }) => name === 'self-connections')!.offset
    const buffer = sequenceBuffer('dense', inputs, 1)
    const converges = (run: number): boolean => {
      const random = streams('convergence', w0, deviation, T, learned, run)
      // Learned inputs start small; set from outside they drive the unit to its limits.
      const given = cell.parameters.find(({ name }) => name === 'trainable inputs')!.offset
      for (let i = 0; i < program.weights.length; i++) program.weights[i] = random.between(-0.1, 0.1)
      if (learned === 'nothing') for (let i = 0; i < 6; i++) program.weights[given + i] = i < 3 ? 3 : -3
      program.weights[own] = w0
      const apply = program.updater(sgd(program.weights.length, { learningRate }))
      for (let i = 0; learned !== 'nothing' && i < sequences; i++) {
        task.sample(random, buffer)
        program.reverse(buffer, 'squared-error')
        if (learned === 'inputs only') program.gradient[own] = 0
        apply()
      }
      let right = 0
      for (let i = 0; i < FRESH; i++) {
        task.sample(random, buffer)
        if (task.correct(program.run(buffer), buffer)) right++
      }
      return right >= NEEDED
    }
    return Array.from({ length: runs }, (_, run) => run + 1).filter(converges).length
  }
  return {
    firstWeights,
    deviations,
    lengths,
    runs,
    map: firstWeights.map(w0 => deviations.map(deviation => count(w0, deviation, lag, 'weight'))),
    possible: firstWeights.map(w0 => deviations.map(deviation => count(w0, deviation, lag, 'nothing'))),
    length: [0.1, 0.2].map(deviation => ({
      deviation,
      converged: lengths.map(T => count(1.25, deviation, T, 'inputs only')),
      possible: lengths.map(T => count(1.25, deviation, T, 'nothing')),
    })),
  }
}
