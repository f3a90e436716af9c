// What is asked of every method that learns a cell by its gradient, at default options, for dense inputs and for symbols.

import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { centralDifferences, errorOf, gradientOf, relativeDifference } from '../helpers/gradients.ts'
import { randomSequence, randomWeights } from '../helpers/random-cells.ts'

const { methods } = await loadRegistry()

for (const method of methods.values()) {
  const { cell } = method
  if (cell === undefined) continue

  for (const inputKind of ['dense', 'symbols'] as const) {
    const prepare = () => {
      const signature = {
        task: 'test',
        inputKind,
        inputs: 3,
        outputs: 2,
        targets: 'several',
        kind: 'regression',
        longestSequence: 9,
      }
      const net = cell(signature as never, method.options.parse({}))
      const program = createProgram(net, inputKind)
      const random = randomStream(['gradient methods', method.id, inputKind])
      randomWeights(program.weights, random)
      // Weights of order 1 would drive wide nets to where no derivative is left, or out of bounds.
      const widest = Math.max(...net.parameters.map(({ columns }) => columns))
      if (widest > 50) for (let i = 0; i < program.weights.length; i++) program.weights[i] *= Math.sqrt(6 / widest)
      return { net, program, sequence: randomSequence(net, inputKind, 9, random) }
    }

    test(`${method.id}, ${inputKind}: backwards, forwards and in a window over everything, the gradient is the same`, t => {
      // Other orders of summation: 1e-11 of the greatest entry.
      const { program, sequence } = prepare()
      const reverse = gradientOf(program, () => program.reverse(sequence, 'squared-error'))
      t.true(reverse.some(value => Math.abs(value) > 1e-4))
      t.true(
        relativeDifference(
          reverse,
          gradientOf(program, () => program.forwardMode(sequence, 'squared-error')),
        ) < 1e-11,
      )
      const window = { depth: sequence.length, every: sequence.length }
      t.deepEqual(
        gradientOf(program, () => program.reverse(sequence, 'squared-error', window)),
        reverse,
      )
    })

    test(`${method.id}, ${inputKind}: where nothing is truncated, the gradient is that of finite differences`, t => {
      // Step 1e-5: about 1e-10 of truncation and 1e-11 of rounding; 1e-6 leaves room for curvature.
      const { net, program, sequence } = prepare()
      const gradient = gradientOf(program, () => program.reverse(sequence, 'squared-error'))
      const errorAt = (weights: Float64Array): number => {
        program.weights.set(weights)
        return errorOf(program.run(sequence), sequence, 'squared-error')
      }
      const difference = relativeDifference(gradient, centralDifferences(program.weights.slice(), errorAt))
      if (net.nodes.some(({ kind }) => kind === 'stopGradient'))
        t.true(difference > 1e-6, `truncated, yet off by ${difference} only`)
      else t.true(difference < 1e-6, `${difference}`)
    })
  }
}
