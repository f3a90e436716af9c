import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/two-sequence-noisy-targets.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

/** Mean, variance and fourth moment must be those of `n` Gaussian deviates of variance `v`: five standard errors, 6e-7 each. */
function gaussian(deviates: readonly number[], v: number): boolean {
  const n = deviates.length
  const moment = (k: number) => deviates.reduce((sum, x) => sum + x ** k, 0) / n
  return (
    Math.abs(moment(1)) < 5 * Math.sqrt(v / n) &&
    Math.abs(moment(2) - v) < 5 * v * Math.sqrt(2 / n) &&
    Math.abs(moment(4) - 3 * v * v) < 5 * v * v * Math.sqrt(96 / n)
  )
}

test('signal without noise, then noise of variance 0.2; the target is 0.2 or 0.8 with noise of variance 0.1', t => {
  const instance = instanceOf(task, { lag: 30, informative: 3 })
  const [elements, targetNoise]: number[][] = [[], []]
  const classes = [0, 0]
  const lengths = [0, 0, 0, 0]
  let [withNoise, withLast] = [0, 0]
  const n = 20_000
  eachSequence(instance, n, sequence => {
    const { length, inputs, targets, targetCount, targetSteps } = sequence
    lengths[length - 30]++
    if (targetCount !== 1 || targetSteps[0] !== length - 1) t.fail('one target, at the last step')
    const signal = inputs[0]
    if (Math.abs(signal) !== 1 || inputs[1] !== signal || inputs[2] !== signal) t.fail('informative elements')
    const first = signal === 1
    classes[instance.classOf!(sequence)]++
    t.is(instance.classOf!(sequence), first ? 0 : 1)
    elements.push(...inputs.subarray(3, length))
    const noise = targets[0] - (first ? 0.2 : 0.8)
    targetNoise.push(noise)
    withNoise += noise * signal
    withLast += noise * inputs[length - 1]
  })
  t.true(gaussian(elements, 0.2))
  t.true(gaussian(targetNoise, 0.1))
  // The noise on the target tells nothing of the class, and the inputs nothing of it: five standard errors.
  t.true(Math.abs(withNoise / n) < 5 * Math.sqrt(0.1 / n))
  t.true(Math.abs(withLast / n) < 5 * Math.sqrt(0.1 * 0.2 * (1 / n)))
  t.true(chiSquare(classes) < 24)
  t.true(chiSquare(lengths) < chiSquareLimit(3))
})

test('an answer is wrong when it is off the noise-free target by more than 0.1, whatever the noisy one is', t => {
  const instance = instanceOf(task, { lag: 10 })
  const buffer = bufferFor(instance)
  const sequence = (signal: number, target: number) => {
    buffer.begin(10)
    buffer.setInput(0, 0, signal)
    buffer.addTarget(9)
    buffer.setTarget(0, target)
    return buffer
  }
  for (const target of [-0.5, 0.2, 0.8, 1.3]) {
    for (const [answer, correct] of [
      [0.0999, false],
      [0.1001, true],
      [0.2999, true],
      [0.3001, false],
      [0.8, false],
      [Number.NaN, false],
    ] as const)
      t.is(instance.correct(Float64Array.of(answer), sequence(1, target)), correct, `class 1, ${answer}`)
    for (const [answer, correct] of [
      [0.6999, false],
      [0.7001, true],
      [0.8999, true],
      [0.9001, false],
      [0.2, false],
    ] as const)
      t.is(instance.correct(Float64Array.of(answer), sequence(-1, target)), correct, `class 2, ${answer}`)
    // "More than": off by just 0.1 is not.
    t.true(instance.correct(Float64Array.of(0.2 - 0.1), sequence(1, target)))
    t.is(instance.error(Float64Array.of(0.5), sequence(1, target)), 0.3)
    t.true(Math.abs(instance.error(Float64Array.of(0.5), sequence(-1, target)) - 0.3) < 1e-15)
    t.deepEqual(instance.ideal!(sequence(1, target)), Float64Array.of(0.2))
  }
})

test('the stop is that of the paper: none of 256 wrong, mean distance below 0.015, then 2560 fresh sequences', t => {
  const { criterion, testSequences } = instanceOf(task)
  t.like(criterion, { kind: 'test', sequences: 256 })
  t.deepEqual(criterion.kind === 'test' && criterion.stages, [{ name: 'stop', mostWrong: 0, meanErrorBelow: 0.015 }])
  t.is(testSequences, 2560)
})

test('the baseline is half way between the expected targets, as good as the noise lets it be', t => {
  for (const [targetNoiseVariance, lag] of [
    [0.1, 2],
    [0, 5],
    [1, 20],
  ]) {
    const instance = instanceOf(task, { lag, informative: 1, targetNoiseVariance })
    let [squares, right] = [0, 0]
    const n = 20_000
    eachSequence(instance, n, sequence => {
      squares += (sequence.targets[0] - 0.5) ** 2
      if (instance.correct(Float64Array.of(0.2), sequence)) right++
    })
    const { meanSquaredError } = instance.constantBaseline
    // Variance of a squared normal deviate with mean 0.3: 2 v² + 4 · 0.09 v.
    const error = Math.sqrt((2 * targetNoiseVariance ** 2 + 0.36 * targetNoiseVariance) / n)
    t.true(Math.abs(squares / n - meanSquaredError) <= 5 * error + 1e-9)
    t.true(Math.abs(right / n - instance.chanceLevel) < (5 * 0.5) / Math.sqrt(n))
  }
})

test('the shortest sequences have one element of signal and one of noise', t => {
  const instance = instanceOf(task, { lag: 2, informative: 1 })
  t.is(instance.minimalLag, 1)
  eachSequence(instance, 100, ({ length }) => t.is(length, 2))
})

test('N must be below T, and variances must not be negative', t => {
  t.throws(() => instanceOf(task, { lag: 5, informative: 5 }), { instanceOf: RangeError, message: /below `lag` \(5\), got 5/ })
  t.deepEqual(
    resolveParameters(task, { lag: 1, informative: 0, noiseVariance: -0.1, targetNoiseVariance: 101 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 2 to 100000, got `1` (number)',
        'Expected `informative` to be a whole number from 1 to 1000, got `0` (number)',
        'Expected `noiseVariance` to be a number from 0 to 100, got `-0.1` (number)',
        'Expected `targetNoiseVariance` to be a number from 0 to 100, got `101` (number)',
      ],
    },
  )
})
