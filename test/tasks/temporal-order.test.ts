import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/temporal-order.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

const [E, B, X, Y] = [0, 1, 6, 7]

test('E first, B last, X or Y at t1 in 10..20 and t2 in 50..60, fillers elsewhere, the class at the end', t => {
  const classes = [0, 0, 0, 0]
  const [t1, t2, lengths] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()]
  const fillers = Array<number>(4).fill(0)
  const bump = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + 1)
  eachSequence(instanceOf(task), 5000, ({ length, symbols, targets, targetCount, targetSteps }) => {
    bump(lengths, length)
    if (symbols[0] !== E || symbols[length - 1] !== B) t.fail('E and B')
    const relevant: number[] = []
    for (let step = 1; step < length - 1; step++)
      if (symbols[step] === X || symbols[step] === Y) relevant.push(step)
      else if (symbols[step] >= 2 && symbols[step] <= 5) fillers[symbols[step] - 2]++
      else t.fail(`symbol ${symbols[step]} at ${step}`)
    if (relevant.length !== 2) t.fail(`${relevant.length} relevant symbols`)
    bump(t1, relevant[0])
    bump(t2, relevant[1])
    const order = 2 * (symbols[relevant[0]] - X) + symbols[relevant[1]] - X
    classes[order]++
    if (targetCount !== 1 || targetSteps[0] !== length - 1) t.fail('one target, at the last step')
    for (let k = 0; k < 4; k++) if (targets[k] !== (k === order ? 1 : 0)) t.fail('one-hot target')
  })
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const keys = (map: Map<number, number>): number[] => [...map.keys()].sort((a, b) => a - b)
  t.deepEqual(keys(t1), range(10, 20))
  t.deepEqual(keys(t2), range(50, 60))
  t.deepEqual(keys(lengths), range(100, 110))
  // Chi-square at 1e-6: 31 with 3 degrees of freedom, 48 with 10.
  for (const map of [t1, t2, lengths]) t.true(chiSquare([...map.values()]) < 48)
  t.true(chiSquare(classes) < 31)
  t.true(chiSquare(fillers) < 31)
})

test('an answer is correct when every output misses by less than 0.3', t => {
  const instance = instanceOf(task)
  const buffer = bufferFor(instance)
  buffer.begin(100)
  buffer.addTarget(99)
  buffer.setTarget(2, 1)
  t.true(instance.correct(Float64Array.of(0.29, 0, 0.71, 0.1), buffer))
  t.false(instance.correct(Float64Array.of(0.31, 0, 0.9, 0.1), buffer))
  t.false(instance.correct(Float64Array.of(0, 0, 0.69, 0), buffer))
  t.false(instance.correct(Float64Array.of(0.3, 0, 1, 0), buffer))
  t.true(instance.correct(Float64Array.of(0.3 - 1e-16, 0, 1.29, -0.29), buffer))
  // The mean over the four outputs.
  t.is(instance.error(Float64Array.of(0.5, 0, 0.75, 0.25), buffer), 0.25)
  t.is(instance.classOf!(buffer), 2)
})

test('at the shortest lag the two symbols still come in order, between E and B', t => {
  eachSequence(instanceOf(task, { lag: 10 }), 500, ({ length, symbols }) => {
    const relevant = [...symbols.subarray(0, length).entries()].filter(([, symbol]) => symbol >= X).map(([step]) => step)
    if (relevant.length !== 2 || relevant[0] < 1 || relevant[0] > 2 || relevant[1] < 5 || relevant[1] > 6) t.fail(`${relevant}`)
  })
  t.is(instanceOf(task, { lag: 10 }).minimalLag, 3)
})

test('the two places, the two symbols and the length are drawn independently of each other', t => {
  // L = 20: t1 in 2..4, t2 in 10..12, length 20..22, four classes: 108 combinations, chi-square at 1e-6.
  const counts = new Map<string, number>()
  eachSequence(instanceOf(task, { lag: 20 }), 20_000, ({ length, symbols, targets }) => {
    const places = [...symbols.subarray(0, length).entries()].filter(([, symbol]) => symbol >= X).map(([step]) => step)
    const key = [...places, length, targets.indexOf(1)].join()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  t.is(counts.size, 108)
  t.true(chiSquare([...counts.values()]) < chiSquareLimit(107))
})

test('fillers follow each other at random', t => {
  const counts = Array<number>(16).fill(0)
  eachSequence(instanceOf(task), 500, ({ symbols }) => {
    // Steps 21..49 hold fillers only; every second one begins a pair, so that the pairs are independent.
    for (let step = 21; step < 49; step += 2) counts[4 * (symbols[step] - 2) + symbols[step + 1] - 2]++
  })
  t.true(chiSquare(counts) < chiSquareLimit(15))
})

test('places and lengths grow with the lag, and the minimal lag is what is left after the second symbol', t => {
  for (const lag of [10, 15, 37, 200]) {
    const instance = instanceOf(task, { lag })
    const extremes = { t1: [Infinity, 0], t2: [Infinity, 0], length: [Infinity, 0] }
    let least = Infinity
    eachSequence(instance, 4000, ({ length, symbols, targetSteps }) => {
      const steps = [...symbols.subarray(0, length).entries()].filter(([, symbol]) => symbol >= X).map(([step]) => step)
      for (const [name, value] of [
        ['t1', steps[0]],
        ['t2', steps[1]],
        ['length', length],
      ] as const)
        extremes[name] = [Math.min(extremes[name][0], value), Math.max(extremes[name][1], value)]
      least = Math.min(least, targetSteps[0] - steps[1])
    })
    const part = (tenths: number): number => Math.floor((tenths * lag) / 10)
    t.deepEqual(extremes, { t1: [part(1), part(2)], t2: [part(5), part(6)], length: [lag, part(11)] })
    t.is(instance.signature.longestSequence, part(11))
    // At 200 the one combination that is closest is rare: 1 in 21 · 21.
    t.is(least, instance.minimalLag)
  }
})

test('a lag below 10 is refused with the range that is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 9 }, name => name),
    {
      ok: false,
      problems: ['Expected `lag` to be a whole number from 10 to 100000, got `9` (number)'],
    },
  )
})
