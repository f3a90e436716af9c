// CMA-ES on a net's weights: search/cma-es.ts on the cost of a batch of sequences.
//
// N. Hansen & A. Ostermeier (2001), "Completely derandomized self-adaptation in evolution strategies", Evolutionary Computation
// 9(2):159-195, doi 10.1162/106365601750190398. Restarts with a population twice as large: A. Auger & N. Hansen (2005), "A restart CMA
// evolution strategy with increasing population size", CEC, 1769-1776, doi 10.1109/CEC.2005.1554902. Not one of the remedies that were
// surveyed in 2001: what a later search can do beside them (deviation note 45).

import { z } from 'zod'
import { log } from '../engine/math.ts'
import { auger2005restart, hansen2001cma, hansen2016tutorial, roshansen2008separable } from '../literature/citations.ts'
import { checkCellOptions, netFor, netOptions } from './cells/families.ts'
import { batchOptions, batchSearch } from './learning/batch-search.ts'
import { defineMethod } from './method.ts'
import { cmaEs } from './search/cma-es.ts'

/** A full covariance of more weights than that takes too long to decompose. */
const MOST_WEIGHTS = 150

const options = z
  .strictObject({
    ...netOptions('bengio-two-sequence'),
    ...batchOptions,
    sigma: z.number().positive().default(1).describe('σ: standard deviation of every weight at the start'),
    population: z
      .union([z.literal('auto'), z.int().min(4).max(10_000)])
      .default('auto')
      .describe('λ: candidates in a generation; auto: 4 + floor(3 ln W) for W weights'),
    growth: z.number().min(1).default(2).describe('factor of the population at each restart'),
    covariance: z
      .enum(['auto', 'full', 'diagonal'])
      .default('auto')
      .describe(
        `what is adapted beside σ: all covariances of weights, or their variances only; auto: all up to ${MOST_WEIGHTS} weights`,
      ),
  })
  .superRefine(checkCellOptions)

type Options = z.output<typeof options>
const search = batchSearch<Options>((start, { sigma, population, growth, covariance }, random, round) => {
  let size = population === 'auto' ? undefined : population
  if (round > 0) {
    size ??= 4 + Math.floor(3 * log(start.length))
    for (let i = 0; i < round; i++) size = Math.floor(size * growth)
  }
  const kind = covariance === 'auto' ? (start.length <= MOST_WEIGHTS ? 'full' : 'diagonal') : covariance
  return cmaEs(start, { sigma, covariance: kind, ...(size !== undefined && { population: size }) }, random)
})

export default defineMethod({
  ...search,
  id: 'cma-es',
  version: 1,
  title: 'CMA-ES',
  sources: [hansen2001cma, hansen2016tutorial, auger2005restart, roshansen2008separable],
  summary: `Evolution strategy with covariance matrix adaptation: a population of candidates is drawn from a normal distribution that moves to the better half of them, stretches along the
directions that led there, and adapts its size. Every candidate is judged on the whole of a fixed batch; each sequence of it counts as a presentation. A search that came to rest
starts anew with a population twice as large. Above ${MOST_WEIGHTS} weights only their variances are adapted.`,
  complexity: 'O(W) per step for W weights, forwards only, and per candidate O(W²), or O(W) with variances only',
  options,
  published: {},
  // The nets and batches of the other searches, for comparison.
  readings: {
    latch: { net: 'bengio-latch' },
    parity: { net: 'bengio-parity' },
    'two-sequence-bengio': { trainingSequences: 100 },
  },
  skip(signature, chosen) {
    const reason = search.skip?.(signature, chosen)
    if (reason !== undefined || chosen.covariance !== 'full') return reason
    const { parameterCount } = netFor(signature, chosen)
    return parameterCount > MOST_WEIGHTS
      ? `the covariance of ${parameterCount} weights would be too large (${MOST_WEIGHTS} at most); set covariance to "diagonal"`
      : undefined
  },
})
