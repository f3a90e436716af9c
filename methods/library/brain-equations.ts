// What lagbench uses of brain.js 1.6: its recurrent nets, one level below `train` and `run`. Those demand a target at every step (the next
// row, or the next symbol); an equation, which is one step of the net, can be run with a target or without one.
//
// Where its gradient is not the gradient of the error, it stays so (deviation note 61): biases, and the rows of a symbol net's input map,
// get what the earliest step in question yields, not the sum over steps; no error goes back through 1 - z in its GRU.

import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

export const timeStepNets = ['RNNTimeStep', 'GRUTimeStep', 'LSTMTimeStep'] as const
export const symbolNets = ['RNN', 'GRU', 'LSTM'] as const
export type BrainNetName = (typeof timeStepNets)[number] | (typeof symbolNets)[number]

/** Row-major, with its gradient beside it. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly weights: Float32Array
  readonly deltas: Float32Array
}

/** One step: linear outputs [outputSize] of a time-step net, net inputs of a softmax [outputSize + 1] of a symbol net. */
export interface Equation {
  runInput(row: Float32Array): Matrix
  /** The output's error becomes answer - target. */
  predictTarget(row: Float32Array, target: Float32Array): number
  backpropagate(): void
  /** Token 0 is the end of a sequence; symbols count from 1. */
  runIndex(token: number): Matrix
  /** The outputs' errors become those of the cross-entropy of the softmax. */
  predictTargetIndex(token: number, target: number): number
  backpropagateIndex(token: number): void
  readonly states: readonly { readonly product: Matrix }[]
}

export interface BrainNet {
  readonly model: {
    readonly equations: readonly Equation[]
    readonly allMatrices: readonly Matrix[]
    /** The map from a symbol to a row (symbol nets): looked up, not multiplied. */
    readonly input: Matrix | null
  }
  initialize(): void
  bindEquation(): void
  /** RMSprop with clipped derivatives and weight decay. */
  adjustWeights(): void
}

/** Its own names; what is left out has its default. */
export interface BrainOptions {
  readonly inputSize: number
  readonly inputRange: number
  readonly outputSize: number
  readonly hiddenLayers: readonly number[]
  readonly learningRate: number
  readonly decayRate: number
  readonly clipval: number
  readonly regc: number
}

/** A net with its first weights, drawn from Math.random: see seeded-math.ts. Loads the library (about 80 ms) when it is first called. */
export function newBrainNet(name: BrainNetName, options: BrainOptions): BrainNet {
  const { recurrent } = load('brain.js') as { recurrent: Record<BrainNetName, new (options: BrainOptions) => BrainNet> }
  const net = new recurrent[name](options)
  net.initialize()
  return net
}
