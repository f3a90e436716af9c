import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/parity-trailing-noise.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

const stringOf = ({ inputs, length }: Sequence, lag: number): string =>
  Array.from(inputs.subarray(0, length - lag), element => (element === 0.7 ? '1' : element === -0.7 ? '0' : '?')).join('')

test('all strings of 3 to 5 symbols occur, alike for each length, with their parity; noise in [-0.2, 0.2] follows', t => {
  const strings = [3, 4, 5].flatMap(length =>
    Array.from({ length: 2 ** length }, (_, bits) => bits.toString(2).padStart(length, '0')),
  )
  const counts = new Map(strings.map(string => [string, 0]))
  const noise = Array<number>(20).fill(0)
  let [withTarget, count] = [0, 0]
  eachSequence(instanceOf(task, { lag: 4 }), 20_000, sequence => {
    const { length, inputs, targets, targetCount, targetSteps } = sequence
    const string = stringOf(sequence, 4)
    if (!counts.has(string)) return t.fail(string)
    counts.set(string, counts.get(string)! + 1)
    const ones = string.replaceAll('0', '').length
    if (targets[0] !== (ones % 2 === 1 ? 0.7 : -0.7)) t.fail(`${string}: ${targets[0]}`)
    if (targetCount !== 1 || targetSteps[0] !== length - 1) t.fail('one target, at the last step')
    for (const element of inputs.subarray(length - 4, length)) {
      if (!(Math.abs(element) <= 0.2)) t.fail(`noise ${element}`)
      noise[Math.min(19, Math.floor((element + 0.2) * 50))]++
      withTarget += element * targets[0]
      count++
    }
  })
  // Chi-square at 1e-6; a covariance within five standard errors.
  t.true(
    chiSquare(
      [...counts.values()],
      strings.map(({ length }) => 1 / 3 / 2 ** length),
    ) < chiSquareLimit(strings.length - 1),
  )
  t.true(chiSquare(noise) < chiSquareLimit(19))
  t.true(Math.abs(withTarget / count) < 5 * 0.7 * (0.2 / Math.sqrt(3)) * Math.sqrt(1 / count))
})

test('20 training strings, all to be answered correctly, and 20 others in the end', t => {
  const instance = instanceOf(task, { lag: 50 })
  const { training, test: final, order } = instance.fixedSets!(randomStream('sets'))
  t.deepEqual([training.length, final.length, order], [20, 20, 'in-turn'])
  for (const sequence of [...training, ...final]) t.regex(stringOf(sequence, 50), /^[01]{3,5}$/)
  t.is(new Set([...training, ...final].map(({ inputs, length }) => inputs[length - 1])).size, 40)
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 20, mostWrong: 0 })
  t.is(instance.minimalLag, 50)
})

test('an answer is correct when it has the sign of the target', t => {
  const instance = instanceOf(task)
  const { training } = instance.fixedSets!(randomStream('sets'))
  const [odd, even] = [0.7, -0.7].map(target => training.find(({ targets }) => targets[0] === target)!)
  t.true(instance.correct(Float64Array.of(0.01), odd))
  t.false(instance.correct(Float64Array.of(0), odd))
  t.false(instance.correct(Float64Array.of(Number.NaN), odd))
  t.true(instance.correct(Float64Array.of(-0.01), even))
  t.false(instance.correct(Float64Array.of(0.7), even))
  t.is(instance.classOf!(odd), 0)
  t.is(instance.classOf!(even), 1)
  t.true(Math.abs(instance.error(Float64Array.of(0.2), odd) - 0.5) < 1e-15)
})

test('one step of noise is the least, and bad parameters are refused with what is allowed', t => {
  eachSequence(instanceOf(task, { lag: 1 }), 50, sequence => t.regex(stringOf(sequence, 1), /^[01]{3,5}$/))
  t.deepEqual(
    resolveParameters(task, { lag: 0, noise: -1 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 1 to 10000, got `0` (number)',
        'Expected `noise` to be a number from 0 to 10, got `-1` (number)',
      ],
    },
  )
})
