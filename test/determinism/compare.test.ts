import test from 'ava'
import { advice, differences, replacement } from '../../determinism/compare.ts'
import type { Golden } from '../../determinism/golden.ts'

const committed: Golden = { digest: 'd1', parts: { 'a 1': '1'.repeat(64), 'b 1': '2'.repeat(64) } }
const raised: Golden = { digest: 'd2', parts: { 'a 1': '1'.repeat(64), 'b 2': '3'.repeat(64) } }
const broken: Golden = { digest: 'd3', parts: { 'a 1': '1'.repeat(64), 'b 1': '3'.repeat(64) } }

test('equal digests have no differences and ask for nothing', t => {
  t.deepEqual(differences(committed, { ...committed }), { changed: [], added: [], gone: [] })
  t.deepEqual(advice(committed, { ...committed }), [])
})

test('other bits under the same version are a change; under a raised version, one part has gone and one was added', t => {
  t.deepEqual(differences(committed, broken), { changed: ['b 1'], added: [], gone: [] })
  t.deepEqual(differences(committed, raised), { changed: [], added: ['b 2'], gone: ['b 1'] })
})

test('the advice names the part, both digests, and the command that mends it', t => {
  t.deepEqual(advice(committed, broken), [
    "Expected 'b 1' to be 2222222222222222, got 3333333333333333: a change of the code changed results; undo it, or raise the version of " +
      'what changed and run `npm run determinism -- --update`',
  ])
  for (const sentence of advice(committed, raised))
    t.regex(sentence, /^Expected 'b [12]'.*; run `npm run determinism -- --update`$/)
})

test('committed digests are replaced where versions were raised, and never where the same versions gave other bits', t => {
  // What is committed is the digests alone, not where they were measured.
  t.deepEqual(replacement(committed, { ...raised, backEnd: 'interpreted' } as Golden), raised)
  t.throws(() => replacement(committed, broken), { message: /raised version.*same versions: b 1\. Undo the change, or raise/ })
})
