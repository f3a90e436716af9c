import test from 'ava'
import type { Sequence } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/temporal-order-3.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

const [E, B, X, Y] = [0, 1, 6, 7]
const orders = ['XXX', 'XXY', 'XYX', 'XYY', 'YXX', 'YXY', 'YYX', 'YYY']

const relevantSteps = ({ length, symbols }: Sequence): number[] =>
  [...symbols.subarray(0, length).entries()].filter(([, symbol]) => symbol === X || symbol === Y).map(([step]) => step)

test('E first, B last, X or Y at t1 in 10..20, t2 in 33..43 and t3 in 66..76, fillers elsewhere, the class at the end', t => {
  const classes = Array<number>(8).fill(0)
  const places = [1, 2, 3].map(() => new Map<number, number>())
  const lengths = new Map<number, number>()
  const fillers = Array<number>(4).fill(0)
  const bump = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + 1)
  const instance = instanceOf(task)
  eachSequence(instance, 8000, sequence => {
    const { length, symbols, targets, targetCount, targetSteps } = sequence
    bump(lengths, length)
    if (symbols[0] !== E || symbols[length - 1] !== B) t.fail('E and B')
    const relevant = relevantSteps(sequence)
    if (relevant.length !== 3) t.fail(`${relevant.length} relevant symbols`)
    for (const [i, step] of relevant.entries()) bump(places[i], step)
    for (let step = 1; step < length - 1; step++)
      if (!relevant.includes(step)) {
        if (symbols[step] >= 2 && symbols[step] <= 5) fillers[symbols[step] - 2]++
        else t.fail(`symbol ${symbols[step]} at ${step}`)
      }
    const order = orders.indexOf(relevant.map(step => (symbols[step] === X ? 'X' : 'Y')).join(''))
    classes[order]++
    if (targetCount !== 1 || targetSteps[0] !== length - 1) t.fail('one target, at the last step')
    for (let k = 0; k < 8; k++) if (targets[k] !== (k === order ? 1 : 0)) t.fail('one-hot target')
    if (instance.classOf!(sequence) !== order) t.fail('class')
  })
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const keys = (map: Map<number, number>): number[] => [...map.keys()].sort((a, b) => a - b)
  t.deepEqual(places.map(keys), [range(10, 20), range(33, 43), range(66, 76)])
  t.deepEqual(keys(lengths), range(100, 110))
  // Chi-square at 1e-6.
  for (const map of [...places, lengths]) t.true(chiSquare([...map.values()]) < chiSquareLimit(10))
  t.true(chiSquare(classes) < chiSquareLimit(7))
  t.true(chiSquare(fillers) < chiSquareLimit(3))
})

test('places, symbols and length are drawn independently of each other', t => {
  // L = 10: t1 in 1..2, t2 in 3..4, t3 in 6..7, length 10..11, eight classes: 128 combinations.
  const counts = new Map<string, number>()
  eachSequence(instanceOf(task, { lag: 10 }), 20_000, sequence => {
    const key = [...relevantSteps(sequence), sequence.length, sequence.targets.indexOf(1)].join()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  t.is(counts.size, 128)
  t.true(chiSquare([...counts.values()]) < chiSquareLimit(127))
})

test('fillers follow each other at random', t => {
  const counts = Array<number>(16).fill(0)
  eachSequence(instanceOf(task), 500, ({ symbols }) => {
    // Steps 44..65 hold fillers only; every second one begins a pair, so that the pairs are independent.
    for (let step = 44; step < 65; step += 2) counts[4 * (symbols[step] - 2) + symbols[step + 1] - 2]++
  })
  t.true(chiSquare(counts) < chiSquareLimit(15))
})

test('places and lengths grow with the lag, and the minimal lag is what is left after the third symbol', t => {
  for (const lag of [10, 11, 15, 37, 150]) {
    const instance = instanceOf(task, { lag })
    const extremes = [0, 1, 2, 3].map(() => [Infinity, 0])
    let least = Infinity
    eachSequence(instance, 5000, sequence => {
      const steps = relevantSteps(sequence)
      for (const [i, value] of [...steps, sequence.length].entries())
        extremes[i] = [Math.min(extremes[i][0], value), Math.max(extremes[i][1], value)]
      least = Math.min(least, sequence.targetSteps[0] - steps[2])
    })
    const part = (hundredths: number): number => Math.floor((hundredths * lag) / 100)
    t.deepEqual(extremes, [
      [part(10), part(20)],
      [part(33), part(43)],
      [part(66), part(76)],
      [lag, part(110)],
    ])
    t.is(instance.signature.longestSequence, part(110))
    t.is(least, instance.minimalLag)
  }
  t.is(instanceOf(task).minimalLag, 23)
})

test('an answer is correct when every output misses by less than 0.3', t => {
  const instance = instanceOf(task)
  const buffer = bufferFor(instance)
  buffer.begin(100)
  buffer.addTarget(99)
  buffer.setTarget(5, 1)
  const answers = (...changes: readonly (readonly [number, number])[]) => {
    const given = Float64Array.of(0, 0.1, 0, 0.2, -0.29, 1, 0, 0)
    for (const [unit, value] of changes) given[unit] = value
    return given
  }
  t.true(instance.correct(answers(), buffer))
  t.true(instance.correct(answers([5, 0.71], [7, 0.29]), buffer))
  t.false(instance.correct(answers([5, 0.69]), buffer))
  t.false(instance.correct(answers([7, 0.3]), buffer))
  t.false(instance.correct(answers([0, Number.NaN]), buffer))
  // The mean over the eight outputs.
  t.is(instance.error(Float64Array.of(0.5, 0.5, 0, 0, 0, 0.5, 0.25, 0.25), buffer), 0.25)
})

test('the stop is that of experiment 6: the last 2000 correct, mean error below 0.1, then 2560 fresh sequences', t => {
  const { criterion, testSequences } = instanceOf(task)
  t.deepEqual(criterion, { kind: 'window', window: 2000, meanErrorBelow: 0.1 })
  t.is(testSequences, 2560)
})

test('a lag below 10 is refused with the range that is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 9 }, name => name),
    { ok: false, problems: ['Expected `lag` to be a whole number from 10 to 100000, got `9` (number)'] },
  )
})
