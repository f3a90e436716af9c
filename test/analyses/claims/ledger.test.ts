// The committed ledger: its verdicts follow from its tests, its tests from the committed evidence, and the README shows what it says.

import { readdirSync, readFileSync } from 'node:fs'
import test from 'ava'
import type { Evidence } from '../../../analyses/claims/claim.ts'
import { claims, ledgerOf } from '../../../analyses/claims/ledger.ts'
import { loadRows, type Row, rowFinder } from '../../../analyses/claims/rows.ts'
import { readmeText, tallyOf, withClaims } from '../../../analyses/claims/table.ts'
import { type Test, verdictOf } from '../../../analyses/claims/test.ts'
import type { ClaimsData } from '../../../analyses/claims.ts'
import type { GradientFlowData } from '../../../analyses/gradient-flow.ts'
import type { LatchingData } from '../../../analyses/latching.ts'
import type { CreditData } from '../../../analyses/markov-credit/measure.ts'
import { digestOf } from '../../../engine/canonical.ts'

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const committed = <Data>(id: string) => JSON.parse(read(`results/${id}/data.json`)) as { data: Data; digest: string }
const ledger = committed<ClaimsData>('claims').data
const [flow, latching, credit] = [
  committed<GradientFlowData>('gradient-flow'),
  committed<LatchingData>('latching'),
  committed<CreditData>('markov-credit'),
]
const evidence = (rows: readonly Row[] = loadRows().rows): Evidence => ({
  flow: flow.data,
  latching: latching.data,
  credit: credit.data,
  row: rowFinder({ digests: {}, rows }),
  own: ledger.own,
})
const verdictIn = (of: Evidence, id: string) => ledgerOf(of).find(entry => entry.id === id)!.verdict

test('the committed ledger is what its evidence gives', t => {
  t.deepEqual(JSON.parse(JSON.stringify(ledgerOf(evidence()))), ledger.ledger)
  t.deepEqual({ ...ledger.digests }, { 'gradient-flow': flow.digest, latching: latching.digest, 'markov-credit': credit.digest })
  t.deepEqual(ledger.rows, loadRows().rows)
})

test('committed data have the digests that they name', t => {
  for (const id of ['claims', 'gradient-flow', 'latching', 'markov-credit']) {
    const { digest, ...rest } = JSON.parse(read(`results/${id}/data.json`))
    t.is(digestOf(rest), digest, id)
    t.true(read(`results/${id}/report.md`).includes(digest), id)
  }
})

test('rows come from the results as they are now; if this fails, run `node analyses/claims/extract.ts`', t => {
  for (const [suite, digest] of Object.entries(loadRows().digests))
    t.true(read(`results/${suite}/report.md`).includes(digest), suite)
})

test('a row that is not there is named', t => {
  t.throws(() => evidence([]).row('task-2a', 'p = 100', 'RTRL at 1', 100), { message: /RTRL at 1 on p = 100 at lag 100/ })
})

/** The opposite result. */
function turned(each: Test): Test {
  switch (each.kind) {
    case 'never':
      return { ...each, violations: each.violations === 0 ? 1 : 0 }
    case 'found':
      return { ...each, found: each.found === 0 ? 1 : 0 }
    case 'mostly':
      return { ...each, count: each.cases - each.count }
    case 'below':
    case 'above': {
      const mirror = (x: number): number => 2 * each.limit - x
      return { ...each, low: mirror(each.high), mean: mirror(each.mean), high: mirror(each.low) }
    }
    case 'within':
      return { ...each, difference: each.difference <= each.tolerance ? 10 * each.tolerance : 0 }
    case 'more often':
      return { ...each, first: each.second, second: each.first }
    case 'no experiment':
      return { kind: 'found', what: each.what, looked: 1, found: 1 }
  }
}

test('verdicts follow from the tests, and turn when a result does', t => {
  for (const { id, verdict, tests } of ledger.ledger) {
    t.is(verdictOf(tests), verdict, id)
    t.not(verdictOf(tests.map(turned)), verdict, id)
    if (verdict === 'supported')
      for (const i of tests.keys()) t.not(verdictOf(tests.with(i, turned(tests[i]))), verdict, `${id} ${i}`)
  }
})

test('other evidence gives other verdicts', t => {
  const before = evidence()
  t.is(verdictIn(before, 'no-long-lags'), 'supported')
  const solved = loadRows().rows.map(row => (row.suite === 'task-2a' ? { ...row, solved: row.finished } : row))
  t.is(verdictIn(evidence(solved), 'no-long-lags'), 'refuted')
  t.is(verdictIn(evidence(solved), 'lstm-more-successful'), 'undecided')
  const exceeded = { ...flow.data, bounds: { ...flow.data.bounds, exceeded: { ...flow.data.bounds.exceeded, closer: 1 } } }
  t.is(verdictIn(before, 'upper-bound'), 'supported')
  t.is(verdictIn({ ...before, flow: exceeded }, 'upper-bound'), 'refuted')
  const normal = { ...latching.data.maps, latches: latching.data.maps.latches.map(each => ({ ...each, norm: each.rate })) }
  t.is(verdictIn(before, 'norm-above-one'), 'refuted')
  t.is(verdictIn({ ...before, latching: { ...latching.data, maps: normal } }, 'norm-above-one'), 'supported')
})

test('each claim has a name of its own, an experiment, tests, and links to files that are there', t => {
  t.true(claims.length >= 20)
  t.is(new Set(claims.map(({ id }) => id)).size, claims.length)
  for (const { id, statement, experiment, tests, links } of ledger.ledger) {
    t.true(statement.length > 20 && experiment.length > 4 && tests.length > 0, id)
    for (const link of links) {
      const path = link.replace('../', 'results/')
      t.true(readdirSync(new URL(`../../../${path}/..`, import.meta.url)).includes(path.split('/').at(-1)!), `${id}: ${link}`)
    }
  }
})

test('the README shows the ledger; if this fails, run `node analyses/claims/readme.ts`', t => {
  t.true(read('README.md').includes(readmeText(ledger.ledger)))
  t.is(withClaims(read('README.md'), ledger.ledger), read('README.md'))
  t.true(read('README.md').includes(tallyOf(ledger.ledger)))
  t.throws(() => withClaims('no markers', ledger.ledger), { message: /markers/ })
})
