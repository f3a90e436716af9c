import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/two-sequence.ts'
import { bufferFor, chiSquare, eachSequence, instanceOf } from '../helpers/samples.ts'

test('the first N elements are the class, all later ones noise of variance 0.2, the target stands at the end', t => {
  const instance = instanceOf(task, { lag: 100, informative: 3 })
  let [count, sum, squares, fourth] = [0, 0, 0, 0]
  const classes = [0, 0]
  const lengths = new Map<number, number>()
  eachSequence(instance, 5000, ({ length, inputs, targets, targetCount, targetSteps }) => {
    lengths.set(length, (lengths.get(length) ?? 0) + 1)
    if (targetCount !== 1 || targetSteps[0] !== length - 1) t.fail('one target, at the last step')
    classes[targets[0]]++
    for (let step = 0; step < 3; step++) if (inputs[step] !== (targets[0] === 1 ? 1 : -1)) t.fail('informative elements')
    for (let step = 3; step < length; step++) {
      count++
      sum += inputs[step]
      squares += inputs[step] ** 2
      fourth += inputs[step] ** 4
    }
  })
  // About 510,000 deviates: five standard errors, an error rate of 6e-7 each.
  t.true(Math.abs(sum / count) < 5 * Math.sqrt(0.2 / count))
  t.true(Math.abs(squares / count - 0.2) < 5 * 0.2 * Math.sqrt(2 / count))
  t.true(Math.abs(fourth / count - 3 * 0.04) < 5 * 0.04 * Math.sqrt(96 / count))
  // Chi-square: 1 degree of freedom above 24, 10 degrees above 48: less than 1e-6.
  t.true(chiSquare(classes) < 24)
  t.deepEqual(
    [...lengths.keys()].sort((a, b) => a - b),
    Array.from({ length: 11 }, (_, i) => 100 + i),
  )
  t.true(chiSquare([...lengths.values()]) < 48)
})

test('3b puts noise of the same variance on the informative elements too', t => {
  let [count, squares] = [0, 0]
  eachSequence(instanceOf(task, { lag: 20, variant: '3b' }), 5000, ({ inputs, targets }) => {
    for (let step = 0; step < 3; step++) {
      count++
      squares += (inputs[step] - (targets[0] === 1 ? 1 : -1)) ** 2
    }
  })
  t.true(Math.abs(squares / count - 0.2) < 5 * 0.2 * Math.sqrt(2 / count))
})

test('an answer is wrong from an error of 0.2, in the guessing papers from 0.1', t => {
  const [paper, guessing] = [instanceOf(task, { lag: 10 }), instanceOf(task, { lag: 10, protocol: 'guessing-1996' })]
  const buffer = bufferFor(paper)
  buffer.begin(10)
  buffer.addTarget(9)
  buffer.setTarget(0, 1)
  t.true(paper.correct(Float64Array.of(0.81), buffer))
  t.false(paper.correct(Float64Array.of(0.79), buffer))
  t.false(guessing.correct(Float64Array.of(0.89), buffer))
  t.true(guessing.correct(Float64Array.of(0.91), buffer))
  t.false(paper.correct(Float64Array.of(Number.NaN), buffer))
  // On the other side of the target as well; and with target 0, where 0.2 is exact, an error of just that is wrong.
  t.true(paper.correct(Float64Array.of(1.19), buffer))
  t.false(paper.correct(Float64Array.of(1.21), buffer))
  buffer.setTarget(0, 0)
  t.false(paper.correct(Float64Array.of(0.2), buffer))
  t.true(paper.correct(Float64Array.of(0.2 - 1e-16), buffer))
  t.false(guessing.correct(Float64Array.of(0.1), buffer))
  buffer.setTarget(0, 1)
  t.true(Math.abs(paper.error(Float64Array.of(0.75), buffer) - 0.25) < 1e-15)
})

