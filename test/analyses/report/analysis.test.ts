// The contract of analyses, and what is written of them.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import test from 'ava'
import type { Analysis } from '../../../analyses/analysis.ts'
import { composeAnalysis } from '../../../analyses/report/compose.ts'
import { dataText, digestOfData, runAnalysis } from '../../../analyses/report/data.ts'
import { writeAnalysis } from '../../../analyses/report/write.ts'
import { analysisIds, loadAnalysis } from '../../../cli/analyses.ts'
import { digestOf, type Json } from '../../../engine/canonical.ts'
import { hochreiter2001gradient } from '../../../literature/citations.ts'
import { paragraph } from '../../../reports/markdown/nodes.ts'
import { deterministicPart } from '../../../reports/parts.ts'
import { temporaryFolder } from '../../helpers/folder.ts'

const toy: Analysis<{ readonly draws: readonly number[] }> = {
  version: 3,
  title: 'Three draws',
  description: 'Draws three numbers.',
  sources: [hochreiter2001gradient],
  parameters: { count: 3 },
  run: streams => ({ draws: [1, 2, 3].map(i => streams('draw', i).uniform()) }),
  report: ({ draws }) => ({
    sections: [paragraph(`First: ${draws[0]}`)],
    figures: [{ file: 'figures/none.svg', svg: '<svg/>', alt: 'nothing', caption: 'Nothing.' }],
  }),
}

test('the same analysis gives the same data and text; another id or version draws other numbers', async t => {
  const [first, again, other, newer] = await Promise.all([
    runAnalysis('toy', toy),
    runAnalysis('toy', toy),
    runAnalysis('other', toy),
    runAnalysis('toy', { ...toy, version: 4 }),
  ])
  t.deepEqual(first, again)
  t.is(new Set([first, other, newer].map(({ data }) => data.draws[0])).size, 3)
  t.is(new Set(first.data.draws).size, 3)
  const [one, two] = [composeAnalysis(toy, first, null).markdown, composeAnalysis(toy, first, 'abc').markdown]
  t.not(one, two)
  t.is(deterministicPart(one), deterministicPart(two))
})

test('report, figures and data are written; the data name their digest', async t => {
  const folder = await temporaryFolder(t)
  const result = await runAnalysis('toy', toy)
  const path = await writeAnalysis(toy, result, folder, null)
  t.is(path, join(folder, 'report.md'))
  t.deepEqual((await readdir(folder)).sort(), ['data.json', 'figures', 'report.md'])
  const text = await readFile(join(folder, 'data.json'), 'utf8')
  t.is(text, dataText(result))
  const { digest, ...rest } = JSON.parse(text)
  t.is(digest, digestOf(rest))
  const report = await readFile(path, 'utf8')
  t.true(report.startsWith('# Three draws\n'))
  for (const part of [digestOfData(result), 'toy 3', '@incollection{hochreiter2001gradient', 'npm run suite -- toy'])
    t.true(report.includes(part), part)
})

test('data that JSON cannot hold are refused', async t => {
  const broken = { ...toy, run: () => ({ draws: [Number.NaN] }) }
  const result = await runAnalysis('toy', broken)
  t.throws(() => dataText(result), { instanceOf: TypeError })
})

test('each analysis in the folder has a committed run of its present version and parameters, whose text and figures follow from its data', async t => {
  const root = new URL('../../../results/', import.meta.url)
  const ids = await analysisIds()
  t.true(ids.length >= 4)
  for (const id of ids) {
    const analysis = await loadAnalysis(id)
    const { digest: _, ...result } = JSON.parse(await readFile(new URL(`${id}/data.json`, root), 'utf8'))
    t.is(result.version, analysis.version, id)
    t.deepEqual(result.parameters, JSON.parse(JSON.stringify(analysis.parameters)), id)
    const { markdown, figures } = composeAnalysis(analysis as Analysis<Json>, result, null)
    t.is(deterministicPart(await readFile(new URL(`${id}/report.md`, root), 'utf8')), deterministicPart(markdown), id)
    for (const { file, svg, alt, caption } of figures) {
      t.is(await readFile(new URL(`${id}/${file}`, root), 'utf8'), svg, file)
      const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } })
      t.regex(svg, new RegExp(`^<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`))
      t.regex(svg, /role="img" aria-labelledby="title description"/)
      t.notRegex(svg, /NaN|undefined|Infinity/)
      t.true(alt.length > 60 && alt.length < 400 && caption.length > 40, file)
    }
  }
})
