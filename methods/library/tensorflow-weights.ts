// First weights for the layers of TensorFlow.js, from our streams: its own initialisers take a seed, but not a generator.
//
// As its defaults have them: input and output weights uniform by X. Glorot & Y. Bengio (2010), in ± sqrt(6 / (sources + units)), where the
// units of all gates count; recurrent weights orthogonal; biases 0, those of the LSTM's forget gate 1. Its recurrent matrix of all gates has
// orthonormal rows; here the matrix of each gate is orthogonal (deviation note 62).

import { orthogonalMatrix } from '../../engine/orthogonal.ts'
import type { RandomStream } from '../../engine/random.ts'

/** Gates and the candidate, side by side in the columns of its matrices; the LSTM's second is its forget gate. */
export const GATES = { simpleRNN: 1, gru: 3, lstm: 4 } as const
export type LayerName = keyof typeof GATES

export interface LayerShape {
  readonly layer: LayerName
  readonly inputs: number
  readonly units: number
  readonly outputs: number
}

export interface WeightTensor {
  /** Sources × units, or units alone for a bias. */
  readonly shape: readonly number[]
  /** Row-major. */
  readonly values: Float32Array
}

/** In its order: kernel, recurrent kernel and bias of the recurrent layer, then kernel and bias of the output layer. */
export function firstWeights({ layer, inputs, units, outputs }: LayerShape, random: RandomStream): WeightTensor[] {
  const columns = GATES[layer] * units
  const recurrent = new Float32Array(units * columns)
  for (let gate = 0; gate < GATES[layer]; gate++) {
    const matrix = orthogonalMatrix(units, random)
    for (let row = 0; row < units; row++)
      for (let k = 0; k < units; k++) recurrent[row * columns + gate * units + k] = matrix[row * units + k]
  }
  const bias = new Float32Array(columns)
  if (layer === 'lstm') bias.fill(1, units, 2 * units)
  return [
    glorot(inputs, columns, random),
    { shape: [units, columns], values: recurrent },
    { shape: [columns], values: bias },
    glorot(units, outputs, random),
    { shape: [outputs], values: new Float32Array(outputs) },
  ]
}

function glorot(rows: number, columns: number, random: RandomStream): WeightTensor {
  const range = Math.sqrt(6 / (rows + columns))
  return { shape: [rows, columns], values: Float32Array.from({ length: rows * columns }, () => random.between(-range, range)) }
}