test('the guessing papers have sequences of 500 to 600 steps and test on 100', t => {
  const instance = instanceOf(task, { lag: 500, stretch: 0.2, informative: 1, protocol: 'guessing-1996' })
  t.is(instance.signature.longestSequence, 600)
  t.is(instance.testSequences, 100)
  t.like(instance.criterion, { kind: 'test', sequences: 100 })
})

test('the noise tells nothing of the class, of the length, or of the noise before it', t => {
  let [withClass, withBefore, withLength, count] = [0, 0, 0, 0]
  eachSequence(instanceOf(task, { lag: 40 }), 5000, ({ length, inputs, targets }) => {
    for (let step = 4; step < length; step++) {
      count++
      withClass += inputs[step] * (targets[0] === 1 ? 1 : -1)
      withBefore += inputs[step] * inputs[step - 1]
      withLength += inputs[step] * (length - 42)
    }
  })
  // Five standard errors each: 6e-7. The length is uniform in 40..44, of variance 2 (a little more among steps than among sequences).
  t.true(Math.abs(withClass / count) < 5 * Math.sqrt(0.2 / count))
  t.true(Math.abs(withBefore / count) < 5 * Math.sqrt(0.04 / count))
  t.true(Math.abs(withLength / count) < 5 * Math.sqrt((0.2 * 2.2) / count))
})

test('another noise variance and another stretch of lengths can be set', t => {
  let [squares, count] = [0, 0]
  const lengths = new Set<number>()
  eachSequence(instanceOf(task, { lag: 20, noiseVariance: 0.04, stretch: 0 }), 2000, ({ length, inputs }) => {
    lengths.add(length)
    for (let step = 3; step < length; step++) squares += inputs[step] ** 2
    count += length - 3
  })
  t.deepEqual([...lengths], [20])
  t.true(Math.abs(squares / count - 0.04) < 5 * 0.04 * Math.sqrt(2 / count))
  eachSequence(instanceOf(task, { lag: 20, noiseVariance: 0 }), 10, ({ length, inputs }) => {
    t.true(inputs.subarray(3, length).every(value => value === 0))
  })
})

test('ST1 and ST2 are those of tables 4 and 5', t => {
  const stages = (variant: string) => {
    const { criterion, testSequences } = instanceOf(task, { variant })
    return criterion.kind === 'test' ? { ...criterion, testSequences } : undefined
  }
  t.like(stages('3a'), { sequences: 256, testSequences: 2560 })
  t.deepEqual(stages('3a')?.stages, [
    { name: 'ST1', mostWrong: 0 },
    { name: 'ST2', mostWrong: 0, meanErrorBelow: 0.01 },
  ])
  // "Fewer than 6".
  t.deepEqual(stages('3b')?.stages, [
    { name: 'ST1', mostWrong: 5 },
    { name: 'ST2', mostWrong: 5, meanErrorBelow: 0.04 },
  ])
})

test('N must be below T', t => {
  t.throws(() => instanceOf(task, { lag: 5, informative: 5 }), { instanceOf: RangeError, message: /below `lag` \(5\), got 5/ })
  t.is(instanceOf(task, { lag: 5, informative: 4 }).minimalLag, 1)
})

test('an unknown variant, a negative variance and elements out of range are refused with what is allowed', t => {
  const bad = { variant: '3c', protocol: 'mine', noiseVariance: -0.1, stretch: -1, informative: 0 }
  t.deepEqual(
    resolveParameters(task, bad, name => name),
    {
      ok: false,
      problems: [
        'Expected `informative` to be a whole number from 1 to 1000, got `0` (number)',
        'Expected `variant` to be one of `3a`, `3b`, got `3c` (string)',
        'Expected `noiseVariance` to be a number from 0 to 100, got `-0.1` (number)',
        'Expected `stretch` to be a number from 0 to 10, got `-1` (number)',
        'Expected `protocol` to be one of `lstm-1997`, `guessing-1996`, got `mine` (string)',
      ],
    },
  )
})
