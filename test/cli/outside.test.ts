// Methods, tasks and suites from outside of lagbench, from folders that know nothing of it.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { openStore } from '../../runner/store.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { methodFile, suiteFile, taskFile, write } from '../helpers/outside-files.ts'
import { lagbench } from './lagbench.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The records of a run in the folder `o`. */
function recordsIn(cwd: string) {
  const store = openStore(join(cwd, 'o'), 'read')
  try {
    const { plan } = store.plan(store.planIds()[0]!)!
    return store.records(plan.trials.map(({ key }) => key))
  } finally {
    store.close()
  }
}

test('a suite takes a method and a task as objects from other files; what is stored names them, with versions, and no file', async t => {
  const cwd = await temporaryFolder(t)
  await write(cwd, {
    'methods/mine.ts': methodFile('mine'),
    'bit.ts': taskFile('bit'),
    's.ts': suiteFile(
      "{ method: mine }, { method: 'bptt' }",
      "import mine from './methods/mine.ts'\nimport bit from './bit.ts'",
      "{ task: bit, lags: [2] }, { task: 'two-sequence', lags: [5] }",
    ),
  })
  const { exitCode, stderr } = await lagbench(['run', './s.ts', '--out', 'o', '--threads', '2'], cwd)
  t.is(exitCode, 0, stderr)
  const records = recordsIn(cwd)
  t.is(records.length, 8)
  for (const { result, environment } of records) {
    t.not(result.outcome.status, 'failed')
    t.false(JSON.stringify(result).includes('.ts'))
    t.deepEqual(
      environment.outside,
      result.spec.method === 'mine' || result.spec.task === 'bit'
        ? {
            ...(result.spec.method === 'mine' && { method: sha256(methodFile('mine')) }),
            ...(result.spec.task === 'bit' && { task: sha256(taskFile('bit')) }),
          }
        : undefined,
    )
  }
  const report = await readFile(join(cwd, 'o/report.md'), 'utf8')
  t.true(report.includes(`\`method mine: ${sha256(methodFile('mine'))}\`, \`task bit: ${sha256(taskFile('bit'))}\``))
  t.true(report.includes('### Drawn mine (`mine`)'))
})

test('--with adds its methods to a suite, --methods chooses among all', async t => {
  const cwd = await temporaryFolder(t)
  await write(cwd, { 'a.ts': methodFile('aa'), 'b.ts': methodFile('bb'), 's.ts': suiteFile("{ method: 'bptt' }") })
  const run = async (...flags: string[]) =>
    JSON.parse((await lagbench(['run', 's.ts', '--out', 'o', '--json', ...flags], cwd)).stdout)
  t.like(await run('--with', 'a.ts', '--with', 'b.ts'), { total: 6, earlier: 0 })
  t.like(await run('--with', './a.ts', '--methods', 'aa'), { total: 2, earlier: 2 })
})

test('every command that knows methods takes --with', async t => {
  const cwd = await temporaryFolder(t)
  await write(cwd, { 'a.ts': methodFile('aa'), 'bit.ts': taskFile('bit'), 's.ts': suiteFile("{ method: 'bptt' }") })
  const withBoth = ['--with', 'a.ts', '--with', 'bit.ts']
  const ids = async (kind: string) =>
    JSON.parse((await lagbench(['list', kind, '--json', ...withBoth], cwd)).stdout).map(({ id }: { id: string }) => id)
  t.true((await ids('methods')).includes('aa'))
  t.true((await ids('tasks')).includes('bit'))
  t.regex((await lagbench(['show', 'method', 'aa', ...withBoth], cwd)).stdout, /Drawn aa/)
  const { stdout } = await lagbench(['trial', '--method', 'aa', '--task', 'bit', '--json', ...withBoth], cwd)
  t.is(JSON.parse(stdout).result.outcome.status, 'solved')
  t.is((await lagbench(['run', 's.ts', '--out', 'o', ...withBoth], cwd)).exitCode, 0)
  t.is((await lagbench(['export', 's', '--out', 'o', '--to', 'e', ...withBoth], cwd)).exitCode, 0)
  const verified = await lagbench(['verify', 'e', '--all', ...withBoth], cwd)
  t.is(verified.exitCode, 0, verified.stdout)
  t.regex(verified.stdout, /4 of 4 trials: 4 equal in every bit/)
  t.regex((await lagbench(['verify', 'e', '--all'], cwd)).stdout, /method aa is unknown here/)
})

