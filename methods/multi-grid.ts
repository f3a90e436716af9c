// Multi-grid random search of a net's weights: search/multi-grid.ts on the cost of a batch of sequences.
//
// Y. Bengio, P. Simard & P. Frasconi (1994), "Learning long-term dependencies with gradient descent is difficult", IEEE Transactions on
// Neural Networks 5(2):157-166, doi 10.1109/72.279181, section V-B. Printed: uniform points in a hyper-rectangle around the best point, which
// shrinks by 0.9 with every improvement. Not printed: its first size, when it counts as stuck, the size of the training set (note 42).

import { z } from 'zod'
import { bengio1994, bengiofrasconi1994 } from '../literature/citations.ts'
import { checkCellOptions, netOptions } from './cells/families.ts'
import { batchOptions, batchSearch, netsOf1994, wholeSets } from './learning/batch-search.ts'
import { defineMethod } from './method.ts'
import { multiGrid } from './search/multi-grid.ts'

const options = z
  .strictObject({
    ...netOptions('bengio-two-sequence'),
    ...batchOptions,
    halfWidth: z.number().positive().default(5).describe('half a side of the hyper-rectangle at the start'),
    shrink: z.number().gt(0).max(1).default(0.9).describe('factor of its sides when it shrinks'),
    shrinkOn: z
      .enum(['success', 'both'])
      .default('success')
      .describe('it shrinks with every improvement, or also after as many failures in a row as there are weights'),
    smallest: z.number().positive().default(0.001).describe('a search whose half side is smaller starts anew'),
    patience: z.int().min(1).default(1000).describe('a search without improvement for so many points starts anew'),
  })
  .superRefine(checkCellOptions)

export default defineMethod({
  ...batchSearch<z.output<typeof options>>((start, chosen, random) => multiGrid(start, chosen, random)),
  id: 'multi-grid',
  version: 1,
  title: 'Multi-grid random search',
  sources: [bengio1994, bengiofrasconi1994],
  summary: `Draws nets uniformly from a hyper-rectangle around the best one so far, which is replaced by better ones only; with each of these the rectangle shrinks. Every net is judged
on the whole of a fixed batch; each sequence of it counts as a presentation. The authors ended a run that got stuck; here it starts anew from other weights, until the budget is
spent. Any net of the other methods can be searched for.`,
  complexity: 'O(W) per step for W weights, forwards only; every candidate costs a pass over the whole batch',
  options,
  published: netsOf1994,
  readings: wholeSets,
})
