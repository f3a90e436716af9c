// Where the engine's costs grow: with a net's size, with a sequence's length.

import type { Cell } from '../engine/graph.ts'
import { fullyRecurrent } from '../methods/cells/fully-recurrent.ts'
import { lstm1997 } from '../methods/cells/lstm-1997.ts'

export interface Growth {
  readonly id: string
  readonly title: string
  /** What grows. */
  readonly size: string
  /** What theory says of the exponent. */
  readonly expected: string
  readonly points: readonly Point[]
}

export interface Point {
  readonly size: number
  readonly cell: Cell
  readonly length: number
  /** The last step only, where it is left out. */
  readonly targetEvery?: number
  readonly pass: 'reverse' | 'forwardMode'
}

const lstmOf = (blocks: number): Cell =>
  lstm1997({
    inputs: 2,
    outputs: 1,
    blocks,
    cellsPerBlock: 2,
    inputGateBias: 'random',
    outputGateBias: 'random',
    cellBias: true,
    outputBias: true,
    outputUnits: 'linear',
  })
const recurrentOf = (hidden: number): Cell =>
  fullyRecurrent({ inputs: 2, outputs: 1, hidden, hiddenUnits: 'tanh', outputUnits: 'logistic' })
const LENGTHS = [100, 300, 1000, 3000, 10_000]

export const growths: readonly Growth[] = [
  {
    id: 'lstm-1997-weights',
    title: 'LSTM-1997 in forward mode (2, 4, 8, 16 blocks of 2)',
    size: 'weights',
    expected: '1',
    points: [2, 4, 8, 16].map(lstmOf).map(cell => ({ size: cell.parameterCount, cell, length: 100, pass: 'forwardMode' })),
  },
  {
    id: 'rtrl-units',
    title: 'RTRL, fully recurrent',
    size: 'n',
    expected: 'about 4',
    points: [4, 8, 16, 32].map(n => ({ size: n, cell: recurrentOf(n), length: 20, pass: 'forwardMode' })),
  },
  {
    id: 'bptt-units',
    title: 'BPTT, fully recurrent',
    size: 'n',
    expected: 'about 2',
    points: [8, 16, 32, 64].map(n => ({ size: n, cell: recurrentOf(n), length: 100, pass: 'reverse' })),
  },
  {
    id: 'bptt-length',
    title: 'BPTT, fully recurrent, n = 10, a target every 100 steps',
    size: 'T',
    expected: '1',
    points: LENGTHS.map(length => ({ size: length, cell: recurrentOf(10), length, targetEvery: 100, pass: 'reverse' })),
  },
  {
    id: 'bptt-length-vanishing',
    title: 'BPTT, fully recurrent, n = 10, a target at the last step only',
    size: 'T',
    expected: '1, but vanished gradients are subnormal numbers, which processors are slow at',
    points: LENGTHS.map(length => ({ size: length, cell: recurrentOf(10), length, pass: 'reverse' })),
  },
  {
    id: 'lstm-1997-length',
    title: 'LSTM-1997 in forward mode, 2 blocks of 2',
    size: 'T',
    expected: '1',
    points: LENGTHS.map(length => ({ size: length, cell: lstmOf(2), length, pass: 'forwardMode' })),
  },
]
