import test from 'ava'
import fc from 'fast-check'
import { randomStream } from '../../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../../engine/sequence.ts'
import { levelsOf } from '../../../methods/chunking/levels.ts'
import type { Predictor } from '../../../methods/chunking/predictor.ts'
import { type Stream, streamBuffer } from '../../../methods/chunking/stream.ts'
import { compress, failure, leastFailure } from '../../../methods/chunking/surprise.ts'

const SYMBOLS = 4

/** A sequence whose targets are its next symbols, up to the last one given. */
function nextSymbols(symbols: readonly number[]): Sequence {
  const sequence = sequenceBuffer('symbols', SYMBOLS, SYMBOLS)
  sequence.begin(symbols.length - 1)
  for (let t = 0; t + 1 < symbols.length; t++) {
    sequence.setSymbol(t, symbols[t])
    sequence.addTarget(t)
    sequence.setTarget(symbols[t + 1], 1)
  }
  return sequence
}

/** Any fixed function of all that it has read; one that knows `truth` predicts that. */
function standIn(seed: number, truth?: readonly number[]): Predictor {
  return {
    weights: new Float64Array(1),
    width: SYMBOLS,
    stepCost: 1,
    predict({ rows, times }, steps) {
      const said = new Float64Array(steps * SYMBOLS)
      let state = seed
      for (let k = 0; k < steps; k++) {
        for (let i = 0; i < SYMBOLS; i++) state = (state * 31 + rows[k * SYMBOLS + i] * (i + 7)) % 1009
        const random = randomStream(['stand-in', state])
        const sure = random.uniform() < 0.7
        const symbol = truth ? truth[times[k] + 1] : random.integer(0, SYMBOLS - 1)
        for (let i = 0; i < SYMBOLS; i++) said[k * SYMBOLS + i] = sure || truth ? (i === symbol ? 0.9 : 0.05) : random.uniform()
      }
      return said
    },
    learn() {},
  }
}

const copyOf = ({ count, size, rows, times }: Stream) =>
  Array.from({ length: count }, (_, k) => ({ time: times[k], row: Array.from(rows.slice(k * size, (k + 1) * size)) }))

const anySymbols = fc.array(fc.integer({ min: 0, max: SYMBOLS - 1 }), { minLength: 2, maxLength: 30 })

test('each level gets the first row and exactly those that the level below failed to predict', t => {
  fc.assert(
    fc.property(anySymbols, fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 4 }), (symbols, seeds) => {
      const levels = levelsOf(
        seeds.map(seed => standIn(seed)),
        SYMBOLS,
        0.1,
      )
      levels.run(nextSymbols(symbols), seeds.length)
      for (const [s] of seeds.entries()) {
        const { stream, predictions, unpredicted } = levels.level(s)
        const expected = copyOf(stream).filter(({ row }, k) => {
          const missed = row.map((value, i) => (value - predictions[(k - 1) * SYMBOLS + i]) ** 2)
          return k === 0 || missed.reduce((sum, each) => sum + each, 0) >= 0.1
        })
        t.deepEqual(copyOf(unpredicted), expected)
      }
    }),
    { numRuns: 200 },
  )
})

test('nothing is lost: from its predictor and what it left to the level above, each stream can be recovered', t => {
  fc.assert(
    fc.property(anySymbols, fc.integer({ min: 1, max: 1000 }), (symbols, seed) => {
      const net = standIn(seed)
      const levels = levelsOf([net], SYMBOLS, 0.1)
      levels.run(nextSymbols(symbols), 1)
      const { stream, unpredicted } = levels.level(0)
      const known = new Map(copyOf(unpredicted).map(({ time, row }) => [time, row]))
      const recovered = streamBuffer(SYMBOLS)
      recovered.begin(symbols.length)
      for (let time = 0; time < symbols.length; time++) {
        // β is below 1/4, so a prediction that holds is on the right side of 1/2 everywhere.
        const said = net.predict(recovered, time).subarray((time - 1) * SYMBOLS)
        const row = known.get(time) ?? Array.from(said, value => Math.round(value))
        recovered.addRow(time, 0)
        for (const [unit, value] of row.entries()) recovered.observe(unit, value)
      }
      t.deepEqual(copyOf(recovered), copyOf(stream))
    }),
    { numRuns: 100 },
  )
})

test('a level that predicts everything leaves the sequence start only', t => {
  const symbols = [0, 1, 2, 3, 3, 1]
  const levels = levelsOf([standIn(1, symbols), standIn(2)], SYMBOLS, 0.1)
  t.is(levels.run(nextSymbols(symbols), 2), symbols.length - 1 + 1)
  t.deepEqual(copyOf(levels.level(1).stream), [{ time: 0, row: [1, 0, 0, 0] }])
  // Each prediction misses by 0.1 once and by 0.05 three times.
  t.true(Math.abs(levels.level(0).error - (0.01 + 3 * 0.0025)) < 1e-12)
})

test('an answer is that of the lowest level whose prediction could hold, and of its last moment', t => {
  const said = (...rows: number[][]): Predictor => ({ ...standIn(1), predict: () => Float64Array.from(rows.flat()) })
  const sure = [0.9, 0.05, 0.05, 0.05]
  const unsure = [0.5, 0.5, 0, 0]
  const [second, third] = [
    [0, 1, 0, 0],
    [0, 0, 1, 0],
  ]
  // The lowest fails at rows 2 and 3: the other one reads rows 0, 2 and 3.
  const levels = levelsOf([said(sure, unsure, unsure, sure), said(unsure, second, third)], SYMBOLS, 0.1)
  const sequence = nextSymbols([1, 0, 1, 2, 0])
  levels.run(sequence, 2)
  t.deepEqual(Array.from(levels.level(1).stream.times.slice(0, 3)), [0, 2, 3])
  t.deepEqual(Array.from(levels.answers(sequence, 2).slice(0, 16)), [...sure, ...unsure, ...second, ...sure])
  t.deepEqual(Array.from(levels.answers(sequence, 1).slice(0, 16)), [...sure, ...unsure, ...unsure, ...sure])
})

test('the least failure is that of the nearest row of zeros and ones that is not all zeros', t => {
  const numbers = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(numbers, p => {
      let least = Number.POSITIVE_INFINITY
      for (let code = 1; code < 2 ** p.length; code++)
        least = Math.min(
          least,
          p.reduce((sum, value, i) => sum + (value - ((code >> i) & 1)) ** 2, 0),
        )
      t.true(Math.abs(leastFailure(Float64Array.of(7, ...p), 1, p.length) - least) < 1e-12)
    }),
  )
})

test('what is not given cannot be missed, and what is no number is not predicted', t => {
  const stream = streamBuffer(2)
  stream.begin(2)
  stream.addRow(0, 0)
  stream.addRow(1, 0)
  stream.observe(1, 1)
  t.is(failure(Float64Array.of(0.5, 0.5), 0, stream, 1), 0.25)
  const above = streamBuffer(2)
  compress(Float64Array.of(0, Number.NaN), 2, stream, 1000, above)
  t.is(above.count, 2)
})
