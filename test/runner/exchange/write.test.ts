import test from 'ava'
import fc from 'fast-check'
import { parseResults, readResultsFolder } from '../../../runner/exchange/read.ts'
import { thinResult } from '../../../runner/exchange/thin.ts'
import { writeResults } from '../../../runner/exchange/write.ts'
import type { TrialRecord } from '../../../runner/record.ts'
import { recordOf, specOf } from '../../helpers/records.ts'
import { changedLine, plan, records, sound, stored, withFittingDigests } from './results.ts'

const byKey = (a: TrialRecord, b: TrialRecord) => (a.result.key < b.result.key ? -1 : 1)

const withCurve = (record: TrialRecord, points: number): TrialRecord => ({
  ...record,
  result: {
    ...record.result,
    curve: Array.from({ length: points }, (_, i) => ({ sequences: i + 1, meanError: 1 / (i + 1), fractionCorrect: i / points })),
  },
})

test('what is written can be read: plan, command and every record, in whatever order these came', t => {
  for (const order of [records, records.toReversed()]) {
    const { text, every } = writeResults(stored, order, 'abc')
    const file = parseResults(text, 'f')
    t.is(every, 1)
    t.deepEqual(file.broken, [])
    t.deepEqual(file.stored, stored)
    t.deepEqual(file.records, records.toSorted(byKey))
    t.is(file.commit, 'abc')
  }
})

test('one canonical line for each trial below the header, sorted by key', t => {
  const lines = sound.trimEnd().split('\n')
  t.is(lines.length, records.length + 1)
  const keys = lines.slice(1).map(line => JSON.parse(line).key)
  t.deepEqual(keys, keys.toSorted())
  t.is(JSON.parse(lines[0]!).trials, records.length)
})

test('options that cells share and machines stand in the header once; a file of version 1, with them in each place, is read alike', t => {
  const other = { ...plan, trials: plan.trials.map(trial => ({ ...trial, methodLabel: 'again' })) }
  const both = { ...plan, trials: [...plan.trials, ...other.trials] }
  const { text } = writeResults({ ...stored, plan: both }, records, null)
  const header = JSON.parse(text.split('\n')[0]!)
  t.deepEqual(header.options, [plan.trials[0]!.spec.options])
  t.deepEqual(
    header.cells.map(({ spec }: { spec: { options: number } }) => spec.options),
    [0, 0],
  )
  t.is(header.machines.length, 1)
  const lines = records.map((_, index) => index + 1)
  const spelledOut = lines.reduce(
    (before, line) =>
      changedLine(before, line, value => {
        const { machine, ...run } = value.environment
        value.environment = { ...run, ...header.machines[machine] }
      }),
    text,
  )
  const first = withFittingDigests(
    changedLine(spelledOut, 0, value => {
      for (const { spec } of value.cells) spec.options = value.options[spec.options]
      delete value.options
      delete value.machines
      value.version = 1
    }),
  )
  t.deepEqual(parseResults(first, 'f'), parseResults(text, 'f'))
  t.deepEqual(parseResults(first, 'f').stored.plan, both)
})

test('a plan without some of its records, and with a trial under two labels, comes back', t => {
  const twice = { ...plan, trials: [...plan.trials, { ...plan.trials[0]!, methodLabel: 'again' }] }
  const file = parseResults(writeResults({ ...stored, plan: twice }, records.slice(2), null).text, 'f')
  t.deepEqual(file.broken, [])
  t.deepEqual(file.stored.plan, twice)
  t.is(file.records.length, records.length - 2)
})

test('error stacks, which hold paths of a machine, stay at home', t => {
  const failed = recordOf(specOf(1), { status: 'failed', error: 'e', stack: 'at /home/me/x.ts' })
  const { text } = writeResults(
    { ...stored, plan: { ...plan, trials: [{ ...plan.trials[0]!, key: failed.result.key, spec: failed.result.spec }] } },
    [failed],
    null,
  )
  t.false(text.includes('/home/me'))
  t.deepEqual(parseResults(text, 'f').broken, [])
})

test('curves are thinned only where the text would be too large, and as little as is enough', t => {
  const long = records.map(record => withCurve(record, 100))
  const whole = writeResults(stored, long, null).text.length
  t.is(writeResults(stored, long, null, 1, whole).every, 1)
  const half = writeResults(stored, long, null, 1, whole - 1)
  t.is(half.every, 2)
  t.true(half.text.length < whole)
  t.deepEqual(
    half.records[0]!.result.curve.map(({ sequences }) => sequences),
    Array.from({ length: 50 }, (_, i) => 2 * i + 2),
  )
  t.is(JSON.parse(half.text.split('\n')[0]!).curvePointsKept.every, 2)
  const file = parseResults(half.text, 'f')
  t.deepEqual(file.broken, [])
  t.deepEqual(file.records, half.records)
  // As thin as can be, when nothing is small enough.
  t.is(writeResults(stored, long, null, 1, 10).every, 128)
  t.is(writeResults(stored, long, null, 4, whole - 1).every, 8)
})

test('thinning twice is thinning once by the product, and keeps the last point', t => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (points, once, again) => {
      const { result } = withCurve(recordOf(specOf(1)), points)
      const thin = thinResult(result, once * again)
      t.deepEqual(thinResult(thinResult(result, once), again), thin)
      t.deepEqual(thin.curve.at(-1), result.curve.at(-1))
      t.is(thin.curve.length, Math.ceil(points / (once * again)))
    }),
    { seed: 20011 },
  )
})

test('a folder without results is refused with the command that makes them', t => {
  const { message } = t.throws(() => readResultsFolder('nowhere'))!
  t.is(message, 'Expected results in `nowhere`, found no `trials.jsonl`; `lagbench export SUITE --to nowhere` writes it')
})
