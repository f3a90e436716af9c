// lagbench new: what it writes runs as it is, in a folder of one's own (see package.test.ts too) and in a checkout.

import { cp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import test from 'ava'
import { execa } from 'execa'
import { temporaryFolder } from '../helpers/folder.ts'
import { write } from '../helpers/outside-files.ts'
import { inTurn, lagbench } from './lagbench.ts'

const root = resolve(import.meta.dirname, '../..')

test('it writes a file and its test, under the name, and says how to go on', async t => {
  const cwd = await temporaryFolder(t)
  const { exitCode, stdout } = await lagbench(['new', 'method', 'wide-gru', '--to', 'mine'], cwd)
  t.is(exitCode, 0)
  t.deepEqual(stdout.split('\n').slice(0, 2), ['mine/wide-gru.ts', 'mine/wide-gru.test.ts'])
  t.regex(stdout, /^npx node --test mine\/wide-gru\.test\.ts +# its test$/m)
  t.deepEqual((await readdir(join(cwd, 'mine'))).sort(), ['wide-gru.test.ts', 'wide-gru.ts'])
  const [code, itsTest] = await Promise.all(
    ['wide-gru.ts', 'wide-gru.test.ts'].map(file => readFile(join(cwd, 'mine', file), 'utf8')),
  )
  t.regex(code!, /id: 'wide-gru'/)
  t.regex(code!, /title: 'Wide gru'/)
  t.notRegex(code! + itsTest!, /my-cell|My cell|\.\.\//)
  t.regex(itsTest!, /from '\.\/wide-gru\.ts'/)
})

test('a cell has about 20 lines of code, a learner from scratch under 60', async t => {
  const cwd = await temporaryFolder(t)
  const lines = async (id: string) =>
    (await readFile(join(cwd, `${id}.ts`), 'utf8')).split('\n').filter(line => !/^\s*(\/\/.*)?$/.test(line)).length
  for (const [id, kind, most] of [
    ['a', 'cell', 22],
    ['b', 'learner', 59],
  ] as const) {
    t.is((await lagbench(['new', 'method', id, '--kind', kind], cwd)).exitCode, 0)
    t.true((await lines(id)) <= most, `${kind}: ${await lines(id)}`)
  }
})

test('it never overwrites: neither file is touched when one of them is there', async t => {
  const cwd = await temporaryFolder(t)
  await writeFile(join(cwd, 'mine.test.ts'), 'precious')
  const { exitCode, stdout, stderr } = await lagbench(['new', 'task', 'mine'], cwd)
  t.is(exitCode, 2)
  t.is(stdout, '')
  t.is(stderr, 'lagbench: Expected nothing at `mine.test.ts`, found a file; it stays as it is, choose another NAME or --to')
  t.deepEqual(await readdir(cwd), ['mine.test.ts'])
  t.is(await readFile(join(cwd, 'mine.test.ts'), 'utf8'), 'precious')
})

test('where .ts means CommonJS the files are .mts, and run', async t => {
  const cwd = await temporaryFolder(t)
  await write(cwd, { 'package.json': '{ "type": "commonjs" }' })
  const { stdout } = await lagbench(['new', 'method', 'mine', '--to', 'deep', '--json'], cwd)
  t.like(JSON.parse(stdout), { kind: 'method', id: 'mine', file: 'deep/mine.mts', test: 'deep/mine.test.mts' })
  t.regex(await readFile(join(cwd, 'deep/mine.test.mts'), 'utf8'), /from '\.\/mine\.mts'/)
  const args = ['trial', '--method', 'mine', '--task', 'latch', '--set', 'latch.lag=5', '--with', 'deep/mine.mts', '--json']
  t.is(JSON.parse((await lagbench(args, cwd)).stdout).result.outcome.status, 'solved')
})

for (const [args, problems] of [
  [
    [],
    [
      'Expected `KIND` to be one of `method`, `task`, `suite`, got nothing',
      'Expected `NAME` to be the id of what is started, got nothing',
    ],
  ],
  [['metod', 'a'], ['Expected `KIND` to be one of `method`, `task`, `suite`, got `metod` (string)']],
  [['task', 'My_Task'], ['Expected `NAME` to be lower-case words joined by hyphens, as `my-gru`, got `My_Task` (string)']],
  [['method', '../up'], ['Expected `NAME` to be lower-case words joined by hyphens, as `my-gru`, got `../up` (string)']],
  [['method', 'gru'], ["Expected `NAME` to be new, got `gru`, which is a method of lagbench's own"]],
  [['suite', 'quick'], ["Expected `NAME` to be new, got `quick`, which is a suite of lagbench's own"]],
  [['method', 'a', '--kind', 'x'], ['Expected `--kind` to be one of `cell`, `learner`, got `x` (string)']],
  [['task', 'a', '--kind', 'cell'], ['Expected no `--kind` with a task, got `cell`']],
  [['task', 'a', '--too', 'x'], ['Expected an option of `lagbench new`, got `--too`; did you mean `--to`?']],
] as const)
  test(`lagbench new ${args.join(' ')}: refused with what is wrong, and nothing is written`, async t => {
    const cwd = await temporaryFolder(t)
    const { exitCode, stdout } = await lagbench(['new', ...args, '--json'], cwd)
    t.is(exitCode, 2)
    t.deepEqual(JSON.parse(stdout).error.problems, problems)
    t.deepEqual(await readdir(cwd), [])
  })

test('in a checkout the files go where they are found, in the form of the house, and their tests pass', async t => {
  t.timeout(600_000)
  const checkout = await temporaryFolder(t)
  const left = ['node_modules', 'results', 'dist', '.git', 'lagbench-out']
  for (const entry of await readdir(root))
    if (!left.includes(entry)) await cp(join(root, entry), join(checkout, entry), { recursive: true })
  await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'))
  const run = (file: string, args: readonly string[], cwd = checkout) =>
    inTurn(() => execa(process.execPath, [file, ...args], { cwd, reject: false, all: true }))
  const bin = join(checkout, 'bin/lagbench.js')
  const made: string[] = []
  for (const [words, files] of [
    [
      ['method', 'my-cell'],
      ['methods/my-cell.ts', 'test/methods/my-cell.test.ts'],
    ],
    [
      ['method', 'my-search', '--kind', 'learner'],
      ['methods/my-search.ts', 'test/methods/my-search.test.ts'],
    ],
    [
      ['task', 'my-task'],
      ['tasks/my-task.ts', 'test/tasks/my-task.test.ts'],
    ],
    [
      ['suite', 'my-suite'],
      ['suites/my-suite.ts', 'test/suites/my-suite.test.ts'],
    ],
  ] as const) {
    const { stdout } = await run(bin, ['new', ...words])
    t.deepEqual(stdout.split('\n').slice(0, 2), files)
    made.push(...files)
    for (const file of files) t.notRegex(await readFile(join(checkout, file), 'utf8'), /'lagbench'|node:/)
  }
  const modules = join(root, 'node_modules')
  const checked = await run(join(modules, 'typescript/bin/tsc'), ['-p', checkout])
  t.is(checked.all, '')
  const linted = await run(join(modules, '@biomejs/biome/bin/biome'), ['check', '--vcs-enabled=false', ...made])
  t.is(linted.exitCode, 0, linted.all)
  const tested = await run(
    join(modules, 'ava/entrypoints/cli.js'),
    made.filter(file => file.includes('.test.')),
  )
  t.is(tested.exitCode, 0, tested.all)
  t.regex(tested.all, /9 tests passed/)
  const { stdout } = await run(bin, ['trial', '--method', 'my-cell', '--task', 'my-task', '--set', 'task.lag=5', '--json'])
  t.is(JSON.parse(stdout).result.outcome.status, 'solved')
  t.is(JSON.parse(stdout).environment.outside, undefined)
})
