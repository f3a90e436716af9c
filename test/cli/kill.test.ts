import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import test from 'ava'
import { deterministicPart } from '../../reports/parts.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { lagbench, start, suitePath } from './lagbench.ts'
import { storedResults } from './store-of.ts'

test('killed at ten random moments and resumed, a run leaves the same bytes as one that was left alone', async t => {
  const cwd = await temporaryFolder(t)
  const args = (folder: string) => ['run', suitePath('slow'), '--threads', '2', '--out', folder]
  let unfinished = 0
  const moments: string[] = []
  for (let kill = 0; kill < 10; kill++) {
    const running = start(args('killed'), cwd)
    // From the very start, while the store is made and threads come up, to the middle of the trials.
    if (kill % 2 === 1) await new Promise(resolve => running.stderr.once('data', resolve))
    const ms = Math.round(400 * Math.random())
    await wait(ms)
    running.kill('SIGKILL')
    const { signal } = await running
    if (signal === 'SIGKILL') unfinished += 1
    moments.push(`${ms} ms after the ${kill % 2 === 1 ? 'first line' : 'start'}`)
  }
  t.log(`killed ${moments.join(', ')}`)
  t.true(unfinished > 0)
  t.is((await lagbench(args('killed'), cwd)).exitCode, 0)
  t.is((await lagbench(args('alone'), cwd)).exitCode, 0)
  t.is(storedResults(join(cwd, 'killed')).length, 40)
  t.deepEqual(storedResults(join(cwd, 'killed')), storedResults(join(cwd, 'alone')))
  const report = async (folder: string) => deterministicPart(await readFile(join(cwd, folder, 'report.md'), 'utf8'))
  t.is(await report('killed'), await report('alone'))
})
