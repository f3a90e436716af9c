import { readFile, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import test from 'ava'
import { execa } from 'execa'
import type { TaskRow } from '../../cli/list.ts'
import { suitesText, tasksText } from '../../cli/list-text.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { lagbench, shellLine, suitePath } from './lagbench.ts'

const trialArgs = ['trial', '--method', 'bptt', '--task', 'adding', '--set', 'adding.lag=10', '--budget', '200']

test('trial prints its record as text', async t => {
  const { exitCode, stdout, stderr } = await lagbench(
    [...trialArgs, '--set', 'method.hidden=3', '--seed', '7'],
    await temporaryFolder(t),
  )
  t.is(exitCode, 0)
  t.is(stderr, '')
  t.regex(stdout, /^Outcome +unsolved, the budget is spent$/m)
  t.regex(stdout, /^Method +bptt \(.*hidden 3, /m)
  t.regex(stdout, /^Task +adding \(lag 10, /m)
  t.regex(stdout, /^Seed +7$/m)
  t.regex(stdout, /^Cost +200 sequences, /m)
})

test('trial --json prints the record that a run would store, whatever spelling set its options', async t => {
  const cwd = await temporaryFolder(t)
  const [one, other] = await Promise.all([
    lagbench([...trialArgs, '--set', 'bptt.hiddenUnits=tanh', '--json'], cwd),
    lagbench([...trialArgs, '--set', 'method.hiddenUnits="tanh"', '--json'], cwd),
  ])
  const { result } = JSON.parse(one.stdout)
  t.like(result.spec, { method: 'bptt', task: 'adding', seed: 1, budget: { sequences: 200 } })
  t.is(result.spec.options.hiddenUnits, 'tanh')
  t.deepEqual(JSON.parse(other.stdout).result, result)
})

test('trial names every mistake at once', async t => {
  const args = [
    'trial',
    '--method',
    'bptt',
    '--task',
    'adding',
    '--set',
    'bptt.hiden=1',
    '--set',
    'adding.lag=1',
    '--set',
    'lag=3',
    '--set',
    'x.y=1',
    '--seed',
    'q',
  ]
  const { exitCode, stdout } = await lagbench([...args, '--budget', '0', '--json'], await temporaryFolder(t))
  t.is(exitCode, 2)
  const { problems } = JSON.parse(stdout).error
  const starts = [
    'Expected `--set` to be followed by NAME.KEY=VALUE, got `lag=3`; for example `adding.lag=50`',
    'Expected `--set x.y=1` to begin with the method or the task (`bptt`, `adding`), got `x`',
    'Expected `--seed` to be a whole number of at least 0, got `q` (string)',
    'Expected `--budget` to be a whole number of at least 1, got `0` (number)',
    'Expected `--set bptt.hiden` to name one of the options of bptt, got `hiden`; did you mean `hidden`?',
    'Expected `--set adding.lag` to be a whole number from 4 to 100000, got `1` (number)',
  ]
  t.is(problems.length, starts.length)
  for (const [index, start] of starts.entries()) t.true(problems[index].startsWith(start), problems[index])
})

test('trial needs a method and a task', async t => {
  const { exitCode, stdout } = await lagbench(['trial', '--json'], await temporaryFolder(t))
  t.is(exitCode, 2)
  t.is(JSON.parse(stdout).error.problems.length, 2)
})

test('list shows methods with options, defaults and published settings', async t => {
  const cwd = await temporaryFolder(t)
  const { exitCode, stdout } = await lagbench(['list', 'methods'], cwd)
  t.is(exitCode, 0)
  t.regex(stdout, /^lstm-1997: /m)
  t.regex(stdout, /^ {4}hidden +10 +hidden units: all recurrent units that are not outputs \(a whole number from 1 to 1000\)$/m)
  t.regex(stdout, /^ {2}Published settings on adding: /m)
  const rows = JSON.parse((await lagbench(['list', 'methods', '--json'], cwd)).stdout)
  const bptt = rows.find((row: { id: string }) => row.id === 'bptt')
  t.deepEqual(
    bptt.options.find((option: { name: string }) => option.name === 'hidden'),
    {
      name: 'hidden',
      default: 10,
      expected: 'a whole number from 1 to 1000',
      description: 'hidden units: all recurrent units that are not outputs',
    },
  )
})

test('list shows tasks and suites', async t => {
  const cwd = await temporaryFolder(t)
  const tasks = JSON.parse((await lagbench(['list', 'tasks', '--json'], cwd)).stdout)
  t.true(
    tasks.some((row: { id: string; parameters: { name: string }[] }) => row.id === 'adding' && row.parameters[0]?.name === 'lag'),
  )
  t.true(tasks.every((row: { chanceLevel: number }) => row.chanceLevel >= 0 && row.chanceLevel < 1))
  const lines = (await lagbench(['list', 'tasks'], cwd)).stdout.split('\n')
  t.regex(lines[0]!, /^task +title +lag +default +chance +source$/)
  t.regex(
    lines.find(line => line.startsWith('adding '))!,
    /^adding +Adding problem .+ 4–100000 +100 +0\.154 +Hochreiter & Schmidhuber 1997$/,
  )
  t.is(lines.indexOf(''), 1 + tasks.length)
  for (const line of lines) t.true(line.length <= 130, line)
  const suites = await lagbench(['list', 'suites', '--json'], cwd)
  t.is(suites.exitCode, 0)
  t.true(Array.isArray(JSON.parse(suites.stdout)))
})

test('the table of tasks keeps its width: long titles are cut, kinds of lags told shortly', t => {
  const row = (id: string, title: string, expected: string, chanceLevel: number): TaskRow => {
    const parameters = [{ name: 'lag', default: 2, expected, description: '' }]
    const authors = 'Hochreiter, Sepp and Schmidhuber, Jürgen'
    const sources = [{ key: '', type: 'article', authors, year: 1997, title: '', venue: '' }] as const
    return { id, version: 1, title, card: '', sources, parameters, chanceLevel }
  }
  const lines = tasksText([
    row('a', 'T'.repeat(200), 'a whole number from 1 to 10', 0),
    row('b', 'B', 'a whole number divisible by 2 from 2 to 100000', 1e-20),
    row('c', 'C', 'one of `5`, `7`', 0.5),
  ]).split('\n')
  t.is(lines[1]!.length, 130)
  t.regex(lines[1]!, /^a +T+… {2}1–10 +2 +0 +Hochreiter & Schmidhuber 1997$/)
  t.regex(lines[2]!, /^b +B +2–100000 by 2s +2 +1e-20 +H/)
  t.regex(lines[3]!, /^c +C +5, 7 +2 +0\.500 +H/)
})

test('list says how many seeds a suite has: one number, or from the fewest to the most of a task', t => {
  const row = { id: 'x', title: 'X', description: '', methods: ['bptt'], seeds: 10, trials: 50 }
  const text = (...seeds: number[]) =>
    suitesText([{ ...row, tasks: seeds.map(each => ({ label: 'adding', lags: [10], seeds: each })) }]).split('\n')[1]
  t.is(text(10, 10), '  50 trials, 10 seeds')
  t.is(text(20, 10), '  50 trials, 10 to 20 seeds')
  t.is(text(1), '  50 trials, 1 seed')
})

test('report writes the same report again, without the suite file', async t => {
  const cwd = await temporaryFolder(t)
  await lagbench(['run', suitePath('plain'), '--out', 'o'], cwd)
  const path = join(cwd, 'o/report.md')
  const before = await readFile(path, 'utf8')
  await rm(path)
  const { exitCode, stdout, stderr } = await lagbench(['report', '--out', 'o'], cwd)
  t.is(exitCode, 0)
  t.is(stderr, '')
  t.is(stdout.split('\n').at(-1), 'o/report.md')
  t.is(await readFile(path, 'utf8'), before)
  t.like(JSON.parse((await lagbench(['report', 'plain', '--out', 'o', '--json'], cwd)).stdout), {
    report: 'o/report.md',
    missing: 0,
  })
})

test('--html writes the page beside the report, from run and from report the same one', async t => {
  const cwd = await temporaryFolder(t)
  const ran = await lagbench(['run', suitePath('plain'), '--out', 'o', '--html', '--json'], cwd)
  t.like(JSON.parse(ran.stdout), { report: 'o/report.md', page: 'o/report.html' })
  const page = await readFile(join(cwd, 'o/report.html'), 'utf8')
  t.true(page.startsWith('<!doctype html>'))
  await rm(join(cwd, 'o/report.html'))
  const { stdout, stderr } = await lagbench(['report', '--out', 'o', '--html'], cwd)
  t.is(stderr, '')
  t.deepEqual(stdout.split('\n').slice(-2), ['o/report.md', 'o/report.html'])
  t.is(await readFile(join(cwd, 'o/report.html'), 'utf8'), page)
  t.false('page' in JSON.parse((await lagbench(['report', '--out', 'o', '--json'], cwd)).stdout))
})

for (const command of ['run', 'report', 'list', 'show', 'trial']) {
  test(`${command} --help teaches, with examples`, async t => {
    const { exitCode, stdout, stderr } = await lagbench([command, '--help'], await temporaryFolder(t))
    t.is(exitCode, 0)
    t.is(stderr, '')
    t.regex(stdout, new RegExp(`^Usage: lagbench ${command} `))
    t.regex(stdout, /\nExamples:\n {2}lagbench /)
    t.regex(stdout, /--json/)
    t.notRegex(stdout, /default: \[/)
  })
}

test('without a command, the help is shown as an error', async t => {
  const { exitCode, stdout, stderr } = await lagbench([], await temporaryFolder(t))
  t.is(exitCode, 2)
  t.is(stdout, '')
  t.regex(stderr, /^Usage: lagbench /)
})

test('help that was asked for is no error', async t => {
  const cwd = await temporaryFolder(t)
  for (const [args, usage] of [
    [['help'], /^Usage: lagbench \[/],
    [['help', 'run'], /^Usage: lagbench run /],
  ] as const) {
    const { exitCode, stdout, stderr } = await lagbench(args, cwd)
    t.is(exitCode, 0)
    t.is(stderr, '')
    t.regex(stdout, usage)
  }
  t.is((await lagbench(['help', 'rum'], cwd)).exitCode, 2)
})

test('a reader that has had enough ends a command quietly', async t => {
  const line = `set -o pipefail; ${shellLine(['list', 'methods', '--json'])} | true`
  const { stderr } = await execa('bash', ['-c', line], { reject: false })
  t.is(stderr, '')
})

test('an old Node is told what to do', async t => {
  const pretend = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.11.1" } })'
  const pretending = shellLine(['list', 'methods']).replace(
    ' ',
    ` --import 'data:text/javascript,${encodeURIComponent(pretend)}' `,
  )
  // Where the machine has a real one, it is tried too.
  const inherited = shellLine(['list', 'methods']).replace(`'${process.execPath}'`, 'node')
  const path = (process.env.PATH ?? '').split(delimiter).filter(folder => !folder.includes('node_modules'))
  const { stdout: version } = await execa('node', ['--version'], { env: { PATH: path.join(delimiter) }, reject: false })
  const hasOld = /^v(1[89]|2[0-3])\./.test(version ?? '')
  if (!hasOld) t.log('No old Node on this machine')
  for (const [line, env] of [
    [pretending, {}],
    ...(hasOld ? ([[inherited, { PATH: path.join(delimiter) }]] as const) : []),
  ] as const) {
    const { exitCode, stdout, stderr } = await execa('bash', ['-c', line], { reject: false, env, cwd: await temporaryFolder(t) })
    t.is(exitCode, 2)
    t.is(stdout, '')
    t.regex(stderr, /^lagbench: Expected Node 24.12 or newer, got v.+; lagbench brings its own: run `npm ci`/)
  }
})
