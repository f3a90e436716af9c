import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import test from 'ava'
import { temporaryFolder } from '../helpers/folder.ts'
import { lagbench, suitePath } from './lagbench.ts'
import { storedResults } from './store-of.ts'

const tiny = suitePath('tiny')

let finished: string
test.before(async () => {
  finished = await mkdtemp(join(tmpdir(), 'lagbench-test-'))
  await lagbench(['run', tiny, '--seeds', '1', '--out', 'o'], finished)
})
test.after.always(() => rm(finished, { recursive: true, force: true }))

/** A folder `o` with the results of one run, and digests of all its files. */
async function finishedRun(cwd: string): Promise<Map<string, string>> {
  await cp(finished, cwd, { recursive: true })
  return filesOf(cwd)
}

async function filesOf(cwd: string): Promise<Map<string, string>> {
  const entries = await readdir(join(cwd, 'o'), { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      files.sort().map(
        async file =>
          [
            file,
            createHash('sha256')
              .update(await readFile(file))
              .digest('hex'),
          ] as const,
      ),
    ),
  )
}

test('names every mistake of a command line at once, and leaves results alone', async t => {
  const cwd = await temporaryFolder(t)
  const before = await finishedRun(cwd)
  const args = [
    'run',
    'nosuch',
    '--methods',
    'foo,zzz',
    '--tasks',
    'qux',
    '--seeds',
    '-1',
    '--threads',
    'x',
    '--sed',
    '3',
    '--out',
    'o',
  ]
  const { exitCode, stdout, stderr } = await lagbench(args, cwd)
  t.is(exitCode, 2)
  t.is(stdout, '')
  const lines = stderr.split('\n')
  t.is(lines[0], 'lagbench: 7 problems')
  for (const [index, start] of [
    'Expected an option of `lagbench run`, got `--sed`; did you mean `--seeds`?',
    'Expected `--seeds` to be a whole number from 1 to 100000, got `-1` (number)',
    'Expected `--threads` to be a whole number from 1 to 512, got `x` (string)',
    'Expected `SUITE` to be the id of a suite or the path of a suite file (.ts), got `nosuch` (string); ',
    'Expected `--methods` to be names of known methods, got `foo` (string); the methods are `bptt`, ',
    'Expected `--methods` to be names of known methods, got `zzz` (string); the methods are `bptt`, ',
    'Expected `--tasks` to be names of known tasks, got `qux` (string); the tasks are `adding`, ',
  ].entries()) {
    t.true(lines[index + 1]?.startsWith(`  - ${start}`), lines[index + 1])
  }
  t.deepEqual(await filesOf(cwd), before)
})

test('errors are JSON on stdout with --json', async t => {
  const cwd = await temporaryFolder(t)
  for (const args of [
    ['run', 'nosuch', '--seeds', 'x', '--json'],
    ['rum', '--json'],
    ['run', '--json', '--out'],
    ['trial', '--json'],
  ]) {
    const { exitCode, stdout, stderr } = await lagbench(args, cwd)
    t.is(exitCode, 2)
    t.is(stderr, '')
    const { error } = JSON.parse(stdout)
    t.true(error.problems.length > 0 && error.problems.every((problem: unknown) => typeof problem === 'string'))
  }
})

