// Random cells and sequences for property tests: any mixture of the cell language's nodes that keeps numbers moderate.

import {
  add,
  affine,
  cell,
  concat,
  multiply,
  repeat,
  sigmoid,
  slice,
  square,
  stopGradient,
  subtract,
  sum,
  tanh,
  type Vector,
} from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { randomStream } from '../../engine/random.ts'

export { randomSequence, randomWeights } from '../../conformance/random-sequence.ts'

export interface RandomCellShape {
  readonly seed: number
  readonly inputs: number
  readonly outputs: number
  readonly units: number
  /** How many random nodes to add between the states and the answer. */
  readonly nodes: number
  /** Whether stopGradient nodes may occur (finite differences see through them, so their oracle is another). */
  readonly stops: boolean
}

/** A cell with two states of `units` units, wired at random. */
export function randomCell({ seed, inputs, outputs, units, nodes, stops }: RandomCellShape): Cell {
  const random = randomStream(['random cell', seed])
  return cell({ inputs, state: { a: units, b: units } }, ({ x, a, b }, { dense, weights, constant }) => {
    const pool: Vector[] = [a, b, sigmoid(dense(units, [x, a], { bias: random.uniform() < 0.5 }))]
    const pick = (): Vector => pool[random.integer(0, pool.length - 1)]
    const kinds: (() => Vector)[] = [
      () => sigmoid(pick()),
      () => tanh(pick()),
      () => square(tanh(pick())),
      () => affine(pick(), random.between(-1, 1), random.between(-1, 1)),
      () => add(pick(), pick()),
      () => subtract(pick(), pick()),
      () => multiply(tanh(pick()), sigmoid(pick())),
      () => multiply(weights(units), pick()),
      () => tanh(dense(units, [pick(), x, pick()])),
      () => slice(concat(pick(), pick()), random.integer(0, units), units),
      () => repeat(sum(tanh(pick())), units),
      () => multiply(pick(), constant(Array.from({ length: units }, (_, i) => 0.5 - 0.3 * i))),
      ...(stops ? [() => stopGradient(pick())] : []),
    ]
    for (let i = 0; i < nodes; i++) pool.push(kinds[random.integer(0, kinds.length - 1)]())
    // Squashed, so that no wiring of the states can explode.
    return { a: tanh(pick()), b: sigmoid(pick()), y: sigmoid(dense(outputs, [pick(), pool.at(-1)!])) }
  })
}
