import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/latching.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

test('one pulse at the first step tells the class; noise in [-0.155, 0.155] after the first L steps tells nothing', t => {
  const instance = instanceOf(task, { lag: 30 })
  const noise = Array<number>(20).fill(0)
  const classes = [0, 0]
  let [withClass, count] = [0, 0]
  eachSequence(instance, 4000, sequence => {
    const { length, inputs, targets, targetCount, targetSteps } = sequence
    if (length !== 30 || targetCount !== 1 || targetSteps[0] !== 29) t.fail('30 steps, one target at the last')
    const first = inputs[0] === 1
    if (inputs[0] + inputs[1] !== 1 || inputs[0] * inputs[1] !== 0) t.fail('one pulse')
    if (targets[0] !== (first ? 0.8 : -0.8)) t.fail('target')
    classes[instance.classOf!(sequence)]++
    t.is(instance.classOf!(sequence), first ? 0 : 1)
    for (let step = 0; step < length; step++) {
      const [u1, u2, e] = inputs.subarray(3 * step)
      if (step > 0 && (u1 !== 0 || u2 !== 0)) t.fail('a second pulse')
      if (step < 3 && e !== 0) t.fail('early noise')
      if (step < 3) continue
      if (!(Math.abs(e) <= 0.155)) t.fail(`noise ${e}`)
      noise[Math.min(19, Math.floor(((e + 0.155) / 0.31) * 20))]++
      withClass += e * targets[0]
      count++
    }
  })
  // Chi-square at 1e-6; a covariance within five standard errors.
  t.true(chiSquare(noise) < chiSquareLimit(19))
  t.true(chiSquare(classes) < 24)
  t.true(Math.abs(withClass / count) < 5 * 0.8 * (0.155 / Math.sqrt(3)) * Math.sqrt(1 / count))
})

test('30 training sequences of each class, alternating, all to be answered correctly; 60 others in the end', t => {
  const instance = instanceOf(task)
  const { training, test: final, order } = instance.fixedSets!(randomStream('sets'))
  t.is(order, 'in-turn')
  const classOf = (sequence: Sequence) => instance.classOf!(sequence)
  const alternating = Array.from({ length: 60 }, (_, i) => i % 2)
  t.deepEqual(training.map(classOf), alternating)
  t.deepEqual(final.map(classOf), alternating)
  const noises = [...training, ...final].map(({ inputs, length }) => inputs.slice(0, 3 * length).join())
  t.is(new Set(noises).size, 120)
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 60, mostWrong: 0 })
  t.is(instance.testSequences, 60)
})

test('an answer is correct when it has the sign of the target', t => {
  const instance = instanceOf(task)
  const [first, second] = instance.fixedSets!(randomStream('sets')).training
  t.true(instance.correct(Float64Array.of(0.01), first))
  t.false(instance.correct(Float64Array.of(0), first))
  t.false(instance.correct(Float64Array.of(0.8), second))
  t.true(instance.correct(Float64Array.of(-2), second))
  t.false(instance.correct(Float64Array.of(Number.NaN), second))
  t.is(instance.error(Float64Array.of(0.3), first), 0.5)
})

test('the noise and the number of quiet steps can be set; the shortest sequences have one of each', t => {
  const instance = instanceOf(task, { lag: 2, quiet: 1, noise: 1 })
  let greatest = 0
  eachSequence(instance, 500, ({ length, inputs }) => {
    if (length !== 2 || inputs[2] !== 0) t.fail('quiet first step')
    greatest = Math.max(greatest, Math.abs(inputs[5]))
  })
  t.true(greatest > 0.9 && greatest <= 1)
  t.is(instance.minimalLag, 1)
})

test('L must be below T, and bad parameters are refused with what is allowed', t => {
  t.throws(() => instanceOf(task, { lag: 3 }), { instanceOf: RangeError, message: /`quiet` to be below `lag` \(3\), got 3/ })
  t.deepEqual(
    resolveParameters(task, { lag: 1, quiet: 0, noise: -1 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 2 to 10000, got `1` (number)',
        'Expected `quiet` to be a whole number from 1 to 1000, got `0` (number)',
        'Expected `noise` to be a number from 0 to 10, got `-1` (number)',
      ],
    },
  )
})
