import test from 'ava'
import { type Sequence, sequenceBuffer } from '../../../engine/sequence.ts'
import { classTargets } from '../../../methods/probabilistic/class-targets.ts'
import { onInput, onQuantisedInput, unconditional } from '../../../methods/probabilistic/conditioning.ts'
import { determinantReward, invert } from '../../../methods/probabilistic/determinant.ts'
import { emittedTargets } from '../../../methods/probabilistic/evidence.ts'
import { rateSchedule } from '../../../methods/probabilistic/rate-schedule.ts'
import { rowTables } from '../../../methods/probabilistic/row-tables.ts'
import { equalRows } from '../../../methods/probabilistic/rows.ts'
import { emissionFor, targetCoding } from '../../../methods/probabilistic/target-coding.ts'
import { leftToRightChains } from '../../../methods/probabilistic/topology.ts'
import type { TaskSignature } from '../../../tasks/task.ts'

test('inputs of numbers fall into the cells of a grid, those beyond it into the outermost', t => {
  const sequence = sequenceBuffer('dense', 2, 1)
  const rows = [
    [-1, -1],
    [-0.01, 0.01],
    [0.99, -0.99],
    [7, -7],
  ]
  sequence.begin(rows.length)
  rows.forEach((row, step) => {
    row.forEach((value, unit) => {
      sequence.setInput(step, unit, value)
    })
  })
  const cells = (levels: number) =>
    rows.map((_, step) => onQuantisedInput({ inputKind: 'dense', inputs: 2 }, levels).slotOf(sequence, step, step))
  t.deepEqual(cells(2), [0, 1, 2, 2])
  t.deepEqual(cells(4), [0, 6, 12, 12])
  t.is(onQuantisedInput({ inputKind: 'dense', inputs: 2 }, 4).slots, 16)
  t.is(onQuantisedInput({ inputKind: 'symbols', inputs: 5 }, 4).slots, 5)
  t.is(onInput({ inputKind: 'dense', inputs: 2 }).slots, 'steps')
})

test('determinants and inverses by hand', t => {
  const inverse = new Float64Array(4)
  t.is(invert(Float64Array.of(0, 2, 1, 0), inverse, 2), -2)
  t.deepEqual([...inverse], [0, 1, 0.5, 0])
  t.is(invert(Float64Array.of(4, 7, 2, 6), inverse, 2), 10)
  ;[0.6, -0.7, -0.2, 0.4].forEach((value, i) => {
    t.true(Math.abs(inverse[i] - value) < 1e-15)
  })
  t.is(invert(Float64Array.of(0.5, 0.5, 0.5, 0.5), inverse, 2), 0)
})

test('a determinant next to nothing has a slope next to nothing, though its inverse overflows', t => {
  const gradient = Float64Array.of(1, 1, 1)
  const { reward, take } = determinantReward(leftToRightChains(1, 1, 'next'), 0.5)
  reward(Float64Array.of(1e-320, 1, 1), 0, 1, gradient)
  t.deepEqual([...gradient], [1, 1, 1])
  t.true(take() < 1e-319)
})

test('the rate rises where the likelihood is flat, up to its bound, and falls where it changes', t => {
  const schedule = rateSchedule({ learningRate: 1, decrease: 0.5, increase: 2, period: 2, flatness: 0.1, greatestRate: 3 })
  const rates = [-10, -10, -10, -10.5, -10, -10, -5, -5, -9, -9].map(logLikelihood => {
    schedule.saw(logLikelihood)
    return schedule.rate
  })
  // The first period has none before it to differ from.
  t.deepEqual(rates, [1, 1, 1, 2, 2, 3, 3, 1.5, 1.5, 0.75])
  schedule.saw(Number.NEGATIVE_INFINITY)
  schedule.saw(-1)
  t.is(schedule.rate, 0.375)
  for (let i = 0; i < 20; i++) schedule.saw(-1)
  t.is(schedule.rate, 3)
})

const withTarget = (...values: number[]): Sequence => {
  const sequence = sequenceBuffer('dense', 1, values.length)
  sequence.begin(1)
  sequence.addTarget(0)
  values.forEach((value, unit) => {
    sequence.setTarget(unit, value)
  })
  return sequence
}

test("answers are the classes' mean targets, weighted by what is likely", t => {
  const means = new Float64Array(4)
  const meaning = classTargets(2, 2, means)
  meaning.observe(withTarget(0.8, 0), 0)
  meaning.observe(withTarget(-0.5, 1), 1)
  meaning.observe(withTarget(-1, 1), 1)
  t.deepEqual([...means], [0.8, 0, -0.75, 1])
  t.deepEqual([...meaning.expected(Float64Array.of(1e-20, 0))], [0.8, 0])
  t.deepEqual([...meaning.expected(Float64Array.of(3, 1))], [0.75 * 0.8 - 0.25 * 0.75, 0.25])
  t.deepEqual([...meaning.expected(new Float64Array(2))], [0.5 * 0.8 - 0.5 * 0.75, 0.5])
})

test('targets of two classes are stretched to 0 and 1 and back; numbers are left alone', t => {
  const signature: TaskSignature = {
    task: 'any',
    inputKind: 'dense',
    inputs: 1,
    outputs: 1,
    targets: 'end',
    kind: 'classification',
    answerRange: [-0.8, 0.8],
    longestSequence: 1,
  }
  t.is(emissionFor('auto', signature), 'logistic')
  t.is(emissionFor('auto', { ...signature, kind: 'regression' }), 'identity')
  t.is(emissionFor('auto', { ...signature, outputs: 3 }), 'softmax')
  t.is(emissionFor('gaussian', signature), 'identity')
  const { encode, decode } = targetCoding('logistic', signature)
  t.deepEqual([-0.8, 0, 0.8, 2].map(encode), [0, 0.5, 1, 1])
  t.deepEqual([0, 0.5, 1].map(decode), [-0.8, 0, 0.8])
  t.is(targetCoding('identity', signature).encode(2), 2)
})

test('evidence far from what any state expects does not underflow', t => {
  const rows = rowTables(
    equalRows(2, 1),
    'identity',
    unconditional,
    { smoothing: 0, leastVariance: 1 },
    Float64Array.of(0, 1, 1, 1),
  )
  const evidence = emittedTargets(2, 1, 'identity', rows, { encode: target => target, decode: mean => mean })
  const sequence = withTarget(1000)
  evidence.prepare(sequence)
  const likelihoods = Float64Array.of(1, 1)
  const scale = evidence.weigh(sequence, likelihoods)
  t.true(Math.abs(scale + (999 * 999 + Math.log(2 * Math.PI)) / 2) < 1e-9)
  t.is(likelihoods[1], 1)
  // exp(-(1000² - 999²) / 2) = exp(-999.5) is no double.
  t.is(likelihoods[0], 0)
})
