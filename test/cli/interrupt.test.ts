import { join } from 'node:path'
import test from 'ava'
import { execa } from 'execa'
import { temporaryFolder } from '../helpers/folder.ts'
import { lagbench, start, suitePath } from './lagbench.ts'
import { storedResults, untilStored } from './store-of.ts'

// Enough seeds for a run to be still under way when the signal arrives.
const args = ['run', suitePath('slow'), '--seeds', '30', '--threads', '2', '--out', 'o']
const total = 120

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
    t.true(kept > 0 && kept < total, `${kept} trials were stored`)
    t.regex(stderr, /Stopping; trials that have ended are kept. Press Ctrl-C again to quit at once.\n/)
    const [, stored, command] =
      /Stopped with (\d+) of 120 trials in `o\/results.sqlite`. To go on:\n {2}npx lagbench (.+)$/.exec(stderr) ?? []
    t.is(Number(stored), kept)
    t.deepEqual(command?.split(' '), args)
    t.like(JSON.parse((await lagbench([...args, '--json'], cwd)).stdout), { done: total, earlier: kept })
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
  const summary = JSON.parse(stdout)
  t.like(summary, { interrupted: true, total })
  t.true(summary.done < total)
})

test('a second signal quits at once; one that follows within half a second is the same one, passed on by npm', async t => {
  const url = new URL('../../cli/interrupt.ts', import.meta.url).href
  // The signals are real; the clock is not, so that no wait depends on the machine.
  const script = `
    import { once } from 'node:events'
    import { watchInterrupt } from '${url}'
    let now = 0
    performance.now = () => now
    setInterval(() => {}, 1000)
    watchInterrupt(() => process.stdout.write('first '))
    for (now of [0, 499, 500]) {
      const heard = once(process, 'SIGINT')
      process.kill(process.pid, 'SIGINT')
      await heard
      process.stdout.write(\`\${now} \`)
    }`
  const { exitCode, stdout } = await execa(process.execPath, ['--input-type=module', '--eval', script], {
    reject: false,
    timeout: 20_000,
  })
  t.is(exitCode, 130)
  t.is(stdout, 'first 0 499 ')
})
