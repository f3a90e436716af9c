// What becomes of a runtime that matches, differs, fails, or is not there; and how the document tells it.

import test from 'ava'
import { documentText, resultTable } from '../../determinism/document.ts'
import type { Golden } from '../../determinism/golden.ts'
import { proveIn, type Row } from '../../determinism/prove.ts'
import { type Runtime, Unavailable, versionIn } from '../../determinism/runtimes/runtime.ts'

const committed: Golden = { digest: 'a'.repeat(64), parts: { 'functions 1': '1', 'trial 1': '2' } }
const bundles = { own: 'own.mjs', platform: 'platform.mjs' }
const control = { digest: 'c'.repeat(64), parts: {} }

/** A runtime whose bundles of our own functions find `own` with one back end. */
function runtime(own: Golden | Error): Runtime {
  return {
    name: 'Engine',
    architecture: 'x64',
    wanted: '1',
    async open() {
      if (own instanceof Unavailable) throw own
      return {
        version: '1.2',
        async run(bundle) {
          if (own instanceof Error) throw own
          const { digest, parts } = bundle === bundles.own ? own : control
          return [{ backEnd: 'interpreted', digest, parts }]
        },
      }
    },
  }
}

const found = { name: 'Engine', architecture: 'x64', version: '1.2', backEnd: 'interpreted', control: control.digest }

test('a runtime with the committed digest matches; one with another names the parts that differ', async t => {
  t.deepEqual(await proveIn(runtime(committed), bundles, committed), [{ ...found, kind: 'matches', digest: committed.digest }])
  const other = { digest: 'b'.repeat(64), parts: { 'functions 1': '1', 'trial 1': '3' } }
  t.deepEqual(await proveIn(runtime(other), bundles, committed), [
    { ...found, kind: 'differs', digest: other.digest, parts: ['trial 1'] },
  ])
})

test('a runtime that is not there is told from one that failed, and neither reason holds a path', async t => {
  const rows = await Promise.all(
    [
      new Unavailable('no engine on the PATH (try a/b)'),
      new Error('Command failed: /opt/some/engine --run "/tmp/x y/own.mjs"\nstack'),
    ].map(error => proveIn(runtime(error), bundles, committed)),
  )
  t.deepEqual(rows.flat(), [
    { name: 'Engine', architecture: 'x64', version: '1', kind: 'unavailable', reason: 'no engine on the PATH (try a/b)' },
    { name: 'Engine', architecture: 'x64', version: '1.2', kind: 'failed', reason: 'Command failed: engine --run "x y/own.mjs"' },
  ])
})

test('the document has a table of all that ran, and names what could not be had', t => {
  const rows: Row[] = [
    { ...found, kind: 'matches', digest: committed.digest },
    { ...found, kind: 'differs', digest: 'b'.repeat(64), parts: ['trial 1'] },
    { name: 'Other', architecture: 'x64', version: '1.2', kind: 'failed', reason: 'it ended' },
    { name: 'Third', architecture: 'arm64', version: '3', kind: 'unavailable', reason: 'no third on the PATH' },
  ]
  const cells = resultTable(rows)
    .trim()
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
  t.deepEqual(
    cells.slice(2).map(row => [row[1], row[5], row[6]]),
    [
      ['Engine', '`aaaaaaaaaaaaaaaa`', 'yes'],
      ['Engine', '`bbbbbbbbbbbbbbbb`', '**no: 1 parts differ, the first is trial 1**'],
      ['Other', '', '**failed: it ended**'],
    ],
  )
  const text = documentText(committed, rows, new Date('2026-01-02T12:00:00Z'))
  t.true(text.includes('On 2026-01-02: 2 parts, golden digest `aaaaaaaaaaaaaaaa`'))
  t.true(text.includes('- Third 3, arm64: no third on the PATH'), text.slice(-500))
  t.false(documentText(committed, rows.slice(0, 1), new Date()).includes('not to be had'))
})

test('a version is the first number with a point in what a program says', t => {
  t.is(versionIn('Mozilla Firefox 153.7.0esr'), '153.7.0esr')
  t.is(versionIn('qemu-aarch64 version 7.2.22 (Debian 1:7.2+dfsg-7)'), '7.2.22')
  t.is(versionIn('no number'), 'unknown')
})
