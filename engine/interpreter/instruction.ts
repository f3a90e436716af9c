// What the interpreter makes of a graph node: a forward and a backward closure over flat arrays. A step's values of all nodes lie in
// one row, node after node; `row` is where that row starts, so that a pass can keep a row per step (the tape).

import type { Cell, NodeId } from '../graph.ts'

export interface Instruction {
  forward(values: Float64Array, row: number): void
  /** Adds to the adjoints dE/d(value) of the sources (one row's worth, from 0) and to the gradient of the weights. */
  backward(values: Float64Array, row: number, adjoint: Float64Array): void
}

/** The arrays and facts that instructions share. */
export interface Machine {
  readonly cell: Cell
  readonly weights: Float64Array
  readonly gradient: Float64Array
  /** Where each node's values start in a row. */
  readonly offsets: readonly number[]
  /** Whether a derivative can flow into the node: it depends on a weight or a state by a path without stopGradient. */
  readonly differentiable: readonly boolean[]
  /** True where the input is a one-hot symbol, which no node but `dense` reads as such. */
  readonly symbolInput: boolean
  /** The current step's symbol. */
  symbol: number
  /** See engine/program.ts. */
  readonly thresholdError?: ((error: number, netInput: number) => number) | undefined
}

export const isSymbolic = ({ cell, symbolInput }: Machine, node: NodeId): boolean =>
  symbolInput && cell.nodes[node].kind === 'input'
