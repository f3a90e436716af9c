// lagbench check on the command line: lines and exit codes, JSON, and wrong usage.

import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { temporaryFolder } from '../helpers/folder.ts'
import { lagbench } from './lagbench.ts'

const path = (name: string): string => fileURLToPath(new URL(`../conformance/${name}.ts`, import.meta.url))
const ONE_TASK = ['--task', 'two-sequence']

test('check says what holds, a line for each check, and ends with 0', async t => {
  const cwd = await temporaryFolder(t)
  const { stdout, exitCode } = await lagbench(['check', path('sound'), ...ONE_TASK, '--seed', '3'], cwd)
  t.is(exitCode, 0, stdout)
  const lines = stdout.split('\n')
  t.is(lines[0], `${relative(cwd, path('sound'))}, seed 3`)
  t.is(lines.at(-1), '22 checks hold, none fails')
  t.is(lines.filter(line => line.startsWith('✔ ')).length, 22)
  t.true(
    lines.includes(
      '✔ gradient       Its gradient is that of finite differences (within 0.00001) (its cell; its update, 0.100 × the descent of the squared error)',
    ),
  )
})

test('check takes the id of a method, and says what it leaves out and why', async t => {
  const { stdout, exitCode } = await lagbench(['check', 'weight-guessing', ...ONE_TASK], await temporaryFolder(t))
  t.is(exitCode, 0, stdout)
  t.regex(stdout, /^– gradient {7}Its gradient .*; left out: it claims no gradients$/m)
  t.regex(stdout, /\n20 checks hold, none fails, 2 left out$/)
})

test('check says every fault with its place and its remedy, and ends with 1', async t => {
  const { stdout, exitCode } = await lagbench(['check', path('broken/unseeded-random'), ...ONE_TASK], await temporaryFolder(t))
  t.is(exitCode, 1)
  t.regex(
    stdout,
    /^✖ randomness {5}It draws no .*\n {4}It calls Math\.random \(seed 1, at .*unseeded-random\.ts:7:\d+\)\n {6}expected .*\n {6}got .*\n {6}mend: draw from/m,
  )
  t.regex(stdout, /^– gradient .* left out: after a fault of `same-again`; mend that first$/m)
  t.regex(stdout, /\n8 checks hold, 2 fail, 12 left out$/)
})

test('check --json is the same as data', async t => {
  const cwd = await temporaryFolder(t)
  const { stdout, exitCode } = await lagbench(['check', path('broken/answers-nan'), ...ONE_TASK, '--json'], cwd)
  t.is(exitCode, 1)
  const { file, seed, holds, checks } = JSON.parse(stdout)
  t.deepEqual({ file, seed, holds }, { file: relative(cwd, path('broken/answers-nan')), seed: 1, holds: false })
  t.is(checks.length, 22)
  const failed = checks.filter(({ status }: { status: string }) => status === 'fails')
  t.deepEqual(
    failed.map(({ id }: { id: string }) => id),
    ['finite'],
  )
  t.deepEqual(failed[0].findings[0].place, { task: 'two-sequence', lag: 12, seed: 1 })
})

test('check says what is wrong with its arguments, all at once, and ends with 2', async t => {
  const cwd = await temporaryFolder(t)
  const { stderr, exitCode } = await lagbench(['check', '--task', 'adding-up', '--seed', '-1'], cwd)
  t.is(exitCode, 2)
  t.regex(
    stderr,
    /3 problems\n.*FILE or the id of a METHOD.*\n.*`--seed` to be a whole number.*\n.*`--task` to be one of the tasks, got `adding-up`/,
  )
  const unknown = await lagbench(['check', 'lstm-1979'], cwd)
  t.is(unknown.exitCode, 2)
  t.regex(unknown.stderr, /to be a method file or the id of a method, got `lstm-1979` \(string\); did you mean `lstm-1997`\?/)
  t.regex((await lagbench(['check', './nowhere.ts'], cwd)).stderr, /got `\.\/nowhere\.ts` \(string\); there is no such file/)
})

test('check says why a file does not load, and where', async t => {
  const cwd = await temporaryFolder(t)
  await writeFile(join(cwd, 'package.json'), '{ "type": "module" }')
  await writeFile(join(cwd, 'throws.ts'), 'const options: { x?: number } = {}\n\noptions.x!.toFixed()\nexport default {}\n')
  await writeFile(join(cwd, 'nothing.ts'), 'export const method = {}\n')
  await writeFile(join(cwd, 'empty.ts'), 'export default {}\n')
  const throws = await lagbench(['check', 'throws.ts'], cwd)
  t.is(throws.exitCode, 2)
  t.regex(throws.stderr, /`throws\.ts` to load, got TypeError: Cannot read properties of undefined .* \(throws\.ts:3:\d+\)/)
  const nothing = await lagbench(['check', 'nothing.ts'], cwd)
  t.is(nothing.exitCode, 2)
  t.regex(nothing.stderr, /`nothing\.ts` to export a method as default, got none; end it with/)
  const empty = await lagbench(['check', 'empty.ts'], cwd)
  t.is(empty.exitCode, 1)
  t.regex(empty.stdout, /✖ contract .*\n {4}Its `id` is wrong\n {6}expected words of small letters/)
})
