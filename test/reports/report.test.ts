import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import test from 'ava'
import { composeReport, type ReportInput } from '../../reports/compose.ts'
import { deterministicPart, digestOfResults, writeReport } from '../../reports/report.ts'
import { fixtureInput, madeElsewhere, record, registry } from './fixtures.ts'

const whole = (input: ReportInput): string => composeReport(input).markdown
const fixed = (input: ReportInput): string => deterministicPart(whole(input))

test('the report of a plan reads as reviewed', t => {
  t.snapshot(fixed(fixtureInput()))
})

test('the deterministic part depends on nothing but the plan and its results', t => {
  const input = fixtureInput()
  const elsewhere = madeElsewhere(input)
  t.is(fixed(elsewhere), fixed(input))
  t.not(whole(elsewhere), whole(input))
  t.deepEqual(composeReport(elsewhere).figures, composeReport(input).figures)
})

test('the environment stands behind the marker: command, commit, runtime, wall time', t => {
  const text = whole(fixtureInput())
  const rest = text.slice(fixed(fixtureInput()).length)
  for (const part of ['npx lagbench run fixture', '0123456789abcdef', process.version, 'node v24.0.0', 'Wall time by method']) {
    t.true(rest.includes(part), part)
    t.false(fixed(fixtureInput()).includes(part), part)
  }
})

test('the digest of the results stands in the report', t => {
  const input = fixtureInput()
  t.true(fixed(input).includes(digestOfResults(input.records.map(each => each.result))))
})

test('a partial report says how much is missing, and what', t => {
  const input = fixtureInput()
  const gone = (each: (typeof input.records)[number]): boolean =>
    each.result.spec.method === 'bptt' && each.result.spec.task === 'adding' && each.result.spec.seed > 3
  const text = fixed({ ...input, records: input.records.filter(each => !gone(each)) })
  t.true(text.includes('**This report is partial:** 8 of 180 planned trials have no result yet.'))
  t.regex(text, /\| `adding` +\| `bptt` +\| 25; 50; 100; 200 \| not run +\| +8 \(seeds 4, 5\) \| no result in the store/)
  t.regex(text, /3 of 3 \(0\.44–1\.00\), 2 not run/)
})

test('a report without any result says so, and draws its figures', t => {
  const { markdown, figures } = composeReport({ ...fixtureInput(), records: [] })
  t.true(markdown.includes('No trial has finished, so nothing can be said of the methods yet.'))
  t.is(figures.length, 3)
  for (const { svg } of figures) t.true(svg.includes('no finished trial'))
})

test('a report of an empty plan is a report', t => {
  const input = fixtureInput()
  t.notThrows(() =>
    composeReport({ ...input, plan: { ...input.plan, methodLabels: [], taskLabels: [], trials: [] }, records: [] }),
  )
})

test('what the registry no longer knows is named, and its results are kept', t => {
  const text = fixed({ ...fixtureInput(), registry: { methods: new Map(), tasks: new Map() } })
  t.is(text.split('is not among the methods of this installation').length - 1, 3)
  t.is(text.split('is not among the tasks of this installation').length - 1, 3)
  t.true(text.includes('5 of 5 (0.57–1.00)'))
})

test('a task that no longer takes the parameters of the results is named', t => {
  const refusing = new Map(
    [...registry.tasks].map(([id, task]) => [
      id,
      {
        ...task,
        create: () => {
          throw new RangeError('lag')
        },
      },
    ]),
  )
  const text = fixed({ ...fixtureInput(), registry: { ...registry, tasks: refusing } })
  t.true(text.includes('does not take the parameters of these results'))
})

test('one method under two labels has one card, with the settings of both', t => {
  const input = fixtureInput()
  const twice = input.plan.trials.map(trial =>
    trial.methodLabel === 'bptt' ? { ...trial, methodLabel: trial.spec.seed > 2 ? 'bptt, again' : 'bptt' } : trial,
  )
  const text = fixed({ ...input, plan: { ...input.plan, methodLabels: ['bptt', 'bptt, again'], trials: twice } })
  t.is(text.split('### Backpropagation through time').length - 1, 1)
  t.true(text.includes('Settings of `bptt`.') && text.includes('Settings of `bptt, again`.'))
})

test('only references that are used are printed', t => {
  const text = fixed(fixtureInput())
  t.deepEqual(
    [...text.matchAll(/^@\w+\{(\w+),/gm)].map(match => match[1]),
    [
      ...['hochreiter1997guessing', 'hochreiter1997lstm', 'werbos1990bptt'],
      ...['augerhansen2005', 'brookmeyercrowley1982', 'epsteinsobel1953', 'firth1993', 'holm1979', 'kaplanmeier1958'],
      ...['massart1990', 'schmidhuber2001guessing', 'vanelteren1960', 'venzonmoolgavkar1988', 'wilson1927'],
    ],
  )
})

test('many different reasons take little room', t => {
  const input = fixtureInput()
  const records = input.plan.trials.map((trial, i) =>
    record(trial, { status: 'failed', error: `error ${i} ${'x'.repeat(5000)}`, stack: '' }, 0),
  )
  const text = fixed({ ...input, records })
  t.true(text.length < 40_000)
  t.true(text.includes('and 17 other reasons'))
})

test('files are written whole, figures and report, and the summary is returned', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'lagbench-report-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const { path, summary } = await writeReport(fixtureInput(), folder)
  t.is(path, join(folder, 'report.md'))
  t.deepEqual((await readdir(folder, { recursive: true })).sort(), [
    'figures',
    'figures/cost-against-lag.svg',
    'figures/runtime-profile.svg',
    'figures/success-against-lag.svg',
    'report.md',
  ])
  const text = await readFile(path, 'utf8')
  t.is(text, whole(fixtureInput()))
  for (const { file } of composeReport(fixtureInput()).figures) t.true(text.includes(`](${file})`))
  t.true(text.includes(summary.trimEnd()))
})

test('pictures beside the figures on request, in twice their size', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'lagbench-report-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  await writeReport(fixtureInput(), folder, { png: true })
  const { width } = new Resvg(composeReport(fixtureInput()).figures[0]!.svg, { font: { loadSystemFonts: false } })
  const png = await readFile(join(folder, 'figures/success-against-lag.png'))
  t.is(png.subarray(1, 4).toString('latin1'), 'PNG')
  t.is(png.readUInt32BE(16), 2 * width)
})
