// brain.js (https://brain.js.org) as a peer. Its public API for time series demands as many outputs as inputs, so the work is done one
// level down, with its equations: one for each step, bound once and used for every sequence.

import brain from 'brain.js'
import { add, cell, multiply, sigmoid, tanh } from '../engine/cell.ts'
import type { Cell } from '../engine/graph.ts'
import { interpret } from '../engine/interpreter/interpreter.ts'
import { randomStream } from '../engine/random.ts'
import type { Sequence } from '../engine/sequence.ts'
import type { LstmShape } from '../methods/cells/lstm.ts'
import type { Contestant } from './contestant.ts'
import { same } from './exercise.ts'

interface Matrix {
  readonly rows: number
  readonly columns: number
  /** Row-major. */
  readonly weights: Float32Array
  readonly deltas: Float32Array
}

interface Net {
  readonly model: {
    readonly equations: {
      runInput(input: Float32Array): Matrix
      predictTarget(input: Float32Array, target: Float32Array): number
    }[]
    readonly hiddenLayers: readonly Readonly<Record<string, Matrix>>[]
    readonly outputConnector: Matrix
    readonly output: Matrix
  }
  initialize(): void
  bindEquation(): void
  backpropagate(): void
  adjustWeights(): void
}

/** Its names for the parts of a gate, in our cell's order. */
const GATES = ['input', 'forget', 'output', 'cellActivation']

const TOLERANCE = 1e-4

/** Its LSTM, whose one state vector serves as the cell's state too: the forget gate acts on h. */
function brainCell({ inputs, outputs, hidden }: LstmShape): Cell {
  return cell({ name: 'LSTM of brain.js', inputs, state: { h: hidden } }, ({ x, h }, { dense }) => {
    const [input, forget, output, candidate] = GATES.map(name => dense(hidden, [x, h], { name }))
    const state = add(multiply(sigmoid(forget), h), multiply(sigmoid(input), tanh(candidate)))
    const next = multiply(sigmoid(output), tanh(state))
    return { h: next, y: dense(outputs, [next], { name: 'outputs' }) }
  })
}

export function brainLstm(shape: LstmShape, sequence: Sequence): Contestant {
  const { LSTMTimeStep } = brain.recurrent as unknown as { LSTMTimeStep: new (options: object) => Net }
  const { inputs, outputs, hidden } = shape
  const net = new LSTMTimeStep({ inputSize: inputs, hiddenLayers: [hidden], outputSize: outputs, learningRate: 1e-6 })
  net.initialize()
  for (let t = 0; t < sequence.length; t++) net.bindEquation()
  const rows = Array.from({ length: sequence.length }, (_, t) =>
    Float32Array.from(sequence.inputs.subarray(t * inputs, (t + 1) * inputs)),
  )
  const target = Float32Array.from(sequence.targets.subarray(0, outputs))
  const gradients = () => {
    const { equations } = net.model
    for (let t = 0; t < rows.length - 1; t++) equations[t].runInput(rows[t])
    equations[rows.length - 1].predictTarget(rows[rows.length - 1], target)
    net.backpropagate()
  }
  checkBrain(
    net,
    brainCell(shape),
    sequence,
    gradients,
    () => net.model.equations[rows.length - 1].runInput(rows.at(-1)!).weights,
  )
  return {
    name: 'brain.js',
    note: `as many weights, but its own cell: one state vector, the forget gate acts on h; float32; RMSprop with clipping. Answers and the gradients of all matrices agree with that cell in the engine (${TOLERANCE}); its biases get the first step's gradient instead of the sum over all steps`,
    run() {
      gradients()
      net.adjustWeights()
    },
  }
}

/** Gives it the weights of a program for the same cell (its own are drawn by Math.random), and compares answers and gradients. */
function checkBrain({ model }: Net, cell: Cell, sequence: Sequence, gradients: () => void, answers: () => Float32Array): void {
  const program = interpret(cell, sequence.inputKind)
  const random = randomStream(['bench weights', cell.name])
  for (let i = 0; i < program.weights.length; i++) program.weights[i] = random.between(-0.5, 0.5)
  const columnOf = (name: string, column: number) => {
    const { offset, rows } = cell.parameters.find(parameter => parameter.name === name)!
    return { from: offset + column * rows, rows }
  }
  const [layer] = model.hiddenLayers
  const matrices = [
    ...GATES.flatMap(name => [
      { matrix: layer[`${name}Matrix`], name, first: 0 },
      { matrix: layer[`${name}Hidden`], name, first: layer[`${name}Matrix`].columns },
      { matrix: layer[`${name}Bias`], name: `${name} bias`, first: 0 },
    ]),
    { matrix: model.outputConnector, name: 'outputs', first: 0 },
    { matrix: model.output, name: 'outputs bias', first: 0 },
  ]
  const size = matrices.reduce((sum, { matrix }) => sum + matrix.weights.length, 0)
  if (size !== cell.parameterCount) throw new Error(`brain.js: expected ${cell.parameterCount} weights, got ${size}`)
  const columnMajor = ({ rows, columns }: Matrix, values: Float32Array) =>
    Float64Array.from({ length: rows * columns }, (_, i) => values[(i % rows) * columns + Math.floor(i / rows)])
  for (const { matrix, name, first } of matrices)
    for (let column = 0; column < matrix.columns; column++)
      for (let row = 0; row < matrix.rows; row++)
        matrix.weights[row * matrix.columns + column] = program.weights[columnOf(name, first + column).from + row]

  const expected = program.reverse(sequence, 'squared-error')
  gradients()
  for (const { matrix, name, first } of matrices) {
    if (name.endsWith('bias')) continue
    const { from, rows } = columnOf(name, first)
    same(
      `brain.js: gradient of '${name}'`,
      columnMajor(matrix, matrix.deltas),
      program.gradient.subarray(from, from + rows * matrix.columns),
      TOLERANCE,
    )
  }
  same('brain.js: answers', answers(), expected.slice(0, cell.outputs), TOLERANCE)
}
