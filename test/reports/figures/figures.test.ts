import { Resvg } from '@resvg/resvg-js'
import test from 'ava'
import { composeReport, type ReportInput } from '../../../reports/compose.ts'
import type { Figure } from '../../../reports/figures/figure.ts'
import { fixtureInput } from '../fixtures.ts'

const figuresOf = (input: ReportInput): readonly Figure[] => composeReport(input).figures
const narrowed = (tasks: number): ReportInput => {
  const input = fixtureInput()
  const taskLabels = input.plan.taskLabels.slice(0, tasks)
  return {
    ...input,
    plan: { ...input.plan, taskLabels, trials: input.plan.trials.filter(trial => taskLabels.includes(trial.taskLabel)) },
  }
}

for (const { file, svg } of figuresOf(fixtureInput())) {
  test(`${file} is drawn as reviewed`, t => {
    t.snapshot(svg)
  })
}

test('figures are whole SVG documents, which a renderer takes, at the size that they state', t => {
  for (const input of [fixtureInput(), narrowed(2), narrowed(1), { ...fixtureInput(), records: [] }]) {
    for (const { svg } of figuresOf(input)) {
      const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } })
      t.regex(svg, new RegExp(`^<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`))
    }
  }
})

test('figures name themselves and say what they show to those who cannot see them', t => {
  for (const { svg, alt } of figuresOf(fixtureInput())) {
    t.regex(svg, /role="img" aria-labelledby="title description"/)
    t.regex(svg, /<desc id="description">(Two-sequence problem: )?bptt/)
    t.true(alt.length > 40 && alt.length < 300)
  }
  const againstLag = (input: ReportInput): readonly Figure[] =>
    figuresOf(input).filter(({ file }) => file.includes('against-lag'))
  for (const { alt } of againstLag(fixtureInput()))
    t.regex(alt, /^Line charts of the .+, one for each of [2-9] tasks, one line for each method; /)
  for (const { alt } of againstLag(narrowed(1))) t.regex(alt, /^Line chart of the [^,]+, one line for each method; /)
})

test('figures bring their own background, and load nothing', t => {
  for (const { svg } of figuresOf(fixtureInput())) {
    t.regex(svg, /<rect[^>]+rx="8" fill="#ffffff"/)
    t.notRegex(svg.replaceAll('http://www.w3.org/2000/svg', ''), /https?:|<style|<script|url\(/)
  }
})

test('each method has the same colour and shape in every panel and figure', t => {
  const [success, cost] = figuresOf(fixtureInput())
  for (const svg of [success!.svg, cost!.svg]) {
    for (const color of ['#0072b2', '#d55e00', '#009e73']) t.true(svg.includes(color))
  }
})

test('a method that was skipped throughout a task is named under the title of its panel', t => {
  const [success] = figuresOf(fixtureInput())
  t.is(success!.svg.split('no finished trial: weight-guessing').length - 1, 1)
})
