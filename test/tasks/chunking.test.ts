import test from 'ava'
import type { Sequence } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/chunking.ts'
import { type bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

/** The symbols that the targets of a sequence name, in order. */
function nextSymbols({ targets, targetCount, targetSize }: Sequence): number[] {
  return Array.from({ length: targetCount }, (_, i) => targets.subarray(i * targetSize, (i + 1) * targetSize - 1).indexOf(1))
}

test('the stream is a b1 ... b20 and x b1 ... b20 in random order, and each target is the symbol that comes next', t => {
  const instance = instanceOf(task)
  t.is(instance.signature.inputs, 22)
  t.is(instance.signature.outputs, 23)
  t.true(instance.signature.continuous)
  const inputs: number[] = []
  const predicted: number[] = []
  const starts = [0, 0]
  const pairs = [0, 0, 0, 0]
  let before = 0
  eachSequence(instance, 4000, sequence => {
    inputs.push(...sequence.symbols.subarray(0, sequence.length))
    const next = nextSymbols(sequence)
    predicted.push(...next)
    t.is(next.length, 21)
    starts[next[0]]++
    pairs[2 * before + next[0]]++
    before = next[0]
  })
  // One after the other the pieces are a stream without a seam.
  t.deepEqual(inputs.slice(1), predicted.slice(0, -1))
  const names = instance.symbols!
  const text = predicted.map(symbol => names[symbol]).join(' ')
  const bs = Array.from({ length: 20 }, (_, i) => `b${i + 1}`).join(' ')
  t.is(text.replaceAll(`a ${bs}`, '').replaceAll(`x ${bs}`, '').trim(), '')
  t.true(chiSquare(starts) < 24)
  t.true(chiSquare(pairs) < chiSquareLimit(3))
})

test('the target unit is 1 when a b1 ... b20 comes to its end, and 0 when x b1 ... b20 does and all along', t => {
  eachSequence(instanceOf(task), 200, sequence => {
    const unit = Array.from({ length: 21 }, (_, i) => sequence.targets[i * 23 + 22])
    t.deepEqual(unit, [...Array<number>(20).fill(0), sequence.symbols[1] === 0 ? 1 : 0])
    t.true(sequence.symbols[1] === nextSymbols(sequence)[0])
  })
})

/** A string whose first symbol is a or x. */
function stringOf(first: 'a' | 'x', parameters: Record<string, unknown> = {}) {
  const instance = instanceOf(task, parameters)
  let found: ReturnType<typeof bufferFor> | undefined
  for (let i = 0; found === undefined && i < 100; i++)
    eachSequence(instance, i + 1, sequence => {
      if (instance.symbols![sequence.symbols[1]] === first) found = sequence
      else found = undefined
    })
  return { instance, sequence: found!, right: found!.targets.slice(0, found!.targetCount * instance.signature.outputs) }
}

for (const first of ['a', 'x'] as const)
  test(`after ${first} an answer is correct within 0.25 of the target unit's last target, and with legal symbols most active`, t => {
    const { instance, sequence, right } = stringOf(first)
    const last = 20 * 23 + 22
    const target = first === 'a' ? 1 : 0
    t.true(instance.correct(right.with(last, target + 0.2499), sequence))
    t.false(instance.correct(right.with(last, target + 0.25), sequence))
    t.true(instance.correct(right.with(last, target - 0.2499), sequence))
    t.false(instance.correct(right.with(last, target - 0.25), sequence))
    // Before the end the target unit may say what it likes, as long as it is a number.
    t.true(instance.correct(right.with(5 * 23 + 22, 7), sequence))
    t.false(instance.correct(right.with(5 * 23 + 22, Number.NaN), sequence))
    // a or x, whichever; later the next b alone.
    const weak = Float64Array.from(right, (value, i) => (i === last ? value : 0.01 * value))
    t.true(instance.correct(weak, sequence))
    for (let symbol = 0; symbol < 22; symbol++) t.is(instance.correct(weak.with(symbol, 1), sequence), symbol < 2)
    for (const step of [1, 2, 10, 20])
      for (let symbol = 0; symbol < 22; symbol++) {
        t.is(instance.correct(weak.with(step * 23 + symbol, 1), sequence), symbol === step + 1)
        t.is(instance.correct(weak.with(step * 23 + symbol, 0.01), sequence), symbol === step + 1, 'two as active as each other')
      }
  })

test('with noise each b but the last is replaced with that probability, by any of b1 to b19', t => {
  for (const noise of [0.3, 1]) {
    const places = Array.from({ length: 20 }, () => Array<number>(19).fill(0))
    const n = 4000
    eachSequence(instanceOf(task, { noise }), n, sequence => {
      const next = nextSymbols(sequence)
      if (next[0] > 1 || next[20] !== 21 || sequence.symbols[0] !== 21) t.fail('a or x first, b20 last')
      for (let i = 1; i < 20; i++) places[i][next[i] - 2]++
      for (let i = 1; i < 21; i++) if (sequence.symbols[i] !== next[i - 1]) t.fail('inputs')
      if (sequence.targets[20 * 23 + 22] !== (next[0] === 0 ? 1 : 0)) t.fail('target unit')
    })
    for (let i = 1; i < 20; i++) {
      const shares = Array.from({ length: 19 }, (_, b) => noise / 19 + (b === i - 1 ? 1 - noise : 0))
      t.true(chiSquare(places[i], shares) < chiSquareLimit(18), `place ${i} at ${noise}`)
    }
  }
})

test('with noise any b will do where it may stand, not a or x; the last must still be foreseen', t => {
  const { instance, sequence, right } = stringOf('x', { noise: 0.5 })
  const weak = right.map(value => 0.01 * value)
  for (const step of [1, 7, 19])
    for (let symbol = 0; symbol < 22; symbol++) t.is(instance.correct(weak.with(step * 23 + symbol, 1), sequence), symbol >= 2)
  for (let symbol = 0; symbol < 22; symbol++) t.is(instance.correct(weak.with(20 * 23 + symbol, 1), sequence), symbol === 21)
})

test('the mean target does not depend on the noise, nor does the baseline', t => {
  // Sequences of the shortest lags and of the published one, each symbol within five standard errors of its share.
  for (const [lag, noise] of [
    [2, 1],
    [5, 0.5],
    [20, 0],
    [20, 0.7],
  ] as const) {
    const instance = instanceOf(task, { lag, noise })
    const { outputs } = instance.signature
    const counts = Array<number>(outputs).fill(0)
    const n = 3000
    eachSequence(instance, n, ({ targets, targetCount }) => {
      for (let i = 0; i < targetCount * outputs; i++) counts[i % outputs] += targets[i]
    })
    for (const [k, count] of counts.entries()) {
      const share = instance.constantBaseline.answer[k]
      // At most the variance of independent places.
      t.true(Math.abs(count / n / (lag + 1) - share) <= (5 * Math.sqrt((lag + 1) * share * n)) / n / (lag + 1), `${k} at ${lag}`)
    }
    const squares = instance.constantBaseline.answer.reduce((sum, share) => sum + share * (1 - share), 0) / outputs
    t.true(Math.abs(squares - instance.constantBaseline.meanSquaredError) < 1e-15)
  }
  t.deepEqual(
    instanceOf(task).constantBaseline.answer.map(share => Math.round(share * 42)),
    [1, 1, ...Array<number>(20).fill(2), 1],
  )
})

test('a lag is the number of b symbols: the first is seen that many steps before the last answer, less one', t => {
  for (const lag of [2, 5, 100]) {
    const instance = instanceOf(task, { lag })
    t.deepEqual([instance.signature.inputs, instance.signature.longestSequence, instance.minimalLag], [lag + 2, lag + 1, lag - 1])
    eachSequence(instance, 5, sequence => {
      t.is(sequence.length, lag + 1)
      t.deepEqual(
        [...sequence.symbols.subarray(2, lag + 1)],
        Array.from({ length: lag - 1 }, (_, i) => i + 2),
      )
      t.deepEqual([...instance.signal!(sequence)], [1])
      t.is(sequence.targetSteps[sequence.targetCount - 1] - 1, instance.minimalLag)
    })
  }
})

test('solved after 100 right answers in a row, then tested on 1000', t => {
  const { criterion, testSequences } = instanceOf(task)
  t.deepEqual(criterion, { kind: 'window', window: 100 })
  t.is(testSequences, 1000)
})

test('lags and noise out of range are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 1, noise: 1.5 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 2 to 2000, got `1` (number)',
        'Expected `noise` to be a number from 0 to 1, got `1.5` (number)',
      ],
    },
  )
})
