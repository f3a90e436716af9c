import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/selective-copying.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

test('sixteen symbols anywhere among the noise, then sixteen markers, at which alone the symbols are to be told in their order', t => {
  const values = Array<number>(14).fill(0)
  const places = Array<number>(40).fill(0)
  const instance = instanceOf(task, { lag: 40 })
  const n = 2000
  eachSequence(instance, n, sequence => {
    const { length, symbols, targets, targetCount, targetSteps } = sequence
    const held = [...symbols.subarray(0, 40).entries()].filter(([, symbol]) => symbol !== 0)
    for (const [step, symbol] of held) {
      places[step]++
      if (symbol > 14) t.fail(`symbol ${symbol}`)
      values[symbol - 1]++
    }
    if (length !== 56 || held.length !== 16 || targetCount !== 16) t.fail(`${held.length} symbols`)
    if (symbols.subarray(40, 56).some(symbol => symbol !== 15)) t.fail('markers')
    for (let i = 0; i < 16; i++) {
      if (targetSteps[i] !== 40 + i) t.fail(`target at ${targetSteps[i]}`)
      for (let k = 0; k < 16; k++) if (targets[i * 16 + k] !== (k === held[i][1] ? 1 : 0)) t.fail(`target ${i}`)
    }
    if (instance.signal!(sequence).join() !== held.map(([step]) => step).join()) t.fail('signal')
  })
  t.true(chiSquare(values) < chiSquareLimit(13))
  // Each step holds a symbol in 16 of 40 sequences; five standard errors for 40 of them (error rate 2e-5).
  for (const count of places) t.true(Math.abs(count / n - 0.4) < 5 * Math.sqrt(0.24 / n))
})

test('every choice of places comes equally often', t => {
  const counts = new Map<string, number>()
  eachSequence(instanceOf(task, { lag: 6, items: 3 }), 10_000, ({ symbols }) => {
    const key = [...symbols.subarray(0, 6)].map(symbol => (symbol === 0 ? '.' : 'x')).join('')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  t.is(counts.size, 20)
  t.true(chiSquare([...counts.values()]) < chiSquareLimit(19))
})

test('from a symbol to its recall it is never less than the minimal lag, and sometimes just that', t => {
  const instance = instanceOf(task, { lag: 8, items: 3 })
  const least = [Infinity, Infinity, Infinity]
  const most = [0, 0, 0]
  eachSequence(instance, 2000, ({ symbols, targetSteps }) => {
    const held = [...symbols.subarray(0, 8).entries()].filter(([, symbol]) => symbol !== 0).map(([step]) => step)
    for (let i = 0; i < 3; i++) {
      least[i] = Math.min(least[i], targetSteps[i] - held[i])
      most[i] = Math.max(most[i], targetSteps[i] - held[i])
    }
  })
  t.deepEqual(least, [instance.minimalLag, instance.minimalLag, instance.minimalLag])
  t.deepEqual(most, [8, 8, 8])
})

test('as many symbols as steps leave no noise; a constant is correct as often as the chance level says', t => {
  const instance = instanceOf(task, { lag: 2, items: 2, vocabulary: 5 })
  t.true(Math.abs(instance.chanceLevel - 1 / 9) < 1e-15)
  const constant = Float64Array.from({ length: 10 }, (_, i) => (i % 5 === 3 ? 1 : 0))
  let right = 0
  eachSequence(instance, 20_000, sequence => {
    if (sequence.symbols.subarray(0, 2).includes(0)) t.fail('noise')
    if (instance.correct(constant, sequence)) right++
  })
  t.true(Math.abs(right / 20_000 - 1 / 9) < 5 * Math.sqrt(8 / 81 / 20_000))
})

test('more symbols than steps are refused with both numbers', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 10 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to fit the other parameters of selective-copying, got `10` (number): Expected `items` not to be above `lag` (10), got 16',
      ],
    },
  )
})
