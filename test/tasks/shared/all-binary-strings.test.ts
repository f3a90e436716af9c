import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import type { Sequence } from '../../../engine/sequence.ts'
import { allBinaryStrings } from '../../../tasks/shared/all-binary-strings.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence } from '../../helpers/samples.ts'

/** All strings of 1..longest symbols, by length, then in order of the alphabet. */
function strings(longest: number): string[] {
  const ofLength = (length: number): string[] =>
    length === 0 ? [''] : ['0', '1'].flatMap(symbol => ofLength(length - 1).map(rest => symbol + rest))
  return Array.from({ length: longest }, (_, i) => ofLength(i + 1)).flat()
}

const textOf = ({ inputs, length }: Sequence): string => inputs.subarray(0, length).join('')

/** More 1s than 0s. */
const majority = (bits: readonly number[]): boolean => bits.reduce((sum, bit) => sum + bit, 0) > bits.length / 2

test('the 254 strings up to length 7 are split into 127 and 127, each in lexicographic order, none in both, all labelled at their end', t => {
  const instance = allBinaryStrings('some-task', 7, majority)
  const { training, test: final, order } = instance.fixedSets!(randomStream(['split']))
  const all = strings(7)
  t.is(all.length, 254)
  t.is(order, 'in-turn')
  for (const set of [training, final]) {
    const texts = set.map(textOf)
    t.deepEqual(
      texts,
      all.filter(text => texts.includes(text)),
    )
    t.is(texts.length, 127)
    for (const { targets, targetCount, targetSteps, length, inputs } of set) {
      t.deepEqual([targetCount, targetSteps[0]], [1, length - 1])
      t.is(targets[0], majority([...inputs.subarray(0, length)]) ? 1 : 0)
    }
  }
  t.is(new Set([...training, ...final].map(textOf)).size, 254)
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 127, mostWrong: 0 })
  t.is(instance.testSequences, 127)
})

test('every string is as likely to be trained on as any other', t => {
  const instance = allBinaryStrings('some-task', 3, majority)
  const counts = new Map(strings(3).map(text => [text, 0]))
  const pairs = { both: 0 }
  const random = randomStream(['splits'])
  const n = 7000
  for (let i = 0; i < n; i++) {
    const texts = instance.fixedSets!(random).training.map(textOf)
    for (const text of texts) counts.set(text, counts.get(text)! + 1)
    if (texts.includes('0') && texts.includes('111')) pairs.both++
  }
  // Seven of fourteen: each with probability 1/2, two of them with 1/2 · 6/13. Within five standard errors.
  for (const [text, count] of counts) t.true(Math.abs(count / n - 0.5) < (5 * 0.5) / Math.sqrt(n), text)
  const both = 3 / 13
  t.true(Math.abs(pairs.both / n - both) < 5 * Math.sqrt((both * (1 - both)) / n))
})

test('fresh sequences are the same strings, all equally likely', t => {
  const instance = allBinaryStrings('some-task', 4, majority)
  const counts = new Map(strings(4).map(text => [text, 0]))
  eachSequence(instance, 15_000, sequence => {
    counts.set(textOf(sequence), counts.get(textOf(sequence))! + 1)
    if (sequence.targets[0] !== (majority([...sequence.inputs.subarray(0, sequence.length)]) ? 1 : 0)) t.fail('label')
  })
  t.is(counts.size, 30)
  t.true(chiSquare([...counts.values()]) < chiSquareLimit(29))
})

test('chance level and baseline are the share of the labels', t => {
  // Of the 14 strings up to length 3, 1 + 1 + 4 have a majority of 1s.
  const instance = allBinaryStrings('some-task', 3, majority)
  t.is(instance.chanceLevel, 8 / 14)
  t.deepEqual(instance.constantBaseline.answer, [6 / 14])
  t.true(Math.abs(instance.constantBaseline.meanSquaredError - (6 * 8) / 14 / 14) < 1e-15)
  t.is(allBinaryStrings('some-task', 3, bits => !majority(bits)).chanceLevel, 8 / 14)
})

test('an answer is wrong from the middle between both targets on', t => {
  const instance = allBinaryStrings('some-task', 3, majority)
  const buffer = bufferFor(instance)
  buffer.begin(1)
  buffer.addTarget(0)
  t.true(instance.correct(Float64Array.of(0.4999), buffer))
  t.false(instance.correct(Float64Array.of(0.5), buffer))
  buffer.setTarget(0, 1)
  t.true(instance.correct(Float64Array.of(0.5001), buffer))
  t.false(instance.correct(Float64Array.of(0.5), buffer))
  t.false(instance.correct(Float64Array.of(Number.NaN), buffer))
})
