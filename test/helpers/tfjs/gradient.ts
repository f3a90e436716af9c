// The gradient that the automatic differentiation of TensorFlow.js gives for a net: an oracle that shares no code with the engine.
//
// The net's equations are written once more, with its operations, over the same weights. Float32, so single weights' derivatives are off by
// about 1e-7 of the values that go into them, and the sums over time by a few times that.

import type { Cell } from '../../../engine/graph.ts'
import type { Sequence } from '../../../engine/sequence.ts'
import type * as Entry from './entry.ts'
import { loadTf, type Tf } from './load.ts'

type Tensor = Entry.Tensor
export type State = Readonly<Record<string, Tensor>>

/** One step: from the input [1, inputs], the state before and the weights by name to the new state and the answer y [1, outputs]. */
export type Step = (tf: Tf, x: Tensor, state: State, weights: (name: string) => Tensor) => { state: State; y: Tensor }

/**
 * E = 1/2 Σ (d - y)² over all targets, and dE/dw [parameterCount], for dense inputs. Weights reach the step as [columns, rows], so that
 * `matMul(sources, weights)` is the net input; a vector of weights as [1, size].
 */
export async function tfGradient(
  cell: Cell,
  weights: Float64Array,
  sequence: Sequence,
  step: Step,
): Promise<{ error: number; gradient: Float64Array }> {
  const tf = await loadTf()
  // The engine's matrices are column-major [rows, columns], which is row-major [columns, rows].
  const tensors = cell.parameters.map(({ rows, columns, offset }) =>
    tf.tensor(Float32Array.from(weights.subarray(offset, offset + rows * columns)), [columns, rows]),
  )
  const row = (values: Float64Array, index: number, size: number): Tensor =>
    tf.tensor(Float32Array.from(values.subarray(index * size, (index + 1) * size)), [1, size])
  let error = Number.NaN
  const errorOf = (...parameters: Tensor[]): Tensor => {
    const named = (name: string): Tensor => parameters[cell.parameters.findIndex(parameter => parameter.name === name)]
    let state: State = Object.fromEntries(cell.states.map(({ name, size }) => [name, tf.zeros([1, size])]))
    let total: Tensor = tf.scalar(0)
    let target = 0
    for (let t = 0; t < sequence.length; t++) {
      const next = step(tf, row(sequence.inputs, t, cell.inputs), state, named)
      state = next.state
      if (target < sequence.targetCount && sequence.targetSteps[target] === t)
        total = tf.add(total, tf.sum(tf.square(tf.sub(next.y, row(sequence.targets, target++, cell.outputs)))))
    }
    const half = tf.mul(total, tf.scalar(0.5))
    error = half.dataSync()[0]
    return half
  }
  const gradient = new Float64Array(weights.length)
  tf.grads(errorOf as never)(tensors).forEach((part, index) => {
    gradient.set(part.dataSync(), cell.parameters[index].offset)
  })
  return { error, gradient }
}
