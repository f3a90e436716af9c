// What tests of the error flow share: random runs, and plain numbers from scaled ones (where they do not overflow).

import fc from 'fast-check'
import { type ErrorFlow, errorFlow, type Factors } from '../../engine/error-flow/error-flow.ts'
import type { Scaled } from '../../engine/error-flow/scaled.ts'
import type { Cell } from '../../engine/graph.ts'
import { type RandomStream, randomStream } from '../../engine/random.ts'
import type { SequenceBuffer } from '../../engine/sequence.ts'
import { randomCell, randomSequence, randomWeights } from './random-cells.ts'

export type Gradient = 'truncated' | 'full'

export interface RandomFlow {
  readonly cell: Cell
  readonly gradient: Gradient
  readonly weights: Float64Array
  readonly sequence: SequenceBuffer
  /** After a run of `sequence`. */
  readonly flow: ErrorFlow
  readonly random: RandomStream
}

/** Runs of random cells with stopGradient nodes in both readings; the last step has a target. */
export const randomFlows: fc.Arbitrary<RandomFlow> = fc
  .record({
    seed: fc.nat(1_000_000),
    inputs: fc.integer({ min: 1, max: 3 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    units: fc.integer({ min: 1, max: 4 }),
    nodes: fc.integer({ min: 0, max: 12 }),
    length: fc.integer({ min: 1, max: 7 }),
    symbols: fc.boolean(),
    gradient: fc.constantFrom<Gradient>('truncated', 'full'),
    inTheMiddle: fc.boolean(),
  })
  .map(shape => {
    const cell = randomCell({ ...shape, stops: true })
    return flowOf(shape.inTheMiddle ? withStatesInTheMiddle(cell, shape) : cell, shape)
  })

/**
 * The cell with any nodes on the answer's way as its new states: one may depend on another, both may be the same, and the answer may
 * see new states, old ones and what is neither. (In `randomCell` nothing reads a new state within its step.)
 */
function withStatesInTheMiddle(cell: Cell, { seed, units }: { readonly seed: number; readonly units: number }): Cell {
  const random = randomStream(['states in the middle', seed])
  const middle = cell.nodes.flatMap(({ kind, size }, id) =>
    size === units && kind !== 'input' && kind !== 'state' && id < cell.output ? [id] : [],
  )
  const next = (): number => middle[random.integer(0, middle.length - 1)]
  return { ...cell, states: cell.states.map(state => ({ ...state, next: next() })) }
}

export function flowOf(
  cell: Cell,
  run: { readonly seed: number; readonly length: number; readonly symbols?: boolean; readonly gradient: Gradient },
): RandomFlow {
  const { seed, length, symbols = false, gradient } = run
  const random = randomStream(['error flow test', seed])
  const weights = new Float64Array(cell.parameterCount)
  randomWeights(weights, random)
  const sequence = randomSequence(cell, symbols ? 'symbols' : 'dense', length, random)
  const flow = errorFlow(cell, sequence.inputKind, { gradient })
  flow.run(weights, sequence)
  return { cell, gradient, weights, sequence, flow, random }
}

export function numbersOf({ values, exponent }: Readonly<Scaled>): Float64Array {
  return values.map(value => value * 2 ** exponent)
}

/** The factor at lag q to unit v. */
export function factorOf({ units, log10, sign }: Factors, q: number, v = 0): number {
  return sign[q * units + v] * 10 ** log10[q * units + v]
}

/** (f(h) - f(-h)) / 2h, h = 1e-5, elementwise: off by about 1e-10 (truncation) and 1e-11 (rounding) for values of order 1. */
export function centralDifference(f: (h: number) => Float64Array): Float64Array {
  const below = f(-1e-5)
  return f(1e-5).map((above, i) => (above - below[i]) / 2e-5)
}
