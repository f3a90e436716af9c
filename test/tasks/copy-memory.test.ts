import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/copy-memory.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

/** The targets, which are one-hot, as the numbers of the outputs. */
function told(targets: Float64Array, count: number, size: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const row = [...targets.subarray(i * size, (i + 1) * size)]
    return row.reduce((sum, value) => sum + value) === 1 ? row.indexOf(1) : -1
  })
}

for (const lag of [1, 2, 30])
  test(`ten symbols, T - 1 blanks, the marker, ten blanks; T + 10 blanks are to be told, then the symbols (T = ${lag})`, t => {
    const symbols = Array<number>(8).fill(0)
    eachSequence(instanceOf(task, { lag }), 500, sequence => {
      const input = [...sequence.symbols.subarray(0, sequence.length)]
      const items = input.slice(0, 10)
      for (const symbol of items) symbols[symbol - 1]++
      if (input.slice(10).join() !== [...Array(lag - 1).fill(0), 9, ...Array(10).fill(0)].join()) t.fail(`input ${input}`)
      if (sequence.targetCount !== lag + 20 || sequence.targetSteps.subarray(0, lag + 20).some((step, i) => step !== i))
        t.fail('a target at every step')
      const expected = [...Array(lag + 10).fill(0), ...items]
      if (told(sequence.targets, lag + 20, 9).join() !== expected.join()) t.fail('targets')
    })
    t.is(symbols.length, 8)
    t.true(chiSquare(symbols) < chiSquareLimit(7))
  })

test('symbols are drawn independently of each other: all sequences of three symbols of two kinds come equally often', t => {
  const counts = new Map<string, number>()
  eachSequence(instanceOf(task, { lag: 2, items: 3, values: 2 }), 8000, ({ symbols }) => {
    const key = symbols.slice(0, 3).join()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  t.is(counts.size, 8)
  t.true(chiSquare([...counts.values()]) < chiSquareLimit(7))
})

test('a sequence is correct when the most active output is the right one at every step, however little more active', t => {
  const instance = instanceOf(task, { lag: 3 })
  eachSequence(instance, 1, sequence => {
    const close = sequence.targets.slice(0, 23 * 9).map(value => 0.5 + 1e-9 * value)
    t.true(instance.correct(close, sequence))
    for (const step of [0, 12, 13, 22]) {
      const wrong = close.slice()
      wrong[step * 9 + ((sequence.targets.subarray(step * 9, step * 9 + 9).indexOf(1) + 1) % 9)] = 0.5 + 2e-9
      t.false(instance.correct(wrong, sequence), `step ${step}`)
      // Two outputs alike tell nothing.
      t.false(instance.correct(close.slice().fill(1, step * 9, step * 9 + 9), sequence), `step ${step}`)
    }
  })
})

test('from every symbol to its recall it is the minimal lag, and no constant is ever correct', t => {
  const instance = instanceOf(task, { lag: 7 })
  t.is(instance.minimalLag, 17)
  eachSequence(instance, 100, sequence => {
    for (let i = 0; i < 10; i++) {
      const step = sequence.targetSteps[sequence.targetCount - 10 + i]
      if (step - i !== instance.minimalLag) t.fail(`symbol ${i}`)
    }
    for (let k = 0; k < 9; k++) {
      const constant = Float64Array.from({ length: 27 * 9 }, (_, i) => (i % 9 === k ? 1 : 0))
      if (instance.correct(constant, sequence)) t.fail(`constant ${k}`)
    }
  })
  t.is(instance.chanceLevel, 0)
})

test("the constant baseline has the paper's shares: a blank in T + 10 of T + 20 targets", t => {
  const { answer, meanSquaredError } = instanceOf(task, { lag: 100 }).constantBaseline
  t.is(answer[0], 110 / 120)
  t.true(answer.slice(1).every(share => Math.abs(share - 1 / 96) < 1e-15))
  t.true(Math.abs(meanSquaredError - ((110 / 120) * (10 / 120) + (8 * (95 / 96)) / 96) / 9) < 1e-15)
})

test('a lag below 1 and a single symbol are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 0, values: 1 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 1 to 100000, got `0` (number)',
        'Expected `values` to be a whole number from 2 to 100, got `1` (number)',
      ],
    },
  )
})
