// Titles, labels, options and errors come from suites, modules and programs of others: none of it may become markup.

import test from 'ava'
import { composeReport, type ReportInput } from '../../reports/compose.ts'
import { deterministicPart, environmentMarker } from '../../reports/parts.ts'
import { fixtureInput, record, registry } from './fixtures.ts'

const nasty = `a|b \`c\` <script>alert("1")</script>\n\n# d\n${environmentMarker}\n- [e](javascript:f) ![g](http://h/i.png) &lt; \u202ej`

function hostileInput(): ReportInput {
  const input = fixtureInput({ methodLabels: { bptt: nasty }, taskLabels: { adding: nasty } })
  const trials = input.plan.trials.map(trial => ({
    ...trial,
    spec: { ...trial.spec, options: { ...trial.spec.options, [nasty]: nasty } },
  }))
  const bptt = registry.methods.get('bptt')!
  const adding = registry.tasks.get('adding')!
  return {
    ...input,
    plan: { ...input.plan, id: nasty, title: nasty, description: nasty, trials },
    records: trials.map((trial, i) =>
      i % 3 === 0
        ? record(trial, { status: 'failed', error: nasty, stack: nasty }, 0)
        : i % 3 === 1
          ? record(trial, { status: 'skipped', reason: nasty }, 0)
          : record(trial, { status: 'diverged', where: nasty, step: 1 }, 10),
    ),
    registry: {
      methods: new Map([...registry.methods, ['bptt', { ...bptt, title: nasty, summary: nasty }]]),
      tasks: new Map([...registry.tasks, ['adding', { ...adding, title: nasty, card: nasty }]]),
    },
    command: nasty,
    commit: nasty,
  }
}

const { markdown, figures } = composeReport(hostileInput())
const outsideCode = markdown.replaceAll(/```[\s\S]*?```|(`+)(?!`).*?(?<!`)\1(?!`)/g, '')

test('no tag, link, picture or entity of theirs is left', t => {
  t.notRegex(outsideCode.replaceAll(environmentMarker, ''), /(?<!\\)<[a-z!/]/i)
  t.notRegex(outsideCode, /\]\(javascript:/)
  t.notRegex(outsideCode, /(?<!\\)!\[g\]/)
  t.notRegex(outsideCode, /(?<!\\)&lt;/)
})

test('no heading of theirs is left but those of cards, below the report’s own', t => {
  t.deepEqual([...new Set([...markdown.matchAll(/^(#+) d$/gm)].map(match => match[1]!.length))], [4])
})

test('the marker stands on one line only, so nothing cuts the report short', t => {
  t.is(markdown.split('\n').filter(line => line === environmentMarker).length, 1)
  t.true(deterministicPart(markdown).includes('## References'))
})

test('every table keeps its number of columns', t => {
  const blocks = markdown.split('\n\n').filter(block => block.startsWith('|'))
  t.true(blocks.length > 10)
  for (const block of blocks) {
    const columns = block
      .trimEnd()
      .split('\n')
      .map(line => line.replaceAll(/\\[\\|]/g, '').split('|').length)
    t.is(new Set(columns).size, 1, block)
  }
})

test('figures hold it as text', t => {
  for (const { svg, file } of figures) {
    t.notRegex(svg, /<script/i, file)
    t.false(svg.includes('\u202e'))
  }
})
