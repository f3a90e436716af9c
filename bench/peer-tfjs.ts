// TensorFlow.js as a peer, for whoever has installed it: at 286 MB it is no dependency. A cell written out, under variableGrads, on the
// cpu backend: the fastest of its ways to train so small an LSTM (also tried: basicLSTMCell, layers.lstm with trainOnBatch, each of the
// three on the wasm backend).

import { createRequire } from 'node:module'
import type { Sequence } from '../engine/sequence.ts'
import { type LstmShape, lstm } from '../methods/cells/lstm.ts'
import type { Absentee } from './contestant.ts'
import type { Pupil } from './exercise.ts'
import { cellIndex } from './scalar-net.ts'

const PACKAGE = '@tensorflow/tfjs'
const HOW_TO_GET_IT = 'not installed: `npm install --no-save @tensorflow/tfjs@4.22.0` (286 MB; `npm ci` removes it)'

/** The little of its API that is used here. */
interface Tensor {
  dataSync(): Float32Array
}
interface Variable extends Tensor {
  assign(value: Tensor): void
}
interface Tfjs {
  enableProdMode(): void
  setBackend(name: string): Promise<boolean>
  ready(): Promise<void>
  tensor(values: Float32Array, shape: readonly number[]): Tensor
  variable(initial: Tensor): Variable
  zeros(shape: readonly number[]): Tensor
  add(a: Tensor, b: Tensor): Tensor
  sub(a: Tensor, b: Tensor): Tensor
  mul(a: Tensor | number, b: Tensor): Tensor
  square(a: Tensor): Tensor
  sigmoid(a: Tensor): Tensor
  tanh(a: Tensor): Tensor
  concat(tensors: readonly Tensor[], axis: number): Tensor
  split(tensor: Tensor, parts: number, axis: number): Tensor[]
  sum(a: Tensor): Tensor
  matMul(a: Tensor, b: Tensor): Tensor
  keep<T extends Tensor>(tensor: T): T
  dispose(tensors: unknown): void
  variableGrads(error: () => Tensor): { readonly value: Tensor; readonly grads: Readonly<Record<string, Tensor>> }
  readonly train: { sgd(learningRate: number): { applyGradients(gradients: Readonly<Record<string, Tensor>>): void } }
}

export async function tfjsLstm(shape: LstmShape, sequence: Sequence): Promise<Pupil | Absentee> {
  const tf = await load()
  if (tf === undefined) return { name: 'TensorFlow.js', absent: HOW_TO_GET_IT }
  // Prod mode keeps it from recommending its native back end.
  tf.enableProdMode()
  await tf.setBackend('cpu')
  await tf.ready()
  const { inputs, outputs, hidden } = shape
  const parts = partsOf(shape).map(part => ({ ...part, variable: tf.variable(tf.zeros(part.shape)) }))
  const [kernel, bias, outputWeights, outputBias] = parts.map(({ variable }) => variable)
  const rows = Array.from({ length: sequence.length }, (_, t) =>
    tf.tensor(Float32Array.from(sequence.inputs.subarray(t * inputs, (t + 1) * inputs)), [1, inputs]),
  )
  const target = tf.tensor(Float32Array.from(sequence.targets.subarray(0, outputs)), [1, outputs])
  return {
    name: 'TensorFlow.js',
    note: 'float32, so answers and weight changes agree to 1e-4 only; cpu backend (faster than its wasm backend at this size), variableGrads',
    tolerance: 1e-4,
    load(weights) {
      for (const { variable, shape, indices } of parts) {
        const value = tf.tensor(
          Float32Array.from(indices, from => weights[from]),
          shape,
        )
        variable.assign(value)
        tf.dispose(value)
      }
    },
    weights() {
      const weights = new Float64Array(lstm(shape).parameterCount)
      for (const { variable, indices } of parts) {
        const values = variable.dataSync()
        for (const [i, to] of indices.entries()) weights[to] = values[i]
      }
      return weights
    },
    lesson(learningRate) {
      const optimiser = tf.train.sgd(learningRate)
      return () => {
        let answer: Tensor | undefined
        const { value, grads } = tf.variableGrads(() => {
          let c = tf.zeros([1, hidden])
          let h = tf.zeros([1, hidden])
          for (const x of rows) {
            const nets = tf.add(tf.matMul(tf.concat([x, h], 1), kernel), bias)
            const [input, forget, output, candidate] = tf.split(nets, 4, 1)
            c = tf.add(tf.mul(c, tf.sigmoid(forget)), tf.mul(tf.sigmoid(input), tf.tanh(candidate)))
            h = tf.mul(tf.sigmoid(output), tf.tanh(c))
          }
          answer = tf.keep(tf.add(tf.matMul(h, outputWeights), outputBias))
          return tf.mul(0.5, tf.sum(tf.square(tf.sub(answer, target))))
        })
        optimiser.applyGradients(grads)
        const answers = answer!.dataSync()
        tf.dispose([value, grads, answer])
        return answers
      }
    },
  }
}

async function load(): Promise<Tfjs | undefined> {
  try {
    createRequire(import.meta.url).resolve(PACKAGE)
  } catch {
    return undefined
  }
  return (await import(PACKAGE)) as Tfjs
}

/** Its variables, row-major: where each element lies among the cell's weights. */
function partsOf(shape: LstmShape): { readonly shape: readonly number[]; readonly indices: Int32Array }[] {
  const { inputs, outputs, hidden } = shape
  const cell = lstm(shape)
  const gates = ['input gates', 'forget gates', 'output gates', 'cells']
  const gate = (column: number) => gates[Math.floor(column / hidden)]
  const part = (rows: number, columns: number, indexOf: (row: number, column: number) => number) => ({
    shape: rows === 1 ? [columns] : [rows, columns],
    indices: Int32Array.from({ length: rows * columns }, (_, i) => indexOf(Math.floor(i / columns), i % columns)),
  })
  return [
    part(inputs + hidden, 4 * hidden, (row, column) => cellIndex(cell, gate(column), column % hidden, row)),
    part(1, 4 * hidden, (_, column) => cellIndex(cell, `${gate(column)} bias`, column % hidden)),
    part(hidden, outputs, (row, column) => cellIndex(cell, 'outputs', column, row)),
    part(1, outputs, (_, column) => cellIndex(cell, 'outputs bias', column)),
  ]
}
