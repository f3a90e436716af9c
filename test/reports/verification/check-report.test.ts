import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { type ExecutionContext } from 'ava'
import { environmentMarker } from '../../../reports/parts.ts'
import { writeReport } from '../../../reports/report.ts'
import { checkReport } from '../../../reports/verification/check-report.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { fixtureInput } from '../fixtures.ts'

const input = fixtureInput()

async function written(t: ExecutionContext): Promise<string> {
  const folder = await temporaryFolder(t)
  await writeReport(input, folder)
  return folder
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error('Expected a change')
  await writeFile(path, after)
}

test('a report as it was written holds, wherever and whenever it was made', async t => {
  const folder = await written(t)
  const { differences, figures, strays } = await checkReport({ ...input, commit: null, command: 'other' }, folder)
  t.deepEqual(differences, [])
  t.deepEqual(strays, [])
  t.true(figures > 0)
  await edit(
    join(folder, 'report.md'),
    text => `${text.slice(0, text.indexOf(environmentMarker))}${environmentMarker}\n\nElsewhere\n`,
  )
  t.deepEqual((await checkReport(input, folder)).differences, [])
})

test("a changed number of the report is told with its line and table's row", async t => {
  const folder = await written(t)
  await edit(join(folder, 'report.md'), text => text.replace(/^(\| `lstm-1997`.*?)5 of 5/m, '$14 of 5'))
  const { differences } = await checkReport(input, folder)
  t.is(differences.length, 1)
  t.regex(differences[0]!, /report\.md:\d+` \(under ".+", row "`lstm-1997`"\) has ".*4 of 5.*", the trials give ".*5 of 5/)
})

test('each changed, missing or surplus figure is told', async t => {
  const folder = await written(t)
  const files = [...(await readFile(join(folder, 'report.md'), 'utf8')).matchAll(/\((figures\/.+?\.svg)\)/g)].map(
    match => match[1]!,
  )
  t.true(files.length >= 2)
  await edit(join(folder, files[0]!), text => text.replace(/(\d)(?=\D*$)/, digit => String((Number(digit) + 1) % 10)))
  await rm(join(folder, files[1]!))
  await writeFile(join(folder, 'figures/other.svg'), '')
  const { differences, strays } = await checkReport(input, folder)
  t.is(differences.length, 2)
  t.true(differences.some(text => text.includes(`${files[0]}:`) && text.includes('the trials give')))
  t.true(differences.some(text => text.includes(files[1]!) && text.endsWith('is not there')))
  t.deepEqual(strays, ['figures/other.svg'])
})

test('other trials give another report', async t => {
  const folder = await written(t)
  const { differences } = await checkReport({ ...input, records: input.records.slice(1) }, folder)
  t.true(differences.length > 0)
})
