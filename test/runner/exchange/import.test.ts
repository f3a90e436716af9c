import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { type ExecutionContext } from 'ava'
import fc from 'fast-check'
import { UsageError } from '../../../runner/errors.ts'
import { importResults } from '../../../runner/exchange/import.ts'
import { parseResults, readSoundResults } from '../../../runner/exchange/read.ts'
import { writeResults } from '../../../runner/exchange/write.ts'
import type { TrialRecord } from '../../../runner/record.ts'
import { openStore, type Store } from '../../../runner/store.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { recordOf } from '../../helpers/records.ts'
import { plan, records, sound, stored } from './results.ts'

const keys = plan.trials.map(({ key }) => key)
const file = parseResults(sound, 'f')

async function emptyStore(t: ExecutionContext): Promise<Store> {
  const store = openStore(await temporaryFolder(t), 'write')
  t.teardown(() => store.close())
  return store
}

test('an import brings plan and records, and the export of the store is the same file', async t => {
  const store = await emptyStore(t)
  t.deepEqual(importResults(file, store), { added: 5, present: 0, plan: 'added' })
  t.deepEqual(store.records(keys), records)
  t.deepEqual(store.plan('tiny'), stored)
  t.is(writeResults(store.plan('tiny')!, store.records(keys), null).text, sound)
})

test('a second import changes nothing; a plan of the store stays, a failed trial gives way', async t => {
  const store = await emptyStore(t)
  const own = { plan: { ...plan, title: 'Mine' }, command: 'mine' }
  store.putPlan(own)
  store.put(recordOf(plan.trials[0]!.spec, { status: 'failed', error: 'e', stack: 's' }))
  t.deepEqual(importResults(file, store), { added: 5, present: 0, plan: 'kept' })
  t.deepEqual(importResults(file, store), { added: 0, present: 5, plan: 'kept' })
  t.deepEqual(store.plan('tiny'), own)
  t.deepEqual(store.records(keys), records)
})

test('where the store has another result nothing is imported, and the trial is named', async t => {
  const store = await emptyStore(t)
  const other = recordOf(plan.trials[1]!.spec, { status: 'solved' })
  store.put(other)
  const error = t.throws(() => importResults(file, store), { instanceOf: UsageError })
  t.regex(error!.message, /got 1 with other results in `.*` \(alpha on copy, lag 10, seed 2\); nothing was imported/)
  t.deepEqual(store.records(keys), [other])
  t.deepEqual(store.planIds(), [])
})

test('a file with thinned curves agrees with a store that has them whole', async t => {
  const store = await emptyStore(t)
  const long = records.map(
    (record): TrialRecord => ({
      ...record,
      result: {
        ...record.result,
        curve: Array.from({ length: 9 }, (_, i) => ({ sequences: i + 1, meanError: 0.5, fractionCorrect: 0.5 })),
      },
    }),
  )
  for (const record of long) store.put(record)
  const thinned = parseResults(writeResults(stored, long, null, 1, 10).text, 'f')
  t.true(thinned.every > 1)
  t.deepEqual(importResults(thinned, store), { added: 0, present: 5, plan: 'added' })
  t.deepEqual(store.records(keys), long)
})

test('an import that breaks off half-way leaves nothing: what comes before the fault is taken back', async t => {
  const store = await emptyStore(t)
  const nan = { ...records[3]!, result: { ...records[3]!.result, weights: Number.NaN } }
  t.throws(() => store.putAll(records.with(3, nan), stored), { instanceOf: TypeError })
  t.deepEqual(store.records(keys), [])
  t.deepEqual(store.planIds(), [])
  // The store is as good as before.
  store.putAll(records, stored)
  t.deepEqual(store.records(keys), records)
})

test('whatever is done to the text, nothing of it is imported', async t => {
  const folder = await temporaryFolder(t)
  const store = await emptyStore(t)
  await fc.assert(
    fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(5), fc.string({ maxLength: 5 }), async (at, cut, put) => {
      const text = sound.slice(0, at) + put + sound.slice(at + cut)
      if (text === sound) return
      await writeFile(join(folder, 'trials.jsonl'), text)
      t.throws(() => importResults(readSoundResults(folder), store), { instanceOf: UsageError })
      t.deepEqual(store.records(keys), [])
      t.deepEqual(store.planIds(), [])
    }),
    { seed: 20013, numRuns: 200 },
  )
})
