// Analyses on the command line: listed, run beside suites, and told what they do not take.

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { temporaryFolder } from '../helpers/folder.ts'
import { lagbench } from './lagbench.ts'

test('list shows the analyses', async t => {
  const cwd = await temporaryFolder(t)
  const text = await lagbench(['list', 'analyses'], cwd)
  t.is(text.exitCode, 0)
  t.regex(text.stdout, /^gradient-flow: Gradient flow in recurrent nets, measured$/m)
  const rows = JSON.parse((await lagbench(['list', 'analyses', '--json'], cwd)).stdout)
  t.deepEqual(
    rows.map(({ id }: { id: string }) => id),
    ['claims', 'gradient-flow', 'latching', 'markov-credit'],
  )
})

test('run computes an analysis and writes report, figures and data, the same as the committed ones', async t => {
  const cwd = await temporaryFolder(t)
  const { exitCode, stdout, stderr } = await lagbench(['run', 'markov-credit', '--out', 'there', '--json'], cwd)
  t.is(exitCode, 0)
  t.is(stderr, '')
  const { analysis, report, digest } = JSON.parse(stdout)
  t.is(analysis, 'markov-credit')
  t.is(report, join('there', 'report.md'))
  const data = await readFile(join(cwd, 'there', 'data.json'), 'utf8')
  t.true(data.includes(digest))
  t.is(data, await readFile(new URL('../../results/markov-credit/data.json', import.meta.url), 'utf8'))
  t.regex(await readFile(join(cwd, 'there', 'figures', 'credit-against-lag.svg'), 'utf8'), /^<svg /)
})

test('what an analysis does not take is refused, all of it at once', async t => {
  const { exitCode, stdout } = await lagbench(
    ['run', 'latching', '--methods', 'bptt', '--seeds', '3', '--threads', '0', '--html', '--json'],
    await temporaryFolder(t),
  )
  t.is(exitCode, 2)
  const { problems } = JSON.parse(stdout).error
  t.is(problems.length, 5)
  t.regex(problems[4], /Expected no `--html`/)
  t.regex(problems[0], /`--threads` to be a whole number/)
  for (const [i, flag] of ['methods', 'seeds', 'threads'].entries())
    t.true(problems[i + 1].startsWith(`Expected no \`--${flag}\` with \`latching\`, which is an analysis`), problems[i + 1])
})

test('a name that is nearly that of an analysis is put right', async t => {
  const { exitCode, stderr } = await lagbench(['run', 'gradient-flaw'], await temporaryFolder(t))
  t.is(exitCode, 2)
  t.regex(stderr, /did you mean `gradient-flow`\?/)
})

test('a folder that cannot be written to is told before anything is computed', async t => {
  const cwd = await temporaryFolder(t)
  await writeFile(join(cwd, 'taken'), 'a file')
  const { exitCode, stderr } = await lagbench(['run', 'latching', '--out', join('taken', 'there')], cwd)
  t.is(exitCode, 2)
  t.regex(stderr, /taken/)
  t.notRegex(stderr, /computing/)
})
