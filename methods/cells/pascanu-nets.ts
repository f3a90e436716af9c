// The nets of R. Pascanu, T. Mikolov & Y. Bengio (2013), "On the difficulty of training recurrent neural networks", ICML, JMLR W&CP 28(3),
// 1310-1318, section 4.1, as their published code starts them: biases 0, all other weights normal with a small deviation, and
//   sigmoid      logistic units, deviation 0.01
//   basic-tanh   tanh units, deviation 0.1
//   smart-tanh   tanh units, deviation 0.01; each unit keeps its connections to 15 units, drawn at random, and the recurrent matrix is
//                scaled to a spectral radius of 0.95

import { z } from 'zod'
import type { Cell } from '../../engine/graph.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import type { RandomStream } from '../../engine/random.ts'
import { spectralRadius } from '../../engine/spectral-radius.ts'
import { cellFamily } from './family.ts'
import { separateRecurrence } from './separate-recurrence.ts'

const CONNECTIONS = 15
const SPECTRAL_RADIUS = 0.95

export type PascanuStart = 'sigmoid' | 'basic-tanh' | 'smart-tanh'

export const pascanuNets = cellFamily({
  options: {
    hidden: z.int().min(1).max(500).default(50).describe('hidden units, fully recurrent'),
    start: z
      .enum(['sigmoid', 'basic-tanh', 'smart-tanh'])
      .default('smart-tanh')
      .describe('hidden units and how their weights start: logistic, tanh, or tanh with a sparse matrix of spectral radius 0.95'),
  },
  build({ start, ...shape }) {
    const normal = { kind: 'normal', deviation: start === 'basic-tanh' ? 0.1 : 0.01 } as const
    const hiddenUnits = start === 'sigmoid' ? 'logistic' : 'tanh'
    return separateRecurrence({ ...shape, hiddenUnits, recurrent: normal, others: normal })
  },
})

/** Fills the weights of such a net [parameterCount]. */
export function startPascanuNet(weights: Float64Array, cell: Cell, start: PascanuStart, random: RandomStream): void {
  initialiseWeights(weights, cell, random, 0)
  if (start !== 'smart-tanh') return
  const { offset, rows: units } = cell.parameters.find(({ name }) => name === 'recurrent')!
  const matrix = weights.subarray(offset, offset + units * units)
  const order = Int32Array.from({ length: units }, (_, i) => i)
  for (let from = 0; from < units; from++) {
    // The places of the connections that go: all but the first 15 of a random order (R. Durstenfeld 1964).
    for (let i = units - 1; i > 0; i--) {
      const j = random.integer(0, i)
      const swapped = order[i]
      order[i] = order[j]
      order[j] = swapped
    }
    for (let i = CONNECTIONS; i < units; i++) matrix[from * units + order[i]] = 0
  }
  const radius = spectralRadius(matrix, units)
  if (radius > 0) for (let i = 0; i < matrix.length; i++) matrix[i] *= SPECTRAL_RADIUS / radius
}
