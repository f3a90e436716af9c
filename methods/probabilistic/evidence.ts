// What a Markov model gets to see, at which steps, and what the E-step counts of it: the class of a sequence as its final state, the targets
// as emissions of the states, or the inputs as such.

import type { Sequence } from '../../engine/sequence.ts'
import { countEmission, multiplyDensities } from './density.ts'
import type { Link, Rows } from './rows.ts'

export interface Evidence {
  /** Gets ready for a sequence. Returns multiply-adds. */
  prepare(sequence: Sequence): number
  /**
   * Multiplies the likelihoods [length × states] of the steps that it is about by those of its own, up to factors whose logs are summed and
   * returned; -Infinity where no state explains it.
   */
  weigh(sequence: Sequence, likelihoods: Float64Array): number
  /** The E-step's counts, from the states' posterior [length × states]. */
  count(sequence: Sequence, posterior: Float64Array): void
}

/** The last state must be the one of the sequence's class, `finalStates[class]` (Bengio & Frasconi 1994, NIPS 6, equation (5)). */
export function finalState(states: number, finalStates: readonly number[], classOf: (sequence: Sequence) => number): Evidence {
  return {
    prepare: () => 0,
    weigh(sequence, likelihoods) {
      const right = finalStates[classOf(sequence)]
      const last = (sequence.length - 1) * states
      for (let i = 0; i < states; i++) if (i !== right) likelihoods[last + i] = 0
      return 0
    },
    count() {},
  }
}

/** How a task's targets become what states emit, and back. */
export interface TargetCoding {
  encode(target: number): number
  decode(mean: number): number
}

/** Targets are emissions (Bengio & Frasconi 1995, NIPS 7, section 3). */
export function emittedTargets(states: number, outputs: number, link: Link, rows: Rows, { encode }: TargetCoding): Evidence {
  const emitted = new Float64Array(outputs)
  const logs = new Float64Array(states)
  const read = ({ targets }: Sequence, index: number): void => {
    for (let k = 0; k < outputs; k++) emitted[k] = encode(targets[index * outputs + k])
  }
  return {
    prepare: sequence => rows.prepare(sequence, sequence.targetSteps, sequence.targetCount),
    weigh(sequence, likelihoods) {
      let scale = 0
      for (let index = 0; index < sequence.targetCount; index++) {
        read(sequence, index)
        const at = sequence.targetSteps[index] * states
        scale += multiplyDensities(link, emitted, rows, rows.offsets[index], likelihoods, at, logs)
      }
      return scale
    },
    count(sequence, posterior) {
      for (let index = 0; index < sequence.targetCount; index++) {
        read(sequence, index)
        countEmission(emitted, rows, rows.offsets[index], posterior, sequence.targetSteps[index] * states, states)
      }
    },
  }
}

/** Inputs are emissions, as in every hidden Markov model: symbols by a table of probabilities, rows of numbers by Gaussians. */
export function emittedInputs(states: number, inputSize: number, rows: Rows): Evidence {
  const logs = new Float64Array(states)
  const emitted = new Float64Array(inputSize)
  const read = ({ inputs }: Sequence, t: number): Float64Array => {
    for (let k = 0; k < inputSize; k++) emitted[k] = inputs[t * inputSize + k]
    return emitted
  }
  return {
    prepare: sequence => rows.prepare(sequence, undefined, sequence.length),
    weigh(sequence, likelihoods) {
      const { length, inputKind, symbols } = sequence
      let scale = 0
      for (let t = 0; t < length; t++) {
        if (inputKind === 'dense')
          scale += multiplyDensities('identity', read(sequence, t), rows, rows.offsets[t], likelihoods, t * states, logs)
        else
          for (let j = 0; j < states; j++)
            likelihoods[t * states + j] *= rows.values[rows.offsets[t] + j * inputSize + symbols[t]]
      }
      return scale
    },
    count(sequence, posterior) {
      const { length, inputKind, symbols } = sequence
      for (let t = 0; t < length; t++) {
        if (inputKind === 'dense') countEmission(read(sequence, t), rows, rows.offsets[t], posterior, t * states, states)
        else
          for (let j = 0; j < states; j++) rows.counts[rows.offsets[t] + j * inputSize + symbols[t]] += posterior[t * states + j]
      }
    },
  }
}

/** All of several kinds. */
export function together(all: readonly Evidence[]): Evidence {
  return {
    prepare: sequence => all.reduce((sum, evidence) => sum + evidence.prepare(sequence), 0),
    weigh: (sequence, likelihoods) => all.reduce((sum, evidence) => sum + evidence.weigh(sequence, likelihoods), 0),
    count(sequence, posterior) {
      for (const evidence of all) evidence.count(sequence, posterior)
    },
  }
}
