import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import test from 'ava'
import { execa } from 'execa'
import { temporaryFolder } from '../helpers/folder.ts'
import { lagbench, start, suitePath } from './lagbench.ts'
import { storedResults, untilStored } from './store-of.ts'

const args = ['run', suitePath('slow'), '--threads', '2', '--out', 'o']

// One after the other: the runs are to be interrupted, not to wait for each other.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test.serial(`${signal} stops a run cleanly: finished trials are kept, and the way to go on is shown`, async t => {
    const cwd = await temporaryFolder(t)
    const running = start(args, cwd)
    await untilStored(join(cwd, 'o'), 3)
    running.kill(signal)
    const { exitCode, stdout, stderr } = await running
    t.is(exitCode, 130)
    t.is(stdout, '')
    const kept = storedResults(join(cwd, 'o')).length
    t.true(kept > 0 && kept < 40, `${kept} trials were stored`)
    t.regex(stderr, /Stopping; trials that have ended are kept. Press Ctrl-C again to quit at once.\n/)
    const [, stored, command] =
      /Stopped with (\d+) of 40 trials in `o\/results.sqlite`. To go on:\n {2}npx lagbench (.+)$/.exec(stderr) ?? []
    t.is(Number(stored), kept)
    t.deepEqual(command?.split(' '), args)
    t.like(JSON.parse((await lagbench([...args, '--json'], cwd)).stdout), { done: 40, earlier: kept })
  })
}

test.serial('an interrupted run says so in JSON too', async t => {
  const cwd = await temporaryFolder(t)
  const running = start([...args, '--json'], cwd)
  await untilStored(join(cwd, 'o'), 1)
  running.kill('SIGINT')
  const { exitCode, stdout, stderr } = await running
  t.is(exitCode, 130)
  t.is(stderr, '')
  const { interrupted, done, total } = JSON.parse(stdout)
  t.true(interrupted)
  t.true(done < total)
})

test('a second signal quits at once; one that follows within half a second is the same one, passed on by npm', async t => {
  const url = new URL('../../cli/interrupt.ts', import.meta.url).href
  const script = `
    import { watchInterrupt } from '${url}'
    watchInterrupt(() => process.stdout.write('first '))
    setInterval(() => {}, 1000)
    process.stdout.write('ready ')`
  const running = execa(process.execPath, ['--input-type=module', '--eval', script], { reject: false, timeout: 20_000 })
  await new Promise(resolve => running.stdout.once('data', resolve))
  running.kill('SIGINT')
  await wait(50)
  running.kill('SIGINT')
  await wait(700)
  t.is(running.exitCode, null)
  running.kill('SIGINT')
  const { exitCode, stdout } = await running
  t.is(exitCode, 130)
  t.is(stdout, 'ready first ')
})
