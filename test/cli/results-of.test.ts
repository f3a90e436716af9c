import test from 'ava'
import { resultsIn, resultsWithoutCurves } from '../../cli/results-of.ts'
import { composeReport } from '../../reports/compose.ts'
import { openStore } from '../../runner/store.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { fixtureInput } from '../reports/fixtures.ts'

test('results read without their curves give the same report, digest of the results included', async t => {
  const { plan, records, registry } = fixtureInput()
  const curve = [{ sequences: 100, meanError: 0.3, fractionCorrect: 0.5 }]
  const folder = await temporaryFolder(t)
  const store = openStore(folder, 'write')
  store.putAll(
    records.map(record => ({ ...record, result: { ...record.result, curve } })),
    { plan, command: 'x' },
  )
  store.close()
  const whole = resultsIn(folder, undefined)
  const bare = resultsIn(folder, undefined, resultsWithoutCurves)
  t.is(whole.records.length, bare.records.length)
  t.true(whole.records.every(({ result }) => result.curve.length === 1))
  t.true(bare.records.every(({ result }) => result.curve.length === 0))
  const [a, b] = [whole, bare].map(
    ({ stored, records: read, digest }) =>
      composeReport({ ...stored, records: read, ...(digest === undefined ? {} : { digest }), registry, commit: null }).markdown,
  )
  t.is(a, b)
  const { digest: _, ...without } = bare
  t.not(composeReport({ ...without.stored, records: without.records, registry, commit: null }).markdown, a)
})
