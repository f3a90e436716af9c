// The replication notes: tables as the committed trials have them, links and commands that lead somewhere, numbers that stand in the sources.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'
import test from 'ava'
import { deviations } from '../../literature/deviations.ts'
import { type PublishedFigure, publishedFigures } from '../../literature/published.ts'
import { markersOf, withoutParts } from '../../reports/replications/markers.ts'
import { madeNotes, readNotes } from '../../reports/replications/notes.ts'
import { lagbench } from '../cli/lagbench.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = 'docs/replications'
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const notes = readNotes()
const experiments = notes.filter(({ file }) => file !== 'README.md')

test('the marked parts are those of the committed results', async t => {
  t.true(notes.length > 10)
  for (const [i, { file, text }] of (await madeNotes(notes)).entries())
    t.is(notes[i].text, text, `${file}: \`node reports/replications/write.ts\` writes it anew`)
})

test('the README says how many comparisons agree', t => {
  const told = (text: string): string | undefined => /\d+ of \d+ comparisons agree/.exec(text)?.[0]
  const index = told(notes.find(({ file }) => file === 'README.md')!.text)
  t.truthy(index)
  t.is(told(read('README.md')), index)
})

test('every experiment has its sections, in the same order', t => {
  for (const { file, text } of experiments)
    t.deepEqual(
      [...text.matchAll(/^## (.+)$/gm)].map(match => match[1]),
      [
        'What the paper says',
        'What is ambiguous',
        'What we tried',
        'What reproduces',
        'What does not, and what we know of why',
        'Repeat it',
      ],
      file,
    )
})

/** GitHub's name of a heading. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

test('every link leads to a file that is there, and to a heading that it has', t => {
  for (const { file, text } of notes) {
    const targets = [...text.matchAll(/\]\(([^)]+)\)|^\[[^\]]+\]: (\S+)$/gm)].map(([, inline, reference]) => inline ?? reference)
    t.true(targets.length > 0, file)
    for (const target of targets) {
      const [path, anchor] = target.split('#')
      const full = normalize(join(folder, path))
      t.true(existsSync(join(root, full)), `${file}: ${target}`)
      if (anchor === undefined) continue
      const headings = [...read(full).matchAll(/^#+ (.+)$/gm)].map(match => slug(match[1]))
      t.true(headings.includes(anchor), `${file}: ${target}`)
    }
  }
})

test('every numbered note that is cited exists, and stands where its link leads', t => {
  for (const { file, text } of experiments) {
    const links = new Map([...text.matchAll(/^\[note (\d+)\]: ([^#\s]+)/gm)].map(([, number, path]) => [number, path]))
    const cited = new Set([...text.matchAll(/\[note (\d+)\](?!:)/gi)].map(match => match[1]))
    t.deepEqual([...links.keys()].sort(), [...cited].sort(), file)
    for (const [number, path] of links) {
      t.true(
        deviations.some(note => note.number === Number(number)),
        `${file}: note ${number}`,
      )
      if (path.endsWith('.md')) t.true(read(join(folder, path)).includes(`**D${number}, `), `${file}: note ${number} in ${path}`)
    }
  }
})

test('the commands name suites, folders of results and options that there are', async t => {
  const { stdout: help } = await lagbench(['verify', '--help'], root)
  for (const { file, text } of experiments) {
    const commands = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(match => match[1].trim().split('\n'))
    t.true(commands.length >= 2, file)
    for (const command of commands) {
      const [, suite] = /^npm run suite -- ([\w-]+)$/.exec(command) ?? []
      const [, results, option] = /^npm run lagbench -- verify results\/([\w-]+) (--\w+) \d+$/.exec(command) ?? []
      t.true(suite !== undefined || results !== undefined, `${file}: ${command}`)
      if (suite !== undefined) t.true(existsSync(join(root, 'suites', `${suite}.ts`)), `${file}: ${command}`)
      if (results === undefined) continue
      t.true(existsSync(join(root, 'results', results, 'trials.jsonl')), `${file}: ${command}`)
      t.true(help.includes(`  ${option} `), `${file}: ${command}`)
    }
  }
})

/** Without separators of thousands. */
const plain = (text: string): string => text.replaceAll(/(?<=\d),(?=\d{3})/g, '')

/** All that a note may take its numbers from: the reports that it shows, their suites, and the figures of the papers that it compares with. */
function sourcesOf(text: string): string {
  const suites = [...new Set(markersOf(text).map(({ suite }) => suite))]
  const reports = suites.map(suite => read(`results/${suite}/report.md`))
  const told = (figure: PublishedFigure): string =>
    `${figure.value} ${Math.round(100 * figure.value)} ${figure.trials} ${figure.place} ${figure.note} ${JSON.stringify([figure.options, figure.parameters])}`
  const papers = publishedFigures().filter(({ citation }) => reports.some(report => report.includes(`\`${citation.key}\`, `)))
  const linked = [...text.matchAll(/\[note (\d+)\](?!:)/gi)].map(match => match[1])
  const cited = deviations.filter(({ number }) => linked.includes(String(number)))
  return plain(
    [...reports, ...suites.map(suite => read(`suites/${suite}.ts`)), ...papers.map(told), ...cited.map(note => note.text)].join(
      '\n',
    ),
  )
}

/** What was written by hand, without code, links' targets and citations. */
function proseOf(text: string): string {
  const body = withoutParts(text).replace(/^[\s\S]*?(?=^## )/m, '')
  return plain(body.replaceAll(/`[^`]*`|\]\([^)]*\)|^\[[^\]]+\]: .*$|\[note \d+\]/gim, ' ')).replaceAll(/\s+/g, ' ')
}

test('every number of two digits or more, and every share, in the text stands in the reports, the suites, the published figures or the numbered notes', t => {
  let numbers = 0
  for (const { file, text } of experiments) {
    const sources = sourcesOf(text)
    const holds = (what: string): boolean => new RegExp(`(?<![\\w.])${what.replaceAll('.', '\\.')}(?![\\d]|\\.\\d)`).test(sources)
    const shares = [...proseOf(text).matchAll(/\b\d+ of \d+\b/g)].map(([share]) => share)
    const values = [...proseOf(text).matchAll(/(?<![\w.])\d{2,}(?:\.\d+)?|(?<![\w.])\d\.\d+/g)].map(([value]) => value)
    for (const what of [...shares, ...values]) t.true(holds(what), `${file}: ${what}`)
    numbers += shares.length + values.length
  }
  t.true(numbers > 200, String(numbers))
})

test('the notes are linked from where readers begin', t => {
  t.regex(read('README.md'), /\]\(docs\/replications\/README\.md\)/)
  for (const { file } of experiments) t.true(notes.at(-1)!.text.includes(`](${file})`), file)
  t.is(dirname(folder), 'docs')
})
