import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/noise-free-lag.ts'
import { bestConstant, momentSums } from '../helpers/constants.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

/** What is read, and what is to be predicted, by name. */
function namesOf(names: readonly string[], { symbols, length, targets, targetCount, targetSteps }: Sequence) {
  const read = Array.from(symbols.subarray(0, length), symbol => names[symbol])
  const told = Array.from({ length: targetCount }, (_, i) => {
    const row = targets.subarray(i * names.length, (i + 1) * names.length)
    const active = [...row.keys()].filter(k => row[k] !== 0)
    return targetSteps[i] === i && active.length === 1 && row[active[0]] === 1 ? names[active[0]] : 'not one-hot at its step'
  })
  return { read, told }
}

test('2a: two sequences, x or y with a1 to a(p-1) between, equally likely, and the next symbol as target at every step', t => {
  const instance = instanceOf(task)
  const names = instance.symbols!
  t.is(names.length, 101)
  const between = Array.from({ length: 99 }, (_, i) => `a${i + 1}`)
  t.deepEqual(names, [...between, 'x', 'y'])
  const counts = { x: 0, y: 0 }
  eachSequence(instance, 1000, sequence => {
    const { read, told } = namesOf(names, sequence)
    const first = read[0] as 'x' | 'y'
    counts[first]++
    if (read.join() !== [first, ...between].join() || told.join() !== [...between, first].join()) t.fail(`${read} -> ${told}`)
  })
  // Chi-square with 1 degree of freedom above 24: less than 1e-6.
  t.true(chiSquare([counts.x, counts.y]) < 24)
  t.like(instance.signature, { inputs: 101, outputs: 101, longestSequence: 100 })
  t.is(instance.minimalLag, 99)
})

test('2b: what is between is drawn from a1 to a(p-1), uniformly, independently, with replacement', t => {
  const instance = instanceOf(task, { lag: 5, variant: '2b' })
  const names = instance.symbols!
  const places = Array.from({ length: 4 }, () => Array<number>(4).fill(0))
  const pairs = Array<number>(16).fill(0)
  const ends = Array<number>(8).fill(0)
  eachSequence(instance, 20_000, sequence => {
    const { read, told } = namesOf(names, sequence)
    if (told.join() !== [...read.slice(1), read[0]].join()) t.fail(`${read} -> ${told}`)
    const codes = read.slice(1).map(name => ['a1', 'a2', 'a3', 'a4'].indexOf(name))
    if (read.length !== 5 || codes.includes(-1)) t.fail(String(read))
    for (const [place, code] of codes.entries()) places[place][code]++
    pairs[codes[1] * 4 + codes[2]]++
    const first = ['x', 'y'].indexOf(read[0])
    ends[first * 4 + codes[3]]++
  })
  // An error rate of 1e-6 for each.
  for (const counts of places) t.true(chiSquare(counts) < chiSquareLimit(3))
  t.true(chiSquare(pairs) < chiSquareLimit(15))
  t.true(chiSquare(ends) < chiSquareLimit(7))
})

test('2a: the sets are the two sequences, drawn from at random; 2b: 10,000 sequences, then 10,000 fresh ones', t => {
  const [a, b] = [instanceOf(task, { lag: 4 }), instanceOf(task, { lag: 4, variant: '2b' })]
  const { training, test: final, order } = a.fixedSets!(randomStream(['sets']))
  const read = (sequence: Sequence) => namesOf(a.symbols!, sequence).read.join('')
  t.deepEqual(training.map(read), ['xa1a2a3', 'ya1a2a3'])
  t.deepEqual(final.map(read), ['xa1a2a3', 'ya1a2a3'])
  t.is(order, 'random')
  t.deepEqual(a.criterion, { kind: 'sets', sets: 'training', every: 100, mostWrong: 0 })
  t.is(a.testSequences, 2)
  t.is(b.fixedSets, undefined)
  t.deepEqual(b.criterion, { kind: 'test', sequences: 10_000, every: 100, stages: [{ name: 'solved', mostWrong: 0 }] })
  t.is(b.testSequences, 10_000)
})

for (const variant of ['2a', '2b'])
  test(`${variant}: every output must miss by less than 0.25 ${variant === '2a' ? 'at every step' : 'at the end, and only there'}`, t => {
    const instance = instanceOf(task, { lag: 4, variant })
    const buffer = bufferFor(instance)
    instance.sample(randomStream(['correct', variant]), buffer)
    const right = buffer.targets.slice(0, 4 * 5)
    t.true(instance.correct(right, buffer))
    for (const [place, target] of right.entries()) {
      const counts = variant === '2a' || place >= 15
      for (const off of [0.25, -0.25, 9, -9, Number.NaN])
        t.is(instance.correct(right.with(place, target + off), buffer), !counts, `${off} at ${place}`)
      for (const off of [0.2499, -0.2499]) t.true(instance.correct(right.with(place, target + off), buffer))
    }
    t.is(instance.error(right.with(7, right[7] + 0.5), buffer), 0.5 / 20)
  })

test('the smallest lag: x or y, and a1', t => {
  for (const variant of ['2a', '2b']) {
    const instance = instanceOf(task, { lag: 2, variant })
    const seen = new Set<string>()
    eachSequence(instance, 100, sequence => {
      const { read, told } = namesOf(instance.symbols!, sequence)
      seen.add(`${read.join(' ')} -> ${told.join(' ')}`)
    })
    t.deepEqual([...seen].sort(), ['x a1 -> a1 x', 'y a1 -> a1 y'])
    t.is(instance.minimalLag, 1)
  }
})

test('chance level and baseline of both variants hold in simulation', t => {
  for (const [variant, chance] of [
    ['2a', 0],
    ['2b', 0.5],
  ] as const) {
    const instance = instanceOf(task, { lag: 6, variant })
    t.is(instance.chanceLevel, chance)
    t.true(Math.abs(bestConstant(instance, 4000) - chance) <= (5 * Math.sqrt(chance * (1 - chance))) / Math.sqrt(4000))
    const sums = momentSums(instance, 4000)
    for (const { mean, error } of sums.residuals) t.true(Math.abs(mean) <= 5 * error + 1e-12)
    const { mean, error } = sums.squares(instance.constantBaseline.meanSquaredError)
    t.true(Math.abs(mean) <= 5 * error + 1e-12)
  }
})

test('bad parameters are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 1, variant: '2c' }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 2 to 1000, got `1` (number)',
        'Expected `variant` to be one of `2a`, `2b`, got `2c` (string)',
      ],
    },
  )
})
