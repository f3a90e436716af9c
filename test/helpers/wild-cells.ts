// Cells that use every node of the cell language at many sizes, odd ones and ones too large to be written out: what a compiler has to
// get right. States may take over an input, another state's old value, or the same vector as another state; the answer may be fed back.

import {
  add,
  affine,
  cell,
  concat,
  exp,
  multiply,
  reciprocal,
  relu,
  repeat,
  sigmoid,
  slice,
  sqrt,
  square,
  step,
  stopGradient,
  subtract,
  sum,
  tanh,
  type Vector,
} from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { randomStream } from '../../engine/random.ts'

export interface WildShape {
  readonly seed: number
  readonly inputs: number
  readonly outputs: number
  /** Sizes that occur are 1 and these. */
  readonly sizes: readonly [number, number]
  readonly nodes: number
  readonly feedback: boolean
  /** A state holds the last input, so that a one-hot input cannot stay a symbol. */
  readonly keepsInput: boolean
  readonly output: 'logistic' | 'linear'
}

export function wildCell({ seed, inputs, outputs, sizes, nodes, feedback, keepsInput, output }: WildShape): Cell {
  const random = randomStream(['wild cell', seed])
  const [m, n] = sizes
  const chance = (probability: number): boolean => random.uniform() < probability
  const state = { a: m, b: n, c: m, old: m, last: keepsInput ? inputs : 1, twin: m, ...(feedback ? { y: outputs } : {}) }
  return cell({ name: `wild ${seed}`, inputs, state }, (given, { dense, weights, constant }) => {
    const previous = given as Readonly<Record<string, Vector>>
    const { x, a, b, c, old, last, twin } = previous
    const pool: Vector[] = [a, b, c, old, twin, ...(feedback ? [previous.y] : [])]
    const pick = (): Vector => pool[random.integer(0, pool.length - 1)]
    const sized = (size: number): Vector => {
      const fitting = pool.filter(vector => vector.size === size)
      return fitting.length > 0 && chance(0.9) ? fitting[random.integer(0, fitting.length - 1)] : dense(size, [pick()])
    }
    const size = (): number => [m, n, 1][random.integer(0, 2)]
    const positive = (vector: Vector): Vector => affine(square(vector), 1, 0.5)
    const kinds: (() => Vector)[] = [
      () => sigmoid(pick()),
      () => tanh(pick()),
      () => relu(pick()),
      () => square(tanh(pick())),
      () => exp(affine(tanh(pick()), 2)),
      () => sqrt(positive(pick())),
      () => reciprocal(positive(pick())),
      () => step(pick()),
      () => affine(pick(), random.between(-1, 1), random.between(-1, 1)),
      () => {
        const left = pick()
        return [add, subtract, multiply][random.integer(0, 2)](left, sized(left.size))
      },
      () => {
        const one = pick()
        return multiply(one, chance(0.3) ? one : stopGradient(one))
      },
      () => {
        const vector = pick()
        return multiply(weights(vector.size), vector)
      },
      () =>
        dense(size(), [pick(), ...(chance(0.5) ? [x] : []), concat(pick(), pick()), ...(chance(0.3) ? [last] : [])], {
          bias: chance(0.7),
        }),
      () => {
        const both = [pick(), pick()]
        return concat(dense(size(), both), dense(size(), both), pick())
      },
      () => {
        const long = concat(pick(), pick(), pick())
        const from = random.integer(0, long.size - 1)
        return slice(long, from, random.integer(1, long.size - from))
      },
      () => repeat(slice(pick(), 0, 1), size()),
      () => repeat(tanh(pick()), random.integer(1, 3)),
      () => sum(tanh(pick())),
      () => stopGradient(pick()),
      () => weights(size()),
      () => {
        const vector = pick()
        return multiply(vector, constant(Array.from({ length: vector.size }, (_, i) => Math.cos(i))))
      },
    ]
    for (let i = 0; i < nodes; i++) {
      const made = kinds[random.integer(0, kinds.length - 1)]()
      // Sizes must not run away through concatenation and repetition.
      pool.push(made.size > 2 * Math.max(m, n) ? slice(made, 1, m) : made)
    }
    const next = (units: number): Vector => tanh(sized(units))
    const shared = next(m)
    const net = dense(outputs, [pick(), pool[pool.length - 1], ...(chance(0.3) ? [x] : [])])
    const y = output === 'logistic' ? sigmoid(net) : tanh(net)
    return {
      a: shared,
      b: next(n),
      c: chance(0.5) ? shared : next(m),
      old: a,
      last: keepsInput ? x : slice(b, 0, 1),
      twin: chance(0.5) ? shared : stopGradient(shared),
      y,
    } as never
  })
}
