import test from 'ava'
import { affine, cell, step, tanh } from '../../engine/cell.ts'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import { gradientOf } from '../helpers/gradients.ts'
import { randomSequence, randomWeights } from '../helpers/random-cells.ts'

const thresholds = cell({ name: 'thresholds', inputs: 2, state: { h: 3 } }, ({ x, h }, { dense }) => {
  const next = affine(step(dense(3, [x, h])), 2, -1)
  return { h: next, y: tanh(dense(1, [next])) }
})

const gradientBy = (thresholdError?: (error: number, netInput: number) => number): Float64Array => {
  const program = createProgram(thresholds, 'dense', thresholdError ? { thresholdError } : {})
  const random = randomStream(['threshold error'])
  randomWeights(program.weights, random)
  const sequence = randomSequence(thresholds, 'dense', 9, random)
  return gradientOf(program, () => program.reverse(sequence, 'squared-error'))
}

test('without a rule for thresholds no error gets past them, with one it does, to weights and earlier steps', t => {
  const inner = (gradient: Float64Array): Float64Array => gradient.slice(0, 3 * 5 + 3)
  t.true(inner(gradientBy()).every(value => value === 0))
  t.deepEqual(
    gradientBy(() => 0),
    gradientBy(),
  )
  t.true(inner(gradientBy(error => error)).every(value => value !== 0))
})

test('the rule gets the error at the answer of 0 or 1, and the net input', t => {
  // y = w s with s = step(v): dE/ds = (y - d) w.
  const small = cell({ name: 'one threshold', inputs: 1, state: {} }, ({ x }, { dense }) => ({
    y: dense(1, [step(dense(1, [x], { bias: false }))], { bias: false }),
  }))
  const seen: number[][] = []
  const program = createProgram(small, 'dense', {
    thresholdError: (error, netInput) => {
      seen.push([error, netInput])
      return 10
    },
  })
  program.weights.set([0.5, 2])
  const sequence = randomSequence(small, 'dense', 1, randomStream(['one threshold']))
  const gradient = gradientOf(program, () => program.reverse(sequence, 'squared-error'))
  const [x, d] = [sequence.inputs[0], sequence.targets[0]]
  const answer = 0.5 * x >= 0 ? 2 : 0
  t.deepEqual(seen, [[(answer - d) * 2, 0.5 * x]])
  t.is(gradient[0], 10 * x)
})

test('a program with such a rule gives the answers of one without', t => {
  const sequence = randomSequence(thresholds, 'dense', 9, randomStream(['answers']))
  const answers = [undefined, () => 1].map(rule => {
    const program = createProgram(thresholds, 'dense', rule ? { thresholdError: rule } : {})
    randomWeights(program.weights, randomStream(['answers', 'weights']))
    return program.run(sequence).slice(0, sequence.targetCount)
  })
  t.deepEqual(answers[0], answers[1])
})
