// Simulated annealing of a net's weights: search/annealing.ts on the cost of a batch of sequences.
//
// A. Corana, M. Marchesi, C. Martini & S. Ridella (1987), "Minimizing multimodal functions of continuous variables with the 'simulated
// annealing' algorithm", ACM Transactions on Mathematical Software 13(3):262-280, doi 10.1145/29380.29864, as used by Y. Bengio, P. Simard &
// P. Frasconi (1994), "Learning long-term dependencies with gradient descent is difficult", IEEE Transactions on Neural Networks
// 5(2):157-166, doi 10.1109/72.279181, section V-A. What these print: weights start in ±0.5, T falls by 0.85, four ends of temperatures within
// ε = 0.001 end a run. Not printed: T and the steps at the start, the bounds, N_S, N_T, the size of the training set (deviation note 42).

import { z } from 'zod'
import { bengio1994, bengiofrasconi1994, corana1987annealing, goffe1994annealing } from '../literature/citations.ts'
import { checkCellOptions, netOptions } from './cells/families.ts'
import { batchOptions, batchSearch, netsOf1994, wholeSets } from './learning/batch-search.ts'
import { defineMethod } from './method.ts'
import { annealing } from './search/annealing.ts'

const options = z
  .strictObject({
    ...netOptions('bengio-two-sequence'),
    ...batchOptions,
    temperature: z
      .number()
      .min(0)
      .default(1)
      .describe('T at the start, in units of the cost; at 0 only improvements are accepted'),
    cooling: z.number().gt(0).lt(1).default(0.85).describe('factor of T from one temperature to the next'),
    movesPerStepSize: z
      .int()
      .min(1)
      .default(10)
      .describe('N_S: moves of every weight between adaptations of their steps; 20 in 1987'),
    stepSizesPerTemperature: z.int().min(1).default(2).describe('N_T: adaptations at each temperature; at least 100 in 1987'),
    step: z.number().positive().default(1).describe('greatest change of a weight in one move, at the start'),
    bound: z.number().positive().default(10).describe('weights stay within ± this'),
    epsilon: z
      .number()
      .min(0)
      .default(0.001)
      .describe('ε: costs that are nearer to each other count as equal; then the search starts anew'),
  })
  .superRefine(checkCellOptions)

export default defineMethod({
  ...batchSearch<z.output<typeof options>>((start, chosen, random) => annealing(start, chosen, random)),
  id: 'simulated-annealing',
  version: 1,
  title: 'Simulated annealing',
  sources: [corana1987annealing, goffe1994annealing, bengio1994, bengiofrasconi1994],
  summary: `Changes one weight at a time, by at most a step that adapts to how often such changes are accepted, and accepts a worse net with a probability that falls with the
temperature. Every net is judged on the whole of a fixed batch; each sequence of it counts as a presentation. The authors ended a run that got stuck; here it starts anew from
other weights, until the budget is spent. Any net of the other methods can be searched for.`,
  complexity: 'O(W) per step for W weights, forwards only; every move costs a pass over the whole batch',
  options,
  published: netsOf1994,
  readings: wholeSets,
})
