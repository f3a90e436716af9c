import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/very-long-lag.ts'
import { bestConstant } from '../helpers/constants.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

test('b, x or y, at least q distractors, e: and the target is x or y, where e is read', t => {
  const instance = instanceOf(task, { lag: 20, distractors: 7 })
  const names = instance.symbols!
  t.is(instance.signature.longestSequence, 20 + 300 + 3)
  t.deepEqual(names, ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'e', 'b', 'x', 'y'])
  const seconds = { x: 0, y: 0 }
  const further = Array<number>(40).fill(0)
  let [total, squares] = [0, 0]
  eachSequence(instance, 20_000, sequence => {
    const { symbols, length, targets, targetCount, targetSteps } = sequence
    const text = Array.from(symbols.subarray(0, length), symbol => names[symbol]).join(' ')
    const [, second, distractors] = /^b ([xy])((?: a[1-7])+) e$/.exec(text) ?? []
    if (second === undefined) return t.fail(text)
    seconds[second as 'x' | 'y']++
    const k = distractors.length / 3 - 20
    if (!(k >= 0) || length !== 20 + k + 3) t.fail(text)
    further[Math.min(k, 39)]++
    total += k
    squares += k * k
    if (targetCount !== 1 || targetSteps[0] !== length - 1) t.fail('one target, at the end')
    const told = Array.from(targets.subarray(0, 2)).join()
    if (told !== (second === 'x' ? '1,0' : '0,1')) t.fail(`${second} -> ${told}`)
    t.is(instance.classOf!(sequence), second === 'x' ? 0 : 1)
  })
  // Geometric: the trigger comes with probability 1/10 each time. Chi-square at 1e-6; the mean, 9, and variance, 90, within five standard errors.
  t.true(chiSquare([seconds.x, seconds.y]) < 24)
  const shares = further.map((_, k) => (k < 39 ? 0.1 * 0.9 ** k : 0.9 ** 39))
  t.true(chiSquare(further, shares) < chiSquareLimit(39))
  t.true(Math.abs(total / 20_000 - 9) < 5 * Math.sqrt(90 / 20_000))
  // The fourth central moment is 9 · 90² + 90.
  t.true(Math.abs(squares / 20_000 - 81 - 18 * (total / 20_000 - 9) - 90) < 5 * Math.sqrt((8 * 8100 + 90) / 20_000))
})

test('distractors are uniform and independent, and tell nothing of x or y', t => {
  const singles = Array<number>(5).fill(0)
  const pairs = Array<number>(25).fill(0)
  const withClass = Array<number>(10).fill(0)
  eachSequence(instanceOf(task, { lag: 6, distractors: 5 }), 10_000, ({ symbols, length, targets }) => {
    for (let t = 2; t < length - 1; t++) singles[symbols[t]]++
    // Pairs that share no symbol.
    for (let t = 2; t + 1 < length - 1; t += 2) pairs[symbols[t] * 5 + symbols[t + 1]]++
    withClass[targets[0] * 5 + symbols[length - 2]]++
  })
  t.true(chiSquare(singles) < chiSquareLimit(4))
  t.true(chiSquare(pairs) < chiSquareLimit(24))
  t.true(chiSquare(withClass) < chiSquareLimit(9))
})

test('the rows of table 3: p + 4 symbols, as many distractors as the lag unless said otherwise', t => {
  for (const [q, p, weights] of [
    [50, 50, 364],
    [1000, 1000, 6064],
    [1000, 50, 364],
  ]) {
    const instance = instanceOf(task, p === q ? { lag: q } : { lag: q, distractors: p })
    const { inputs, outputs, inputKind } = instance.signature
    // Their net's weights: six hidden units that see all inputs and each other, two outputs that see two cells.
    t.is(6 * (inputs + 6) + 2 * outputs, weights)
    t.is(inputKind, 'symbols')
    t.is(instance.minimalLag, q + 1)
    let [shortest, most] = [Infinity, 0]
    eachSequence(instance, 300, ({ symbols, length }) => {
      shortest = Math.min(shortest, length)
      for (let t = 2; t < length - 1; t++) most = Math.max(most, symbols[t])
    })
    // One step less than the paper's q + 4, which counts the symbol to be predicted.
    t.is(shortest, q + 3)
    t.is(most, p - 1)
  }
})

test('sequences need no more memory than their symbols, far beyond the paper', t => {
  const instance = instanceOf(task, { lag: 50_000 })
  const buffer = bufferFor(instance)
  eachSequence(instance, 2, ({ length, inputs, targets }) => {
    t.true(length >= 50_003)
    t.is(inputs.length, 0)
    t.is(targets.length, 2)
  })
  t.is(buffer.inputSize, 50_004)
  t.true(instance.signature.inputs <= 2 ** 16)
})

test('10,000 sequences in a row must be right, both outputs within 0.2', t => {
  const instance = instanceOf(task)
  t.deepEqual(instance.criterion, { kind: 'test', sequences: 10_000, every: 1000, stages: [{ name: 'solved', mostWrong: 0 }] })
  t.is(instance.testSequences, 10_000)
  const buffer = bufferFor(instance)
  buffer.begin(3)
  buffer.addTarget(2)
  buffer.setTarget(1, 1)
  const is = (...answers: number[]) => instance.correct(Float64Array.from(answers), buffer)
  t.true(is(0, 1))
  t.true(is(0.199, 0.801))
  t.true(is(-0.199, 1.199))
  for (const [x, y] of [
    [0.2, 1],
    [-0.2, 1],
    [0, 0.799],
    [0, 1.201],
    [1, 0],
    [Number.NaN, 1],
    [0, Number.NaN],
  ])
    t.false(is(x, y), `${x} ${y}`)
})

test('a constant is right half the time', t => {
  const instance = instanceOf(task, { lag: 1 })
  t.true(Math.abs(bestConstant(instance, 10_000) - instance.chanceLevel) < 5 * 0.005)
  let squares = 0
  const { answer, meanSquaredError } = instance.constantBaseline
  eachSequence(instance, 1000, ({ targets }) => {
    squares += (targets[0] - answer[0]) ** 2 / 2 + (targets[1] - answer[1]) ** 2 / 2
  })
  t.is(squares / 1000, meanSquaredError)
})

test('bad parameters are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 50_001, distractors: -1 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 1 to 50000, got `50001` (number)',
        'Expected `distractors` to be a whole number from 0 to 50000, got `-1` (number)',
      ],
    },
  )
})
