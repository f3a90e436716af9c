// The gradients of backpropagation through time against TensorFlow.js: the same equations over the same weights, differentiated by it.

import test from 'ava'
import { createProgram } from '../../../engine/create-program.ts'
import type { Cell } from '../../../engine/graph.ts'
import { randomStream } from '../../../engine/random.ts'
import { fullyRecurrent } from '../../../methods/cells/fully-recurrent.ts'
import { gru } from '../../../methods/cells/gru.ts'
import { lstm } from '../../../methods/cells/lstm.ts'
import { errorOf, relativeDifference } from '../../helpers/gradients.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'
import type { Tensor } from '../../helpers/tfjs/entry.ts'
import { type Step, tfGradient } from '../../helpers/tfjs/gradient.ts'
import type { Tf } from '../../helpers/tfjs/load.ts'

type Weights = Parameters<Step>[3]

const dense = (tf: Tf, sources: Tensor, weights: Weights, name: string): Tensor =>
  tf.add(tf.matMul(sources, weights(name)), weights(`${name} bias`))

const lstmStep =
  (peepholes: boolean): Step =>
  (tf, x, { h, s }, weights) => {
    const net = (name: string): Tensor => dense(tf, tf.concat([x, h], 1), weights, name)
    const gate = (name: string, states: Tensor): Tensor =>
      tf.sigmoid(peepholes ? tf.add(net(`${name} gates`), tf.mul(weights(`${name} peepholes`), states)) : net(`${name} gates`))
    const state = tf.add(tf.mul(gate('forget', s), s), tf.mul(gate('input', s), tf.tanh(net('cells'))))
    const output = tf.mul(gate('output', state), tf.tanh(state))
    return { state: { h: output, s: state }, y: tf.sigmoid(dense(tf, output, weights, 'outputs')) }
  }

const gruStep =
  (resetAfter: boolean): Step =>
  (tf, x, { h }, weights) => {
    const both = tf.concat([x, h], 1)
    const reset = tf.sigmoid(dense(tf, both, weights, 'reset gates'))
    const keep = tf.sigmoid(dense(tf, both, weights, 'update gates'))
    const candidate = tf.tanh(
      resetAfter
        ? tf.add(dense(tf, x, weights, 'candidates'), tf.mul(reset, dense(tf, h, weights, 'recurrent candidates')))
        : dense(tf, tf.concat([x, tf.mul(reset, h)], 1), weights, 'candidates'),
    )
    const state = tf.add(tf.mul(keep, h), tf.mul(tf.sub(tf.scalar(1), keep), candidate))
    return { state: { h: state }, y: tf.sigmoid(dense(tf, state, weights, 'outputs')) }
  }

const fullyRecurrentStep: Step = (tf, x, { h }, weights) => {
  const state = tf.tanh(dense(tf, tf.concat([x, h], 1), weights, 'hidden'))
  return { state: { h: state }, y: tf.sigmoid(dense(tf, state, weights, 'outputs')) }
}

const sizes = { inputs: 3, outputs: 2, hidden: 4, outputUnits: 'logistic' } as const
const gruShape = { ...sizes, updateBias: 'random', longestLag: 'task' } as const
const nets: readonly (readonly [name: string, cell: Cell, step: Step])[] = [
  ['fully recurrent', fullyRecurrent({ ...sizes, hiddenUnits: 'tanh' }), fullyRecurrentStep],
  ['LSTM', lstm(sizes), lstmStep(false)],
  ['LSTM with peepholes', lstm({ ...sizes, peepholes: true }), lstmStep(true)],
  ['GRU', gru({ ...gruShape, resetAfter: false }), gruStep(false)],
  ['GRU, reset after the product', gru({ ...gruShape, resetAfter: true }), gruStep(true)],
]

for (const [name, cell, step] of nets)
  test(`${name}: the error and its gradient are those of TensorFlow.js`, async t => {
    // It computes in float32, which is off by 6e-8 an operation. Over 20 steps the gradients differ by less than 1e-6 of the greatest entry
    // here, and 1e-5 would still show a forgotten path.
    const program = createProgram(cell, 'dense')
    const random = randomStream(['TensorFlow.js', name])
    randomWeights(program.weights, random)
    const sequence = randomSequence(cell, 'dense', 20, random)
    const error = errorOf(program.reverse(sequence, 'squared-error'), sequence, 'squared-error')
    const reference = await tfGradient(cell, program.weights, sequence, step)
    t.true(program.gradient.every(value => value !== 0))
    t.true(relativeDifference(program.gradient, reference.gradient) < 1e-5)
    t.true(Math.abs(error / reference.error - 1) < 1e-5)
  })
