import test from 'ava'
import { digestOfResults } from '../../reports/digest.ts'
import type { TrialResult } from '../../runner/record.ts'
import { fixtureInput } from './fixtures.ts'

const results = fixtureInput().records.map(record => record.result)
const change = (part: Partial<TrialResult>): TrialResult[] => [{ ...results[0]!, ...part }, ...results.slice(1)]

test('does not depend on the order of results, nor on the order of their keys', t => {
  const turned = results
    .toReversed()
    .map(result => Object.fromEntries(Object.entries(result).toReversed()) as unknown as TrialResult)
  t.is(digestOfResults(turned), digestOfResults(results))
})

test('changes when any part of any result does', t => {
  const digests = [
    results,
    results.slice(1),
    change({ weights: 94 }),
    change({ outcome: { status: 'unsolved' } }),
    change({ digests: { weights: 'x', answers: '' } }),
    change({ counters: { ...results[0]!.counters, sequences: 1 } }),
  ].map(digestOfResults)
  t.is(new Set(digests).size, digests.length)
})

test('leaves out error stacks, which hold the paths of a machine, but not errors', t => {
  const failed = (error: string, stack: string): string =>
    digestOfResults(change({ outcome: { status: 'failed', error, stack } }))
  t.is(failed('e', 'at /home/a'), failed('e', 'at /home/b'))
  t.not(failed('e', ''), failed('f', ''))
})

test('is the same for a result fresh from its trial and for what a store makes of it', t => {
  const fresh = change({ test: { sequences: 1, wrong: 1, meanError: Number.NaN } })
  t.is(digestOfResults(JSON.parse(JSON.stringify(fresh))), digestOfResults(fresh))
})

test('is what sha256sum makes of canonical JSON lines', t => {
  // printf '' | sha256sum
  t.is(digestOfResults([]), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