test('a package called lagbench-method-... in node_modules is found by its name, its digest is that of its own files', async t => {
  const cwd = await temporaryFolder(t)
  const code = methodFile('packed').replace("'../x'", '')
  await write(cwd, {
    'node_modules/lagbench-method-packed/package.json':
      '{ "name": "lagbench-method-packed", "type": "module", "exports": "./main.js" }',
    'node_modules/lagbench-method-packed/main.js': code,
    'node_modules/@me/lagbench-method-two/package.json':
      '{ "name": "@me/lagbench-method-two", "type": "module", "main": "./main.js" }',
    'node_modules/@me/lagbench-method-two/main.js': `${methodFile('other').replace('export default', 'const other =')}\nexport default [other]`,
    'node_modules/something-else/index.js': 'throw new Error("not asked for")',
    's.ts': suiteFile("{ method: 'packed' }, { method: 'other' }"),
  })
  const { exitCode, stderr } = await lagbench(['run', 's.ts', '--out', 'o'], cwd)
  t.is(exitCode, 0, stderr)
  const digests = new Set(recordsIn(cwd).map(({ environment }) => environment.outside?.method))
  t.is(digests.size, 2)
  t.true(digests.has(sha256(code)))
})

test('a changed source is run again, and so is one that it imports; all else is kept', async t => {
  const cwd = await temporaryFolder(t)
  const mine = methodFile('mine', "import { range } from './range.ts'\nconsole.assert(range > 0)")
  await write(cwd, {
    'mine.ts': mine,
    'range.ts': 'export const range = 1',
    's.ts': suiteFile("{ method: mine }, { method: 'bptt' }", "import mine from './mine.ts'"),
  })
  const run = async () => lagbench(['run', 's.ts', '--out', 'o', '--json'], cwd)
  t.like(JSON.parse((await run()).stdout), { total: 4, earlier: 0 })
  t.like(JSON.parse((await run()).stdout), { total: 4, earlier: 4 })
  await write(cwd, { 'range.ts': 'export const range = 2' })
  const again = await lagbench(['run', 's.ts', '--out', 'o'], cwd)
  t.regex(again.stderr, /^2 stored trials were run with other sources of your own than those at hand; they are run again\.\n/)
  t.regex(again.stdout, /^s: 4 trials \(2 from before\)/)
  t.like(JSON.parse((await run()).stdout), { total: 4, earlier: 4 })
})

test('files that are not there are named together, and with a wrong suite, code 2', async t => {
  const cwd = await temporaryFolder(t)
  const { exitCode, stdout } = await lagbench(['run', 'nosuch', '--with', 'no.ts', '--with', '.', '--json'], cwd)
  t.is(exitCode, 2)
  const found: string[] = JSON.parse(stdout).error.problems
  t.is(found.length, 3, stdout)
  t.regex(found[0]!, /^Expected `SUITE` to be /)
  t.deepEqual(found.slice(1), ['Expected `no.ts` to be a file, found nothing there', 'Expected `.` to be a file, got a folder'])
})

test('import takes the id of a suite whose results come with lagbench, and says which there are', async t => {
  const cwd = await temporaryFolder(t)
  t.like(JSON.parse((await lagbench(['import', 'forget-bias', '--out', 'o', '--json'], cwd)).stdout), {
    suite: 'forget-bias',
    present: 0,
  })
  const { exitCode, stderr } = await lagbench(['import', 'forget-bais', '--out', 'o'], cwd)
  t.is(exitCode, 2)
  t.regex(stderr, /got `forget-bais` \(string\); did you mean `forget-bias`\?/)
})
