import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/two-sequence-bengio.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

const inputsOf = ({ inputs, length }: Sequence): Float64Array => inputs.slice(0, length)

test('a trial keeps two patterns of N numbers in [-1, 1]; without noise its sequences are these, followed by zeros', t => {
  const values = Array<number>(20).fill(0)
  const instance = instanceOf(task, { noise: 0, trainingSequences: 10 })
  for (let seed = 0; seed < 300; seed++) {
    const { training, test: final } = instance.fixedSets!(randomStream(['sets', seed]))
    const patterns = [training[0], training[1]].map(sequence => inputsOf(sequence).slice(0, 3))
    if (seed < 10)
      for (const [i, sequence] of [...training, ...final].entries()) {
        const own = instance.classOf!(sequence)
        t.deepEqual(inputsOf(sequence).slice(0, 3), patterns[own])
        if (
          inputsOf(sequence)
            .slice(3)
            .some(value => value !== 0)
        )
          t.fail('something after the pattern')
        if (sequence.targets[0] !== (own === 0 ? 0.8 : -0.8) || own !== i % 2) t.fail('classes alternate')
      }
    for (const value of [...patterns[0], ...patterns[1]]) values[Math.floor((value + 1) * 10)]++
  }
  // 1800 numbers, unrelated from trial to trial: chi-square at 1e-6.
  t.true(chiSquare(values) < chiSquareLimit(19))
})

test('noise in [-0.2, 0.2] on every element, fresh for each sequence; lengths from half the lag to the lag', t => {
  const instance = instanceOf(task, { lag: 21, trainingSequences: 2000 })
  const noise = Array<number>(20).fill(0)
  const lengths = Array<number>(11).fill(0)
  const [first, later]: number[][] = [[], []]
  const { training, test: final, order } = instance.fixedSets!(randomStream('sets'))
  // The pattern is the mean of what the noise makes of it.
  const mine = training.filter(sequence => instance.classOf!(sequence) === 0)
  for (const sequence of training) {
    lengths[sequence.length - 11]++
    if (sequence.targetCount !== 1 || sequence.targetSteps[0] !== sequence.length - 1) t.fail('one target, at the last step')
    for (const element of inputsOf(sequence).slice(3)) {
      if (!(Math.abs(element) <= 0.2)) t.fail(`noise ${element}`)
      noise[Math.min(19, Math.floor((element + 0.2) * 50))]++
    }
  }
  for (const sequence of mine) {
    first.push(sequence.inputs[0])
    later.push(sequence.inputs[3])
  }
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  // Of 1000 uniform values the range is all but the full width: below 0.98 of it with probability under 1e-7.
  for (const values of [first, later]) t.true(spread(values) > 0.98 * 0.4 && spread(values) <= 0.4)
  t.true(Math.max(...later) <= 0.2)
  t.true(chiSquare(noise) < chiSquareLimit(19))
  t.true(chiSquare(lengths) < chiSquareLimit(10))
  t.is(new Set([...training, ...final].map(sequence => sequence.inputs[0])).size, 2300)
  t.is(order, 'in-turn')
})

test('solved when the training set is answered correctly, by the sign; then 300 others', t => {
  const instance = instanceOf(task, { trainingSequences: 40 })
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 40, mostWrong: 0 })
  const { training, test: final } = instance.fixedSets!(randomStream('sets'))
  t.deepEqual([training.length, final.length, instance.testSequences], [40, 300, 300])
  t.true(instance.correct(Float64Array.of(0.01), training[0]))
  t.false(instance.correct(Float64Array.of(0.01), training[1]))
  t.false(instance.correct(Float64Array.of(0), training[1]))
  t.true(instance.correct(Float64Array.of(-0.01), training[1]))
  t.is(instance.error(Float64Array.of(0.3), training[0]), 0.5)
})

test('the published lengths are allowed, the shortest with no lag at all: lengths 3, 4 and 5', t => {
  t.deepEqual(
    [5, 10, 20, 50, 100].map(lag => instanceOf(task, { lag }).minimalLag),
    [0, 2, 7, 22, 47],
  )
  const lengths = new Set<number>()
  eachSequence(instanceOf(task, { lag: 5 }), 100, ({ length }) => lengths.add(length))
  t.deepEqual([...lengths].sort(), [3, 4, 5])
})

test('N of more than half the lag, and parameters out of range, are refused with what is allowed', t => {
  t.throws(() => instanceOf(task, { lag: 4 }), { instanceOf: RangeError, message: /half of `lag` \(4\), 2, got 3/ })
  t.deepEqual(
    resolveParameters(task, { lag: 1, informative: 0, noise: -1, trainingSequences: 101 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 2 to 10000, got `1` (number)',
        'Expected `informative` to be a whole number from 1 to 1000, got `0` (number)',
        'Expected `noise` to be a number from 0 to 10, got `-1` (number)',
        'Expected `trainingSequences` to be a whole number divisible by 2 from 2 to 100000, got `101` (number)',
      ],
    },
  )
})
