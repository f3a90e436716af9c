import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import test from 'ava'
import { trialThread } from '../../../runner/executors/thread.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { recordOf, specOf } from '../../helpers/records.ts'

const worker = new URL('workers/stand-in.ts', import.meta.url)

test('runs one trial after the other', async t => {
  const thread = trialThread(worker, undefined)
  for (const seed of [1, 2]) t.deepEqual(await thread.run(specOf(seed)), recordOf(specOf(seed)))
  await thread.stop()
})

test('after a trial that kills it, the next trial gets a new one', async t => {
  const thread = trialThread(worker, undefined)
  await t.throwsAsync(thread.run(specOf(1, { behaviour: 'exit' })), { message: /ended with code 3 before the trial did/ })
  t.deepEqual(await thread.run(specOf(2)), recordOf(specOf(2)))
  await thread.stop()
})

test('a death between two trials costs nothing', async t => {
  const file = join(await temporaryFolder(t), 'now')
  const thread = trialThread(worker, undefined)
  const answered = specOf(1, { behaviour: 'throw when told', file })
  t.deepEqual(await thread.run(answered), recordOf(answered))
  await writeFile(file, '')
  await wait(500)
  // On a busy machine the death may come late and meet the next trial; the one after that is safe in any case.
  const next = () => thread.run(specOf(2))
  t.deepEqual(await next().catch(next), recordOf(specOf(2)))
  await thread.stop()
})
