// All learned numbers of a Markov model in one array: rows in tables or from networks, after the way of learning.

import type { RandomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { TaskSignature } from '../../tasks/task.ts'
import { onQuantisedInput, unconditional } from './conditioning.ts'
import { networkSize, type Reward, rowNetworks } from './row-networks.ts'
import { rowTables, tableSize } from './row-tables.ts'
import type { Link, RowShape, Rows } from './rows.ts'

export interface Part {
  readonly shape: RowShape
  readonly link: Link
  /** Whether the rows depend on the step's input. */
  readonly seesInput: boolean
}

export interface ParameterSettings {
  /** em: tables; otherwise networks. */
  readonly learning: 'em' | 'gem' | 'stochastic'
  readonly levels: number
  readonly initialRange: number
  /** Of identity rows; tables learn it, and this is the least. */
  readonly variance: number
  readonly smoothing: number
}

export interface Parameters {
  readonly weights: Float64Array
  /** In the order of the parts. */
  readonly rows: readonly Rows[]
  /** Numbers at the end of the weights that are none of the rows' business. */
  readonly others: Float64Array
  /** Draws a new start for all rows. */
  draw(): void
  /** M-step of all tables. */
  maximise(): void
  /** Adds all networks' gradients; `reward` is for the first part. Returns multiply-adds. */
  addGradient(sequence: Sequence, gradient: Float64Array, reward?: Reward): number
}

export function parametersFor(
  parts: readonly Part[],
  { learning, levels, initialRange, variance, smoothing }: ParameterSettings,
  signature: TaskSignature,
  random: RandomStream,
  others = 0,
): Parameters {
  const grid = (seesInput: boolean) => (seesInput ? onQuantisedInput(signature, levels) : unconditional)
  const sizes = parts.map(({ shape, link, seesInput }) =>
    learning === 'em' ? tableSize(shape, link, grid(seesInput)) : networkSize(shape, { ...signature, seesInput }),
  )
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0))
  const end = sizes.reduce((sum, size) => sum + size, 0)
  const weights = new Float64Array(end + others)
  const own = (i: number): Float64Array => weights.subarray(starts[i], starts[i] + sizes[i])
  const tables = (learning === 'em' ? parts : []).map(({ shape, link, seesInput }, i) =>
    rowTables(shape, link, grid(seesInput), { smoothing, leastVariance: variance }, own(i)),
  )
  const networks = (learning === 'em' ? [] : parts).map(({ shape, link, seesInput }, i) =>
    rowNetworks(shape, link, { ...signature, seesInput }, variance, own(i)),
  )
  const parameters = {
    weights,
    rows: [...tables, ...networks],
    others: weights.subarray(end),
    draw() {
      for (const table of tables) table.draw(random)
      for (const network of networks) network.draw(random, initialRange)
    },
    maximise() {
      for (const table of tables) table.maximise()
    },
    addGradient(sequence: Sequence, gradient: Float64Array, reward?: Reward) {
      let work = 0
      for (let i = 0; i < networks.length; i++) {
        const share = gradient.subarray(starts[i], starts[i] + sizes[i])
        work += networks[i].addGradient(sequence, share, i === 0 ? reward : undefined)
      }
      return work
    },
  }
  parameters.draw()
  return parameters
}
