// The package as someone gets it: what it holds, what can be imported from it, and that all of it works from node_modules.

import { globSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import test from 'ava'
import { execa } from 'execa'
import * as api from '../index.ts'
import { API_PAGE, apiPage } from '../packaging/api.ts'
import { inTurn } from './cli/lagbench.ts'
import { installLagbench } from './helpers/installed.ts'

const root = resolve(import.meta.dirname, '..')
const installed = installLagbench()
test.after.always(async () => rm((await installed).folder, { recursive: true, force: true }))

/** A command in a folder beside node_modules. */
async function shell(command: string) {
  const { folder, env } = await installed
  return inTurn(() => execa(command, { cwd: folder, env, shell: true, reject: false, all: true }))
}

test('it holds built code, types, templates, guides and committed results, and none of the sources', async t => {
  const { files } = await installed
  for (const file of [
    'bin/lagbench.js',
    'dist/cli/main.js',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/runner/executors/worker.js',
    'dist/literature/hochreiter-schmidhuber-1997.json',
    'dist/reports/difficulty.json',
    'dist/reports/page/page.css',
    'dist/reports/page/client.bundle.js',
    'templates/my-cell.ts',
    'docs/add-a-method.md',
    'results/quick/trials.jsonl',
    'LICENSE',
  ])
    t.true(files.includes(file), file)
  const rooms = ['engine', 'literature', 'tasks', 'methods', 'runner', 'reports', 'analyses', 'suites', 'conformance', 'cli']
  const code = globSync(`{${rooms.join(',')}}/**/*.ts`, { cwd: root, exclude: ['reports/page/client/**'] })
  t.true(code.length > 300)
  t.deepEqual(
    code.filter(file => !files.includes(`dist/${file.replace(/\.ts$/, '.js')}`)),
    [],
  )
  const sources = files.filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith('templates/'))
  t.deepEqual(sources, [])
  t.deepEqual(
    files.filter(file => /^(test|bench|determinism|dist\/test)\//.test(file)),
    [],
  )
})

test('what can be imported from it is what docs/api.md says, name by name and shape by shape', async t => {
  const { modules } = await installed
  t.is(await readFile(API_PAGE, 'utf8'), apiPage(join(modules, 'lagbench/dist')), 'read the change, then `npm run api`')
})

test('every function of the API has a docstring', async t => {
  const page = await readFile(API_PAGE, 'utf8')
  t.deepEqual(
    page.match(/(?<=\n\n|```typescript\n)(?:function|const|class) \w+/g)?.filter(text => !/gradientOptions/.test(text)) ?? [],
    [],
  )
  for (const name of Object.keys(api)) t.true(new RegExp(`\\b${name}\\b`).test(page), name)
})

test('from node_modules it scaffolds, tests, runs, reports, and makes a page', async t => {
  t.timeout(600_000)
  const { folder } = await installed
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  for (const command of [
    'lagbench new method my-gru',
    'lagbench new method my-climb --kind learner',
    'lagbench new task my-bit',
    'lagbench new suite my-plan',
    'node --test my-gru.test.ts my-climb.test.ts my-bit.test.ts my-plan.test.ts',
    'lagbench run my-plan.ts --with my-gru.ts --with my-climb.ts --seeds 1 --html',
    'lagbench list methods --json',
    'lagbench import quick',
  ]) {
    const { exitCode, all } = await shell(command)
    t.is(exitCode, 0, `${command}\n${all}`)
  }
  t.regex(await readFile(join(folder, 'lagbench-out/my-plan/report.md'), 'utf8'), /`my-climb`/)
  t.regex(await readFile(join(folder, 'lagbench-out/my-plan/report.html'), 'utf8'), /<script/)
})

test('it runs the same methods to the same bits as the checkout', async t => {
  const args = ['trial', '--method', 'lstm-1997', '--task', 'two-sequence', '--set', 'task.lag=5', '--budget', '500', '--json']
  const { stdout } = await execa(process.execPath, [join(root, 'bin/lagbench.js'), ...args])
  const packed = await shell(`lagbench ${args.join(' ')}`)
  t.deepEqual(JSON.parse(packed.stdout).result, JSON.parse(stdout).result)
})

test('its types hold in the strictest project', async t => {
  const { folder } = await installed
  const templates = await Promise.all(
    ['my-cell', 'my-search', 'my-task', 'my-suite'].map(async name => [
      name,
      await readFile(join(root, `templates/${name}.ts`), 'utf8'),
    ]),
  )
  for (const [name, text] of templates) await writeFile(join(folder, `typed-${name}.ts`), text!)
  await writeFile(
    join(folder, 'typed-wrong.ts'),
    "import { defineSuite } from 'lagbench'\n// @ts-expect-error: a suite has methods\nexport default defineSuite({ title: 3 })\n",
  )
  const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--noImplicitOverride', '--noEmit']
  const files = [...templates.map(([name]) => name), 'wrong'].map(name => `typed-${name}.ts`)
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const options = ['--module', 'nodenext', '--target', 'es2024', '--types', 'node', ...strict, '--ignoreConfig']
  const { exitCode, all } = await inTurn(() =>
    execa(process.execPath, [tsc, ...options, ...files], { cwd: folder, reject: false, all: true }),
  )
  t.is(exitCode, 0, all)
})
