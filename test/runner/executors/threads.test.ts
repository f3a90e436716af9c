import test from 'ava'
import { threadsExecutor } from '../../../runner/executors/threads.ts'
import type { Outcome, TrialRecord } from '../../../runner/record.ts'
import { recordOf, specOf } from '../../helpers/records.ts'

const worker = new URL('workers/stand-in.ts', import.meta.url)
const seeds = (count: number) => Array.from({ length: count }, (_, index) => specOf(index + 1))
const bySeed = (records: readonly TrialRecord[]) => records.toSorted((a, b) => a.result.spec.seed - b.result.spec.seed)

test('runs every trial once, on any number of threads, with the same results', async t => {
  for (const threads of [1, 3]) {
    const records: TrialRecord[] = []
    await threadsExecutor({ threads, worker }).run(seeds(20), record => records.push(record))
    t.deepEqual(
      bySeed(records),
      seeds(20).map(spec => recordOf(spec)),
    )
  }
})

for (const behaviour of ['throw', 'exit', 'exhaust memory']) {
  test(`a trial that makes its worker ${behaviour} costs that trial only`, async t => {
    const bad = specOf(5, { behaviour })
    const specs = seeds(10).map(spec => (spec.seed === 5 ? bad : spec))
    const statuses = new Map<number, string>()
    await threadsExecutor({ threads: 2, worker, heapMb: 64 }).run(specs, ({ result }) => {
      statuses.set(result.spec.seed, result.outcome.status)
    })
    t.is(statuses.get(5), 'failed')
    t.is([...statuses.values()].filter(status => status === 'solved').length, 9)
  })
}

test('a failed trial says what went wrong', async t => {
  const records: TrialRecord[] = []
  await threadsExecutor({ threads: 1, worker }).run([specOf(1, { behaviour: 'throw' })], record => records.push(record))
  const { outcome } = records[0]!.result
  t.is(outcome.status, 'failed')
  t.is(outcome.status === 'failed' && outcome.error, 'the trial broke')
})

test('a worker module that cannot be loaded fails its trials, with the reason, and hangs nothing', async t => {
  const unloadable = new URL('workers/unloadable.ts', import.meta.url)
  const outcomes: Outcome[] = []
  await threadsExecutor({ threads: 2, worker: unloadable }).run(seeds(4), ({ result }) => outcomes.push(result.outcome))
  t.is(outcomes.length, 4)
  for (const outcome of outcomes) t.like(outcome, { status: 'failed', error: 'this worker does not load' })
})

test('stopping drops trials in flight, even endless ones, without a record', async t => {
  const records: TrialRecord[] = []
  const executor = threadsExecutor({ threads: 2, worker })
  const running = executor.run(
    [specOf(1), specOf(2, { behaviour: 'never end' }), specOf(3, { behaviour: 'never end' })],
    record => {
      records.push(record)
      void executor.stop()
    },
  )
  await running
  t.deepEqual(records, [recordOf(specOf(1))])
  await executor.stop()
})

test('trials are taken as they are needed', async t => {
  let taken = 0
  let most = 0
  let finished = 0
  function* counted() {
    for (const spec of seeds(50)) {
      taken += 1
      yield spec
    }
  }
  await threadsExecutor({ threads: 2, worker }).run(counted(), () => {
    most = Math.max(most, taken - finished)
    finished += 1
  })
  t.is(finished, 50)
  t.true(most <= 2 * 2, `${most} trials were in the queue`)
})

test('an error of the listener stops everything and comes out', async t => {
  const executor = threadsExecutor({ threads: 2, worker })
  let calls = 0
  const fail = () => {
    calls += 1
    throw new Error('disk full')
  }
  await t.throwsAsync(executor.run(seeds(50), fail), { message: 'disk full' })
  t.true(calls <= 4)
})
