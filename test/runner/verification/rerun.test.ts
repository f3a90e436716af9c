import test from 'ava'
import { inProcessExecutor } from '../../../runner/executors/in-process.ts'
import type { TrialRecord, TrialResult } from '../../../runner/record.ts'
import { runTrial } from '../../../runner/trial.ts'
import { rerun } from '../../../runner/verification/rerun.ts'
import { planOf, recordOf, specOf } from '../../helpers/records.ts'
import { answering, stubTrial } from '../../helpers/stub-trial.ts'

const specs = [1, 2, 3].map(seed => specOf(seed))
const { trials } = planOf(specs)

async function rerunOf(stored: readonly TrialRecord[], now: (record: TrialRecord) => TrialRecord, every = 1) {
  return rerun({
    trials,
    records: new Map(stored.map(record => [record.result.key, record])),
    every,
    executor: inProcessExecutor(spec => now(recordOf(spec))),
  })
}

const changed = (record: TrialRecord, change: Partial<TrialResult>): TrialRecord => ({
  ...record,
  result: { ...record.result, ...change },
})

test('equal results have no difference, whenever and wherever they were made', async t => {
  const again = await rerunOf(
    specs.map(spec => recordOf(spec)),
    record => ({
      ...record,
      environment: { ...record.environment, startedAt: '2030-01-01T00:00:00.000Z', wallMs: 1 },
    }),
  )
  t.deepEqual(
    again.map(({ trial, differences }) => ({ seed: trial.spec.seed, differences })),
    [1, 2, 3].map(seed => ({ seed, differences: [] })),
  )
})

test('what differs is named, field by field, in its trial only', async t => {
  const stored = specs.map(spec => recordOf(spec))
  const again = await rerunOf(
    stored.with(1, changed(stored[1]!, { weights: 4, digests: { weights: 'bb', answers: '' } })),
    record => record,
  )
  t.deepEqual(
    again.map(({ differences }) => differences),
    [[], ['digests was {"answers":"","weights":"bb"}, is {"answers":"","weights":"aa"}', 'weights was 4, is 3'], []],
  )
})

test('a curve is compared point by point, at the points that were kept', async t => {
  const curve = [1, 2, 3, 4, 5].map(sequences => ({ sequences, meanError: 1 / sequences, fractionCorrect: 0.5 }))
  const thin = specs.map(spec => changed(recordOf(spec), { curve: [curve[1]!, curve[3]!, curve[4]!] }))
  const full = (record: TrialRecord) => changed(record, { curve })
  t.deepEqual(
    (await rerunOf(thin, full, 2)).flatMap(({ differences }) => differences),
    [],
  )
  const other = (record: TrialRecord) => changed(record, { curve: curve.with(3, { ...curve[3]!, meanError: 0.3 }) })
  t.deepEqual((await rerunOf(thin, other, 2))[0]!.differences, ['curve differs from point 2 on'])
})

test('a trial that fails now, or leaves numbers that are none, differs', async t => {
  const [failed] = await rerunOf(
    specs.map(spec => recordOf(spec)),
    ({ result }) => recordOf(result.spec, { status: 'failed', error: 'no such thing', stack: 'at /x' }),
  )
  t.deepEqual(failed!.differences, ['outcome was {"status":"solved"}, is {"error":"no such thing","status":"failed"}'])
  const [none] = await rerunOf(
    specs.map(spec => recordOf(spec)),
    record => changed(record, { weights: Number.NaN }),
  )
  t.regex(none!.differences.join(), /outcome was .*Expected a finite number/)
})

test('a real trial comes out the same', async t => {
  const { spec, registry } = stubTrial(answering(target => target))
  const [trial] = planOf([spec]).trials
  const record = runTrial(spec, registry)
  const [again] = await rerun({
    trials: [trial!],
    records: new Map([[record.result.key, record]]),
    every: 1,
    executor: inProcessExecutor(spec => runTrial(spec, registry)),
  })
  t.deepEqual(again!.differences, [])
  t.is(record.result.outcome.status, 'solved')
})

test('what a stop leaves out is left out', async t => {
  const executor = inProcessExecutor(recordOf)
  await executor.stop()
  const records = new Map(specs.map(spec => [recordOf(spec).result.key, recordOf(spec)]))
  t.deepEqual(await rerun({ trials, records, every: 1, executor }), [])
})
