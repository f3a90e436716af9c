import { copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { deterministicPart } from '../../reports/parts.ts'
import { openStore } from '../../runner/store.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { lagbench, suitePath } from './lagbench.ts'
import { storedResults } from './store-of.ts'

const tiny = suitePath('tiny')

test('ends with the path of the report, written as the user wrote the folder', async t => {
  const cwd = await temporaryFolder(t)
  const { exitCode, stdout, stderr } = await lagbench(['run', tiny, '--out', 'here/results'], cwd)
  t.is(exitCode, 0)
  t.is(stdout.split('\n').at(-1), 'here/results/report.md')
  t.regex(stdout, /^tiny: 12 trials: \d+ solved, \d+ unsolved in .+ on \d+ threads?\n/)
  t.true((await stat(join(cwd, 'here/results/report.md'))).size > 0)
  t.regex(stderr, /^0\/12 trials, 0 solved, time left not known yet(\n\d+\/12 trials, .+)*$/)
})

test('writes to lagbench-out and the name of the suite unless told otherwise', async t => {
  const cwd = await temporaryFolder(t)
  const { stdout } = await lagbench(['run', tiny, '--methods', 'bptt', '--tasks', 'adding', '--seeds', '1'], cwd)
  t.is(stdout.split('\n').at(-1), 'lagbench-out/tiny/report.md')
})

test('--json prints one document on stdout and nothing else', async t => {
  const cwd = await temporaryFolder(t)
  const { exitCode, stdout, stderr } = await lagbench(['run', tiny, '--seeds', '1', '--out', 'o', '--json'], cwd)
  t.is(exitCode, 0)
  t.is(stderr, '')
  t.like(JSON.parse(stdout), {
    suite: 'tiny',
    interrupted: false,
    total: 6,
    done: 6,
    earlier: 0,
    report: 'o/report.md',
    store: 'o/results.sqlite',
  })
})

test('goes on where an earlier run of the folder ended', async t => {
  const cwd = await temporaryFolder(t)
  const run = async (...flags: string[]) =>
    JSON.parse((await lagbench(['run', tiny, '--out', 'o', '--json', ...flags], cwd)).stdout)
  t.like(await run('--seeds', '1'), { total: 6, done: 6, earlier: 0 })
  t.like(await run(), { total: 12, done: 12, earlier: 6 })
  t.like(await run('--methods', 'bptt'), { total: 6, done: 6, earlier: 6 })
})

test('threads and the order of names change nothing in the results, nor in what the report says of them', async t => {
  const cwd = await temporaryFolder(t)
  await lagbench(['run', tiny, '--threads', '1', '--methods', 'bptt,weight-guessing', '--out', 'one'], cwd)
  await lagbench(['run', tiny, '--threads', '2', '--methods', 'weight-guessing,bptt', '--out', 'two'], cwd)
  t.is(storedResults(join(cwd, 'one')).length, 12)
  t.deepEqual(storedResults(join(cwd, 'two')), storedResults(join(cwd, 'one')))
  const report = async (folder: string) => deterministicPart(await readFile(join(cwd, folder, 'report.md'), 'utf8'))
  t.is(await report('two'), await report('one'))
})

test('a suite file works from a folder that has nothing else, without a warning', async t => {
  const cwd = await temporaryFolder(t)
  await mkdir(join(cwd, 'mine'))
  await copyFile(suitePath('plain'), join(cwd, 'mine/plain.ts'))
  const { exitCode, stderr } = await lagbench(['run', 'mine/plain.ts'], cwd)
  t.is(exitCode, 0)
  t.regex(stderr, /^0\/1 trials, 0 solved, time left not known yet(\n1\/1 trials, .+)?$/)
})

test('two runs on one folder do not fight: the second one is told to wait', async t => {
  const cwd = await temporaryFolder(t)
  const first = openStore(join(cwd, 'o'), 'write')
  const second = await lagbench(['run', tiny, '--out', 'o'], cwd)
  t.is(second.exitCode, 2)
  t.is(second.stderr, 'lagbench: Another run is writing to `o`; wait until it ends, or choose another folder with --out')
  first.close()
  t.is((await lagbench(['run', tiny, '--out', 'o'], cwd)).exitCode, 0)
})