for (const [args, message] of [
  [['run'], 'Expected a SUITE to run, got none; see `lagbench list suites`'],
  [['rum'], "Unknown command 'rum' (Did you mean run?)"],
  [['run', '--out'], "Option '--out <dir>' argument missing; see `lagbench --help`"],
  [['run', tiny, 'more'], 'Expected one argument beside the options, got `more` too'],
  [['run', tiny, '--jsn'], 'Expected an option of `lagbench run`, got `--jsn`; did you mean `--json`?'],
  [['run', tiny, '--seeds', '1.5'], 'Expected `--seeds` to be a whole number from 1 to 100000, got `1.5` (number)'],
  [['run', tiny, '--seeds', ''], 'Expected `--seeds` to be a whole number from 1 to 100000, got an empty text'],
  [['run', 'no/such.ts'], 'Expected `no/such.ts` to be a suite file, found nothing there'],
  [['run', '.', '--out', 'x'], 'Expected `SUITE` to be the id of a suite or the path of a suite file (.ts), got `.` (string); '],
  [['run', './', '--out', 'x'], 'Expected `./` to be a suite file, got a folder'],
  [
    ['run', tiny, '--tasks', 'temporal-order'],
    'Expected `--tasks` to be names of tasks of the suite, got `temporal-order` (string); ',
  ],
  [['run', tiny, '--methods', ','], 'Expected `--methods` to name at least one method, got none; '],
  [['list', 'foo'], 'Expected `KIND` to be one of `methods`, `tasks`, `suites`, `analyses`, got `foo` (string)'],
  [['list'], 'Expected `KIND` to be one of `methods`, `tasks`, `suites`, `analyses`, got nothing'],
  [['report'], 'Expected a SUITE or a folder (--out) to report on, got neither'],
  [['report', 'quick'], 'Expected results in `lagbench-out/quick`, found no `results.sqlite`; '],
] as const) {
  const shown = args.map(arg => arg.split('/').at(-1)).join(' ')
  test(`lagbench ${shown}: ${message.slice(0, 60)}`, async t => {
    const { exitCode, stdout, stderr } = await lagbench(args, await temporaryFolder(t))
    t.is(exitCode, 2)
    t.is(stdout, '')
    t.true(stderr.startsWith(`lagbench: ${message}`), stderr)
    t.is(stderr.split('\n').length, 1)
  })
}

