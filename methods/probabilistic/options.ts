// Options that the Markov models share.

import { z } from 'zod'
import type { TaskSignature } from '../../tasks/task.ts'
import { gridSize } from './conditioning.ts'

const MOST_CONDITIONS = 4096

export const conditionOptions = {
  learning: z
    .enum(['stochastic', 'gem', 'em'])
    .default('stochastic')
    .describe(
      'a gradient step after each sequence, or after each pass through a training set (generalised EM), for linear networks; or EM with tables',
    ),
  levels: z
    .int()
    .min(2)
    .max(64)
    .default(2)
    .describe('em: into how many equal parts of [-1, 1] a dense input line is cut for the tables'),
  initialRange: z
    .number()
    .positive()
    .default(0.5)
    .describe("stochastic and gem: the networks' weights start uniformly in ± this"),
}

/** `decrease` and `increase` are the defaults of these two. */
export const rateOptions = (decrease: number, increase: number) => ({
  learningRate: z
    .number()
    .positive()
    .default(1)
    .describe('first step along the gradient; gem: of the mean over the training set'),
  decrease: z
    .number()
    .positive()
    .max(1)
    .default(decrease)
    .describe('stochastic: the rate times this while the likelihood changes'),
  increase: z.number().min(1).default(increase).describe('stochastic: the rate times this while the likelihood stays flat'),
  period: z.int().min(1).default(20).describe('stochastic: sequences from one change of the rate to the next'),
  flatness: z.number().min(0).default(0.1).describe('stochastic: relative change of the mean log-likelihood that counts as none'),
  greatestRate: z.number().positive().default(100).describe('stochastic: no rate is higher'),
})

export const batchOptions = {
  trainingSequences: z
    .int()
    .min(1)
    .max(100_000)
    .default(100)
    .describe('em and gem: size of the training set, balanced over classes'),
  mostEpochs: z.int().min(1).default(200).describe('em: passes after which a model counts as converged'),
  leastGain: z
    .number()
    .min(0)
    .default(1e-5)
    .describe('em: or after a pass that raised the log-likelihood by less than this share of it'),
  restart: z.boolean().default(false).describe('em: whether a model that has converged gives way to a new draw'),
}

/** Why tables cannot hold all conditions of a task; nothing where they can, or where there are no tables. */
export function quantisedOutOfReach(
  { inputKind, inputs }: TaskSignature,
  { learning, levels }: { readonly learning: string; readonly levels: number },
): string | undefined {
  if (learning !== 'em' || inputKind === 'symbols' || gridSize(inputs, levels) <= MOST_CONDITIONS) return undefined
  return `its tables would have an entry for each of ${levels}^${inputs} inputs, ${MOST_CONDITIONS} at most; set learning to "gem" or "stochastic"`
}
