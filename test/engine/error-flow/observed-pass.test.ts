import test from 'ava'
import { affine, cell, concat, multiply, relu, sigmoid, slice, subtract, tanh } from '../../../engine/cell.ts'
import { observedPass } from '../../../engine/error-flow/observed-pass.ts'
import { interpret } from '../../../engine/interpreter/interpreter.ts'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { fullyRecurrent } from '../../../methods/cells/fully-recurrent.ts'
import { fullyRecurrentReference } from '../../helpers/fully-recurrent-reference.ts'
import { gradientOf, sameBits } from '../../helpers/gradients.ts'
import { randomCell, randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const shape = { inputs: 2, outputs: 2, hidden: 4, hiddenUnits: 'tanh', outputUnits: 'logistic' } as const

for (const inputKind of ['dense', 'symbols'] as const)
  test(`${inputKind}: answers and gradient are those of reverse mode, bit for bit, on random cells with and without stops`, t => {
    for (let seed = 0; seed < 40; seed++) {
      const random = randomStream(['observed', inputKind, seed])
      const net = randomCell({ seed, inputs: 3, outputs: 2, units: 3, nodes: 8, stops: seed % 2 === 1 })
      const program = interpret(net, inputKind)
      randomWeights(program.weights, random)
      const sequence = randomSequence(net, inputKind, 12, random)
      const loss = seed % 3 === 0 ? 'cross-entropy' : 'squared-error'
      const pass = observedPass(net, inputKind, { loss, curvature: seed % 4 === 0 })
      const expected = gradientOf(program, () => program.reverse(sequence, loss))
      const answers = pass.run(program.weights, sequence)
      t.true(sameBits(pass.gradient, expected), `cell ${seed}`)
      const count = sequence.targetCount * net.outputs
      t.true(sameBits(answers.slice(0, count), program.run(sequence).slice(0, count)))
    }
  })

test('steps are shown from the last target to the first step, with the errors of their own step', t => {
  const net = fullyRecurrent(shape)
  const random = randomStream(['observed steps'])
  const weights = new Float64Array(net.parameterCount)
  randomWeights(weights, random)
  const sequence = sequenceBuffer('dense', 2, 2)
  sequence.begin(8)
  for (let step = 0; step < 8; step++) for (let i = 0; i < 2; i++) sequence.setInput(step, i, random.normal())
  sequence.addTarget(5)
  sequence.setTarget(0, 1)
  const pass = observedPass(net, 'dense', { loss: 'squared-error' })
  const { steps, hiddenAt, outputAt, outputDelta } = fullyRecurrentReference(shape, weights, sequence, 'squared-error')
  const outputs = outputDelta(0)
  const hidden = [0, 1, 2, 3]
  // δ at the hidden units' outputs, then at their net inputs, by hand; another order of summation: 1e-13.
  let back = hidden.map(j => outputs.reduce((sum, value, k) => sum + weights[outputAt(k, j)] * value, 0))
  const seen: number[] = []
  const [state] = net.states
  pass.run(weights, sequence, ({ t: step, values, row, adjoint }) => {
    seen.push(step)
    hidden.forEach(j => {
      const at = pass.offsets[state.next] + j
      t.true(Math.abs(values[row + at] - steps[step].h[j]) < 1e-13)
      t.true(Math.abs(adjoint[at] - back[j]) < 1e-13, `step ${step}`)
    })
    const delta = back.map((value, j) => value * steps[step].slope[j])
    back = hidden.map(j => delta.reduce((sum, value, i) => sum + weights[hiddenAt(i, 2 + j)] * value, 0))
  })
  t.deepEqual(seen, [5, 4, 3, 2, 1, 0])
})

test('curvatures of a layered net through time are those of equations (1) and (2), written out by hand', t => {
  // Positive terms in another order: 1e-12 of each curvature.
  const net = fullyRecurrent(shape)
  const random = randomStream(['curvature by hand'])
  const weights = new Float64Array(net.parameterCount)
  randomWeights(weights, random)
  const sequence = randomSequence(net, 'dense', 10, random)
  for (const loss of ['squared-error', 'cross-entropy'] as const) {
    const pass = observedPass(net, 'dense', { loss, curvature: true })
    pass.run(weights, sequence)
    const { steps, hiddenAt, outputAt } = fullyRecurrentReference(shape, weights, sequence, loss)
    const expected = new Float64Array(weights.length)
    let later = [0, 0, 0, 0]
    for (let step = sequence.length - 1; step >= 0; step--) {
      const { z, h, slope, y } = steps[step]
      const isTarget = sequence.targetSteps.subarray(0, sequence.targetCount).includes(step)
      const atOutputs = y.map(value => {
        const f = value * (1 - value)
        return isTarget ? (loss === 'squared-error' ? f ** 2 : f) : 0
      })
      const atHidden = h.map((_, j) => {
        const fromOutputs = atOutputs.reduce((sum, value, k) => sum + weights[outputAt(k, j)] ** 2 * value, 0)
        return slope[j] ** 2 * (fromOutputs + later.reduce((sum, value, i) => sum + weights[hiddenAt(i, 2 + j)] ** 2 * value, 0))
      })
      atOutputs.forEach((value, k) => {
        for (const [j, source] of [...h, 1].entries()) expected[outputAt(k, j)] += value * source ** 2
      })
      atHidden.forEach((value, i) => {
        for (const [column, source] of z.entries()) expected[hiddenAt(i, column)] += value * source ** 2
      })
      later = atHidden
    }
    expected.forEach((value, i) => {
      t.true(value > 0 && Math.abs(pass.curvature[i] - value) < 1e-12 * value, `weight ${i}`)
    })
  }
})

test('over one step of a hidden and an output layer, the curvature is the exact diagonal of the Gauss-Newton matrix', t => {
  // Σ_k (dy_k/dw)², with dy_k/dw from the gradient of single outputs; rounding only: 1e-12.
  const net = fullyRecurrent(shape)
  const random = randomStream(['Gauss-Newton'])
  const program = interpret(net, 'dense')
  randomWeights(program.weights, random)
  const sequence = sequenceBuffer('dense', 2, 2)
  sequence.begin(1)
  for (let i = 0; i < 2; i++) sequence.setInput(0, i, random.normal())
  sequence.addTarget(0)
  const y = program.run(sequence).slice(0, 2)
  const expected = new Float64Array(net.parameterCount)
  for (const k of [0, 1]) {
    // The error of output k is 1, that of the other 0.
    for (const other of [0, 1]) sequence.setTarget(other, other === k ? y[k] - 1 : y[other])
    gradientOf(program, () => program.reverse(sequence, 'squared-error')).forEach((value, i) => {
      expected[i] += value ** 2
    })
  }
  const pass = observedPass(net, 'dense', { loss: 'squared-error', curvature: true })
  pass.run(program.weights, sequence)
  expected.forEach((value, i) => {
    t.true(Math.abs(pass.curvature[i] - value) < 1e-12, `weight ${i}`)
  })
  t.true(expected.some(value => value > 1e-3))
})

test('where one path leads from each weight to one output, the curvature is its squared derivative, whatever the nodes', t => {
  const net = cell({ inputs: 2, state: { h: 2 } }, ({ x, h }, { dense, weights, constant }) => {
    const left = affine(tanh(dense(2, [x])), -3, 0.5)
    const right = multiply(sigmoid(dense(2, [x])), constant([0.3, -2]))
    const both = concat(subtract(left, right), relu(multiply(weights(2), affine(x, 2))))
    return { h: tanh(h), y: slice(both, 0, 4) }
  })
  const random = randomStream(['one path'])
  const program = interpret(net, 'dense')
  randomWeights(program.weights, random)
  const sequence = sequenceBuffer('dense', 2, 4)
  sequence.begin(1)
  for (let i = 0; i < 2; i++) sequence.setInput(0, i, random.normal())
  sequence.addTarget(0)
  program.run(sequence).forEach((value, k) => {
    if (k < 4) sequence.setTarget(k, value - 1)
  })
  const pass = observedPass(net, 'dense', { loss: 'squared-error', curvature: true })
  pass.run(program.weights, sequence)
  const derivatives = pass.gradient
  t.true(derivatives.filter(value => Math.abs(value) > 1e-3).length >= derivatives.length - 2)
  pass.curvature.forEach((value, i) => {
    t.true(Math.abs(value - derivatives[i] ** 2) <= 1e-12 * Math.max(1, value), `weight ${i}`)
  })
})

test('symbols have the curvatures of their one-hot rows', t => {
  const net = fullyRecurrent({ ...shape, inputs: 3 })
  const random = randomStream(['symbols'])
  const weights = new Float64Array(net.parameterCount)
  randomWeights(weights, random)
  const symbols = randomSequence(net, 'symbols', 9, random)
  const inputs = new Float64Array(27)
  for (let step = 0; step < 9; step++) inputs[step * 3 + symbols.symbols[step]] = 1
  const passes = (['symbols', 'dense'] as const).map(inputKind => {
    const pass = observedPass(net, inputKind, { loss: 'squared-error', curvature: true })
    pass.run(weights, inputKind === 'symbols' ? symbols : { ...symbols, inputKind, inputs })
    return pass
  })
  t.true(passes[0].curvature.some(value => value > 1e-3))
  passes[0].curvature.forEach((value, i) => {
    t.true(Math.abs(value - passes[1].curvature[i]) <= 1e-13 * Math.max(1, value))
  })
})