for (const [what, text, problems] of [
  [
    'throws',
    'const x: number = 1\nthrow new TypeError("no luck")\n',
    ['Expected the suite file `bad.ts` to load, got TypeError: no luck (bad.ts:2:7)'],
  ],
  ['throws something that is no error', 'throw null\n', ['Expected the suite file `bad.ts` to load, got `null` thrown']],
  [
    'is not TypeScript',
    'export default {\n  title: = 3\n}\n',
    [/^Expected the suite file `bad.ts` to load, got SyntaxError: .*\(bad.ts:2/],
  ],
  [
    'imports what is not there',
    'import "./nothing.ts"\n',
    [/^Expected the suite file `bad.ts` to load, got Error: Cannot find module /],
  ],
  [
    'has no default export',
    'export const suite = {}\n',
    [/^Expected the suite file `bad.ts` to export a suite as default, got none; end it with/],
  ],
  ['exports a number', 'export default 7\n', [/^Expected `suite` to be an object with .* got `7` \(number\)$/]],
  [
    'has five mistakes',
    `export default {
      title: 'Bad', description: '', seeds: 2, budget: { sequences: 10 },
      methods: [{ method: 'bppt' }, { method: 'bptt', options: { hiden: 3 }, label: 'a' }, { method: 'bptt', options: { hidden: '3' }, label: 'b' }],
      tasks: [{ task: 'ading', lags: [10] }, { task: 'adding', lags: [10, 3] }],
    }`,
    [
      /^Expected `tasks\[0\].task` to be a known task, got `ading` \(string\); did you mean `adding`\?/,
      /^Expected `tasks\[1\].lags\[1\]` to be a whole number from 4 to 100000, got `3` \(number\)$/,
      /^Expected `methods\[0\].method` to be a known method, got `bppt` \(string\); did you mean `bptt`\?/,
      /^Expected `methods\[1\].options.hiden` to name one of the options of bptt, got `hiden`; did you mean `hidden`\?/,
      /^Expected `methods\[2\].options.hidden` to be a whole number from 1 to 1000, got `3` \(string\)$/,
    ],
  ],
] as const) {
  test(`a suite file that ${what} gets one clear message, and results stay`, async t => {
    const cwd = await temporaryFolder(t)
    const before = await finishedRun(cwd)
    await writeFile(join(cwd, 'bad.ts'), text)
    const { exitCode, stdout } = await lagbench(['run', 'bad.ts', '--out', 'o', '--json'], cwd)
    t.is(exitCode, 2)
    const found: string[] = JSON.parse(stdout).error.problems
    t.is(found.length, problems.length, stdout)
    for (const [index, problem] of problems.entries()) {
      if (typeof problem === 'string') t.is(found[index], problem)
      else t.regex(found[index]!, problem)
    }
    t.deepEqual(await filesOf(cwd), before)
  })
}

for (const [what, spoil, message] of [
  [
    'is truncated',
    (file: string) => truncate(file, 5000),
    /^lagbench: Expected `o\/results.sqlite` to be a whole store, got a truncated or damaged one \(.+\); nothing was changed; /,
  ],
  ['is empty', (file: string) => truncate(file, 0), /to be a whole store, got a truncated or damaged one \(it is empty\)/],
  [
    'is no database',
    (file: string) => writeFile(file, 'not a database, but long enough to look like one. '.repeat(50)),
    /got a file that is not a database; nothing was changed; /,
  ],
  [
    'is of a newer version',
    async (file: string) => {
      const database = new DatabaseSync(file)
      database.exec('PRAGMA user_version = 99')
      database.close()
    },
    /to be a store of version 1, got version 99, written by a newer lagbench; /,
  ],
] as const) {
  for (const command of [['run', tiny], ['report']]) {
    test(`${command[0]}: a store that ${what} is refused and stays as it is`, async t => {
      const cwd = await temporaryFolder(t)
      await finishedRun(cwd)
      await spoil(join(cwd, 'o/results.sqlite'))
      const before = await filesOf(cwd)
      const { exitCode, stdout, stderr } = await lagbench([...command, '--out', 'o'], cwd)
      t.is(exitCode, 2)
      t.is(stdout, '')
      t.regex(stderr, message)
      t.is(stderr.split('\n').length, 1)
      t.deepEqual(await filesOf(cwd), before)
    })
  }
}

test('an output folder that cannot be written is named', async t => {
  const cwd = await temporaryFolder(t)
  await writeFile(join(cwd, 'file'), '')
  const inFile = await lagbench(['run', tiny, '--out', 'file/below'], cwd)
  t.is(inFile.exitCode, 2)
  t.is(inFile.stderr, 'lagbench: Expected `file` to be a folder, got a file; choose another folder with --out')
  // Nobody can make a folder there, not even root.
  const inProc = await lagbench(['run', tiny, '--out', '/proc/lagbench'], cwd)
  t.is(inProc.exitCode, 2)
  t.regex(
    inProc.stderr,
    /^lagbench: Expected `\/proc\/lagbench` to be writable, got ENOENT.+; check its permissions, or choose another folder with --out$/,
  )
})

test('a wrong command line and an unusable folder are reported together', async t => {
  const cwd = await temporaryFolder(t)
  await writeFile(join(cwd, 'file'), '')
  const { exitCode, stdout } = await lagbench(['run', tiny, '--seeds', '0', '--out', 'file', '--json'], cwd)
  t.is(exitCode, 2)
  t.deepEqual(JSON.parse(stdout).error.problems, [
    'Expected `--seeds` to be a whole number from 1 to 100000, got `0` (number)',
    'Expected `file` to be a folder, got a file; choose another folder with --out',
  ])
})

test('a report needs the suite to be named where a folder holds several', async t => {
  const cwd = await temporaryFolder(t)
  await lagbench(['run', tiny, '--seeds', '1', '--out', 'o'], cwd)
  await lagbench(['run', suitePath('plain'), '--out', 'o'], cwd)
  const { exitCode, stderr } = await lagbench(['report', '--out', 'o'], cwd)
  t.is(exitCode, 2)
  t.is(stderr, 'lagbench: Expected the SUITE to be named, got none; the suites in it are `plain`, `tiny`')
  t.is((await lagbench(['report', 'plain', '--out', 'o'], cwd)).exitCode, 0)
  t.is(storedResults(join(cwd, 'o')).length, 7)
})
