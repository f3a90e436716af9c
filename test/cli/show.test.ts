import test from 'ava'
import { wrapped } from '../../cli/output.ts'
import { sequenceData } from '../../cli/sequence-data.ts'
import { sequenceText } from '../../cli/sequence-text.ts'
import { taskText } from '../../cli/show-text.ts'
import { randomStream } from '../../engine/random.ts'
import { type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'
import { loadRegistry } from '../../runner/registry.ts'
import type { TaskInstance } from '../../tasks/task.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { bufferFor, instanceOf } from '../helpers/samples.ts'
import { trial } from '../helpers/stub-trial.ts'
import { lagbench } from './lagbench.ts'

const { tasks } = await loadRegistry()

test('show task prints the definition, the parameters in use, the criterion in words and a sequence with its marks', async t => {
  const { exitCode, stdout, stderr } = await lagbench(
    ['show', 'task', 'adding', '--lag', '30', '--seed', '2', '--set', 'firstPair=zero-target'],
    await temporaryFolder(t),
  )
  t.is(exitCode, 0)
  t.is(stderr, '')
  t.regex(stdout, /^adding: Adding problem \(experiment 4\)\n {2}Hochreiter and Schmidhuber \(1997\), Long Short-Term Memory,/)
  t.regex(stdout, /^Pairs of a value, uniform in \[-1, 1\], and a marker/m)
  t.regex(stdout, /^ {2}lag +30 +T, the length .+\(a whole number\n? *from 4 to 100000; published: 100\)/m)
  t.regex(stdout, /^ {2}firstPair +zero-target +what /m)
  t.regex(stdout, /^Input +2 numbers at each step: value, marker$/m)
  t.regex(stdout, /^Output +1 number, asked for at the last step$/m)
  t.regex(stdout, /^Length +at most 33 steps; minimal time lag 15 steps$/m)
  t.regex(stdout, /^Chance level +0\.15\d /m)
  t.regex(stdout, /^Constant answer +0\.5: mean squared error 0\.0\d+$/m)
  t.regex(stdout, /^Criterion +Solved when the last 2,000 training sequences were all answered correctly/m)
  t.regex(stdout, /^Final test +2,560 fresh sequences$/m)
  t.regex(stdout, /^The first training sequence of seed 2, 3\d steps:$/m)
  // The two marked pairs, and their target.
  const marked = [...stdout.matchAll(/^ +(\d+) {2}\* +(-?\d\.\d{4}) +1$/gm)].map(match =>
    match[1] === '0' ? 0 : Number(match[2]),
  )
  t.is(marked.length, 2)
  const target = Number(/^Target at step \d+: (.+)$/m.exec(stdout)![1])
  t.true(Math.abs(target - 0.5 - (marked[0]! + marked[1]!) / 4) < 1e-3)
  for (const line of stdout.split('\n')) t.true(line.length <= 130, line)
})

test('show task --json has it all as data, and the sequence is the first that methods are trained on', async t => {
  const args = ['show', 'task', 'two-sequence', '--lag', '10', '--seed', '5', '--json']
  const { stdout } = await lagbench(args, await temporaryFolder(t))
  const shown = JSON.parse(stdout)
  t.like(shown, {
    id: 'two-sequence',
    signature: { inputs: 1, outputs: 1, classes: 2, longestSequence: 11 },
    criterion: { kind: 'test', sequences: 256 },
    chanceLevel: 0.5,
    constantBaseline: { answer: [0.5], meanSquaredError: 0.25 },
    testSequences: 2560,
    seed: 5,
    sequence: { signal: [0, 1, 2] },
  })
  t.is(shown.parameters[0].value, 10)
  t.is(shown.parameters[0].default, 100)
  let first: number[] | undefined
  trial(
    () => ({
      learn(training) {
        const { inputs, length } = training.next()
        first ??= Array.from(inputs.subarray(0, length))
        return 'continue'
      },
    }),
    { seed: 5 },
  )
  t.deepEqual(shown.sequence.inputs.flat(), first)
})

test('show method prints what it is and all its settings', async t => {
  const cwd = await temporaryFolder(t)
  const { exitCode, stdout } = await lagbench(['show', 'method', 'lstm-1997'], cwd)
  t.is(exitCode, 0)
  t.regex(stdout, /^lstm-1997: LSTM \(1997\) \(architecture\)$/m)
  t.regex(stdout, /^Memory cells whose internal state /m)
  t.regex(stdout, /^Learning +learns from each sequence once, as it comes; has a gradient$/m)
  t.regex(stdout, /^ {4}blocks +2 +memory blocks/m)
  t.regex(stdout, /^ {2}Published settings on adding: /m)
  t.regex(
    (await lagbench(['show', 'method', 'weight-guessing'], cwd)).stdout,
    /^Learning +does not learn online[\s\S]*; uses no\s+gradient\n\n/m,
  )
  t.like(JSON.parse((await lagbench(['show', 'method', 'bptt', '--json'], cwd)).stdout), {
    id: 'bptt',
    capabilities: { online: true },
  })
})

for (const [args, problems] of [
  [[], ['Expected `KIND` to be one of `task`, `method`, got nothing']],
  [['foo', 'adding'], ['Expected `KIND` to be one of `task`, `method`, got `foo` (string)']],
  [['task'], ['Expected `ID` to be one of the tasks, got nothing; the tasks are `adding`, ']],
  [['task', 'ading'], ['Expected `ID` to be one of the tasks, got `ading` (string); did you mean `adding`? ']],
  [['method', 'adding'], ['Expected `ID` to be one of the methods, got `adding` (string); the methods are `bptt`, ']],
  [['task', 'adding', '--lagg', '3'], ['Expected an option of `lagbench show`, got `--lagg`; did you mean `--lag`?']],
  [['task', 'adding', 'x'], ['Expected two arguments beside the options, got `x` too']],
  [['task', 'adding', '--lag', 'x'], ['Expected `--lag` to be a whole number from 4 to 100000, got `x` (string)']],
  [['task', 'adding', '--lag', '5', '--set', 'lag=6'], ['Expected the lag once, got it by `--lag` and by `--set`']],
  [['task', 'two-sequence', '--lag', '2'], ['Expected `--lag` to fit the other parameters of two-sequence, got `2` (number): ']],
  [
    ['method', 'bptt', '--lag', '2', '--set', 'hidden=1'],
    ['Expected `--lag` with', 'Expected `--set` with'],
  ],
  [
    ['task', 'adding', '--lag', '3', '--set', 'firstPar=1', '--set', 'nothing', '--seed', '-1'],
    [
      'Expected `--set` to be followed by NAME.KEY=VALUE, got `nothing`',
      'Expected `--seed` to be a whole number of at least 0, got `-1` (number)',
      'Expected `--set firstPar` to name one of the parameters of adding, got `firstPar`; did you mean `firstPair`?',
      'Expected `--lag` to be a whole number from 4 to 100000, got `3` (number)',
    ],
  ],
] as const)
  test(`lagbench show ${args.join(' ')}: ${problems[0].slice(0, 60)}`, async t => {
    const { exitCode, stdout } = await lagbench(['show', ...args, '--json'], await temporaryFolder(t))
    t.is(exitCode, 2)
    const found: string[] = JSON.parse(stdout).error.problems
    t.is(found.length, problems.length, stdout)
    for (const [i, problem] of problems.entries()) t.true(found[i]!.startsWith(problem), found[i])
  })

/** A task of which only what is shown counts. */
function instance(shown: object, signature: object): TaskInstance {
  return { signature, ...shown } as unknown as TaskInstance
}

function dense(rows: readonly (readonly number[])[], targets: Readonly<Record<number, readonly number[]>>): SequenceBuffer {
  const buffer = sequenceBuffer('dense', rows[0]!.length, Object.values(targets)[0]!.length)
  buffer.begin(rows.length)
  for (const [t, row] of rows.entries()) for (const [i, value] of row.entries()) buffer.setInput(t, i, value)
  addTargets(buffer, targets)
  return buffer
}

function symbolic(
  alphabet: number,
  symbols: readonly number[],
  targets: Readonly<Record<number, readonly number[]>>,
): SequenceBuffer {
  const buffer = sequenceBuffer('symbols', alphabet, Object.values(targets)[0]!.length)
  buffer.begin(symbols.length)
  for (const [t, symbol] of symbols.entries()) buffer.setSymbol(t, symbol)
  addTargets(buffer, targets)
  return buffer
}

function addTargets(buffer: SequenceBuffer, targets: Readonly<Record<number, readonly number[]>>): void {
  for (const [step, values] of Object.entries(targets)) {
    buffer.addTarget(Number(step))
    for (const [i, value] of values.entries()) buffer.setTarget(i, value)
  }
}

test('of a long sequence the ends and the marked steps with their neighbours are shown, the rest is counted', t => {
  const rows = Array.from({ length: 100 }, (_, step) => [step / 200, step === 50 ? 1 : 0])
  const own = instance({}, { inputKind: 'dense' })
  // The task says nothing: the step whose marker is unlike the others' stands out. Values all differ, so they do not.
  const text = sequenceText(own, dense(rows, { 99: [0.25] }))
  t.is(
    text,
    `  step       input 0    input 1
     0        0.0000          0
     1        0.0050          0
     2        0.0100          0
     ⋮  46 steps left out
    49        0.2450          0
    50  *     0.2500          1
    51        0.2550          0
     ⋮  45 steps left out
    97        0.4850          0
    98        0.4900          0
    99        0.4950          0

* marks the inputs that matter.
Target at step 99: 0.25`,
  )
  const told = instance({ signal: () => [7], channels: ['value', 'marker'] }, { inputKind: 'dense' })
  const other = sequenceText(told, dense(rows, { 99: [0.25] }))
  t.regex(other, /^ +step +value +marker$/m)
  t.regex(other, /^ +7 {2}\* +0\.0350 +0$/m)
  t.notRegex(other, /^ +50 /m)
})

test('wide inputs are shown by what is not zero in them; a short sequence in full', t => {
  const wide = [Array(20).fill(0), Array(20).fill(0).with(3, 1).with(19, -0.5)]
  const text = sequenceText(instance({ signal: () => [1] }, { inputKind: 'dense' }), dense(wide, { 1: [1, 0] }))
  t.regex(text, /^ +0 +all 0\n +1 {2}\* +input 3 = 1, input 19 = -0.5000$/m)
  t.regex(text, /Target at step 1: 1, 0$/)
})

test('symbols stand in rows of tens by their names, with marks below; rows without any are left out where there are many', t => {
  const names = ['a', 'b', 'X']
  const symbols = Array.from({ length: 2000 }, (_, t) => (t === 1234 ? 2 : t % 2))
  const own = instance(
    { symbols: names, signal: () => [1234], classOf: () => 1 },
    { inputKind: 'symbols', inputs: 3, classes: 2 },
  )
  const lines = sequenceText(own, symbolic(3, symbols, { 1999: [0, 1] })).split('\n')
  t.true(lines.length < 20 && lines.every(line => line.length <= 120))
  t.regex(lines[0]!, /^ {5}0 {2}ababababab ababababab /)
  const at = lines.findIndex(line => line.includes('X'))
  t.is(lines[at + 1]!.indexOf('^'), lines[at]!.indexOf('X'))
  t.deepEqual(lines.slice(-2), ['Target at step 1,999: 0, 1', 'Class 2 of 2'])
  // Every step is in a row that is shown, or counted.
  const shown = lines.filter(line => /^ +\d+ {2}/.test(line)).map(line => line.slice(8).replaceAll(' ', '').length)
  const left = lines.flatMap(line => /⋮ {2}([\d,]+) steps? left out/.exec(line)?.[1]?.replace(',', '') ?? [])
  t.is(
    [...shown, ...left.map(Number)].reduce((sum, steps) => sum + steps, 0),
    2000,
  )
})

test('however many marks there are, the rows stay few and the last one among them', t => {
  const symbols = Array.from({ length: 4000 }, (_, t) => t % 2)
  const own = instance(
    { symbols: ['a', 'b'], signal: () => symbols.flatMap((symbol, t) => (symbol === 1 ? [t] : [])) },
    { inputKind: 'symbols', inputs: 2 },
  )
  const lines = sequenceText(own, symbolic(2, symbols, { 3999: [0, 1] })).split('\n')
  t.true(lines.length < 40)
  t.true(lines.some(line => line.startsWith('  3900  ')))
})

test('a next symbol that is asked for at every step is shown as one row; what a perfect net answers beside targets that have noise', t => {
  const next = Object.fromEntries(Array.from({ length: 20 }, (_, t) => [t, [0, 0, 0].with(t % 3, 1)]))
  const signature = { inputKind: 'symbols', inputs: 3 }
  const text = sequenceText(instance({ symbols: ['T', 'X', 'V'] }, signature), symbolic(3, Array(20).fill(0), next))
  t.regex(text, /Targets at 20 steps, 0 to 19: 1 for each of\n {8}TXVTXVTXVTXVTXVTXVTX$/)
  const recall = Object.fromEntries(Array.from({ length: 15 }, (_, t) => [t, [0, 0].with(t < 12 ? 0 : 1, 1)]))
  t.regex(
    sequenceText(instance({}, { inputKind: 'dense' }), dense(Array(15).fill([1]), recall)),
    /Targets at 15 steps, 0 to 14: 1 for outputs\n {8}0 ×12 1 1 1$/,
  )
  t.regex(
    sequenceText(instance({ ideal: () => Float64Array.of(0.8) }, { inputKind: 'dense' }), dense([[1], [2]], { 1: [0.93] })),
    /Target at step 1: 0.93; a perfect net answers 0.8$/,
  )
})

test('any task can be shown: its text is short, its data whole', t => {
  for (const task of tasks.values()) {
    if (task.missing?.() !== undefined) continue
    const own = instanceOf(task)
    const buffer = bufferFor(own)
    own.sample(randomStream(['show', task.id]), buffer)
    const lines = sequenceText(own, buffer).split('\n')
    t.true(lines.length <= 70, task.id)
    for (const line of lines) t.true(line.length <= 130, `${task.id}: ${line}`)
    const data = sequenceData(own, buffer)
    t.is(('symbols' in data ? data.symbols : data.inputs).length, buffer.length)
    t.is(data.targets.length, buffer.targetCount)
  }
})

test('a task whose data are not there is shown all the same, without a sequence', t => {
  const task = tasks.get('adding')!
  const shown = { task, settings: [], values: { lag: 10 }, instance: instanceOf(task, { lag: 10 }), seed: 1 }
  const text = taskText({ ...shown, missing: 'the digits are not installed: run `npm install`' })
  t.regex(text, /\n\nThere is no sequence to look at: the digits are not installed: run `npm install`$/)
  t.regex(text, /^Chance level +0\.15/m)
})

test('fixed sets are told in place of fresh sequences', t => {
  const task = tasks.get('adding')!
  const shown = { task, settings: [], values: { lag: 10 }, instance: instanceOf(task, { lag: 10 }), seed: 1, missing: '' }
  const text = (order: 'random' | 'in-turn') => taskText({ ...shown, setSizes: { training: 300, test: 2560, order } })
  t.regex(text('random'), /^Training +a fixed set of 300 sequences, drawn at random, with replacement$/m)
  t.regex(text('in-turn'), /^Training +a fixed set of 300 sequences, one after the other, over and over$/m)
  t.regex(text('in-turn'), /^Final test +the fixed test set of 2,560 sequences$/m)
})

test('prose is wrapped at words; paragraphs and list items stay apart', t => {
  t.is(wrapped('aa bb cc', 8), 'aa bb cc')
  t.is(wrapped('aa bb cc', 7), 'aa bb\ncc')
  t.is(wrapped('aa bb\ncc\n\ndd ee ff\n- gg\n- hh ii', 6, ' '), ' aa bb\n cc\n\n dd ee\n ff\n - gg\n - hh\n ii')
})
