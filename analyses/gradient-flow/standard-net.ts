// The seed's standard net, for its equations to be read off: net(t) = W a(t-1) + I x(t) + b, a = f(net), n units, all non-input units in one layer.
// The cell is the engine's, its factors are the engine's; W and the slopes f'(net) are computed here by hand, for the bounds.

import { errorFlow } from '../../engine/error-flow/error-flow.ts'
import type { Cell } from '../../engine/graph.ts'
import { sigmoid, tanh } from '../../engine/math.ts'
import type { SequenceBuffer } from '../../engine/sequence.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import { fullyRecurrent, type HiddenUnits } from '../../methods/cells/fully-recurrent.ts'

export interface StandardNet {
  readonly units: HiddenUnits
  readonly n: number
  /** W[i * n + j]: from unit j to unit i. */
  readonly weights: Float64Array
  readonly biases: Float64Array
  /** Weights of the one input line [n]. */
  readonly inputs: Float64Array
}

export interface StandardRun {
  /** log10 |r| of equations (1) and (2) for q = 0..qMax from unit k to unit v: [q][k * n + v]; -Infinity for 0. */
  readonly factors: readonly Float64Array[]
  /** f'(net) of every unit at step t - q: [q][unit]. */
  readonly slopes: readonly Float64Array[]
}

const cellOf = ({ n, units }: StandardNet): Cell =>
  fullyRecurrent({ inputs: 1, outputs: 1, hidden: n, hiddenUnits: units, outputUnits: 'linear' })

/** The weights in the cell's order: columns of [input, recurrent] weights, biases, then an output layer that nothing here looks at. */
function cellWeights(net: StandardNet, cell: Cell): Float64Array {
  const { n } = net
  const all = new Float64Array(cell.parameterCount)
  all.set(net.inputs, 0)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) all[n + j * n + i] = net.weights[i * n + j]
  all.set(net.biases, n + n * n)
  return all
}

function sequenceOf(inputs: readonly number[]): SequenceBuffer {
  const sequence = sequenceBuffer('dense', 1, 1)
  sequence.begin(inputs.length)
  inputs.forEach((x, t) => {
    sequence.setInput(t, 0, x)
  })
  return sequence
}

/** Runs the net from the zero state on a sequence of inputs, and follows the error of every unit at the last step back over qMax steps. */
export function runStandardNet(net: StandardNet, inputs: readonly number[], qMax: number): StandardRun {
  const { n } = net
  const cell = cellOf(net)
  const last = inputs.length - 1
  const flow = errorFlow(cell, 'dense', { gradient: 'full' })
  flow.run(cellWeights(net, cell), sequenceOf(inputs))
  const factors = Array.from({ length: qMax + 1 }, () => new Float64Array(n * n))
  for (let k = 0; k < n; k++) {
    const { log10 } = flow.factors(last, qMax, { node: 'hidden', unit: k }, 'hidden')
    for (let q = 0; q <= qMax; q++) factors[q].set(log10.subarray(q * n, (q + 1) * n), k * n)
  }
  return { factors, slopes: slopesBack(net, inputs, qMax) }
}

function slopesBack(
  { n, units, weights, biases, inputs: own }: StandardNet,
  inputs: readonly number[],
  qMax: number,
): Float64Array[] {
  const f = units === 'logistic' ? sigmoid : tanh
  const slopes: Float64Array[] = []
  let a = new Float64Array(n)
  for (const x of inputs) {
    const next = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      let net = own[i] * x + biases[i]
      for (let j = 0; j < n; j++) net += weights[i * n + j] * a[j]
      next[i] = f(net)
    }
    a = next
    slopes.push(a.map(y => (units === 'logistic' ? y * (1 - y) : (1 - y) * (1 + y))))
  }
  return slopes.reverse().slice(0, qMax + 1)
}
