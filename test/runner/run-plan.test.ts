import test from 'ava'
import { inProcessExecutor } from '../../runner/executors/in-process.ts'
import type { TrialSpec } from '../../runner/record.ts'
import { type RunProgress, runPlan } from '../../runner/run-plan.ts'
import { openStore } from '../../runner/store.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { planOf, recordOf, specOf } from '../helpers/records.ts'

const specs = [1, 2, 3, 4].map(seed => specOf(seed))
const plan = planOf(specs)
const keys = plan.trials.map(({ key }) => key)

/** An executor that notes which seeds it was asked for. */
function noting(run: (spec: TrialSpec) => ReturnType<typeof recordOf> = recordOf) {
  const seeds: number[] = []
  const executor = inProcessExecutor(spec => {
    seeds.push(spec.seed)
    return run(spec)
  })
  return { seeds, executor }
}

test('runs and stores what the store lacks, and only that', async t => {
  const store = openStore(await temporaryFolder(t), 'write')
  store.put(recordOf(specs[1]!))
  const { seeds, executor } = noting()
  const progress = await runPlan({ plan, store, executor })
  t.deepEqual(seeds, [1, 3, 4])
  t.like(progress, { total: 4, done: 4, earlier: 1, remainingMs: 0 })
  t.deepEqual(
    store.records(keys),
    specs.map(spec => recordOf(spec)),
  )
  store.close()
})

test('a finished plan runs nothing', async t => {
  const store = openStore(await temporaryFolder(t), 'write')
  await runPlan({ plan, store, executor: noting().executor })
  const { seeds, executor } = noting()
  t.like(await runPlan({ plan, store, executor }), { done: 4, earlier: 4 })
  t.deepEqual(seeds, [])
  store.close()
})

test('failed trials are tried again, and a better record takes the place of the failed one', async t => {
  const store = openStore(await temporaryFolder(t), 'write')
  for (const spec of specs)
    store.put(recordOf(spec, spec.seed === 2 ? { status: 'failed', error: 'e', stack: '' } : { status: 'unsolved' }))
  const { seeds, executor } = noting()
  const progress = await runPlan({ plan, store, executor })
  t.deepEqual(seeds, [2])
  t.deepEqual(progress.statuses, { solved: 1, unsolved: 3, diverged: 0, skipped: 0, failed: 0 })
  store.close()
})

test('two plan entries of the same trial run once', async t => {
  const store = openStore(await temporaryFolder(t), 'write')
  const { seeds, executor } = noting()
  t.like(await runPlan({ plan: planOf([specs[0]!, specs[0]!]), store, executor }), { total: 1, done: 1 })
  t.deepEqual(seeds, [1])
  store.close()
})

test('tells its progress from the start and after every trial', async t => {
  const store = openStore(await temporaryFolder(t), 'write')
  const heard: RunProgress[] = []
  await runPlan({ plan, store, executor: noting().executor, onProgress: progress => heard.push(progress) })
  t.deepEqual(
    heard.map(({ done, statuses, remainingMs }) => [done, statuses.solved, remainingMs]),
    [
      [0, 0, undefined],
      [1, 1, 15],
      [2, 2, 10],
      [3, 3, 5],
      [4, 4, 0],
    ],
  )
  store.close()
})

test('a stopped run keeps what has ended, and the next one goes on from there', async t => {
  const store = openStore(await temporaryFolder(t), 'write')
  const stop = new AbortController()
  const first = noting()
  const onProgress = ({ done }: RunProgress) => {
    if (done === 2) stop.abort()
  }
  t.like(await runPlan({ plan, store, executor: first.executor, signal: stop.signal, onProgress }), { total: 4, done: 2 })
  const second = noting()
  await runPlan({ plan, store, executor: second.executor })
  t.deepEqual(
    [first.seeds, second.seeds],
    [
      [1, 2],
      [3, 4],
    ],
  )
  store.close()
})

test('a run that is stopped before it starts does nothing', async t => {
  const store = openStore(await temporaryFolder(t), 'write')
  const { seeds, executor } = noting()
  t.like(await runPlan({ plan, store, executor, signal: AbortSignal.abort() }), { done: 0 })
  t.deepEqual(seeds, [])
  store.close()
})

test('a result that holds no proper number is a failed trial, not the end of the run', async t => {
  const store = openStore(await temporaryFolder(t), 'write')
  const { executor } = noting(spec => {
    const record = recordOf(spec)
    if (spec.seed !== 3) return record
    return { ...record, result: { ...record.result, curve: [{ sequences: 1, meanError: Number.NaN, fractionCorrect: 0 }] } }
  })
  const progress = await runPlan({ plan, store, executor })
  t.like(progress.statuses, { solved: 3, failed: 1 })
  const [, , third] = store.records(keys)
  t.like(third?.result.outcome, { status: 'failed', error: 'Expected a finite number in canonical JSON, got NaN' })
  store.close()
})
