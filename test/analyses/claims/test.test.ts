import test from 'ava'
import { judge, measured, rules, type Test, type Verdict, verdictOf } from '../../../analyses/claims/test.ts'

const group = (label: string, successes: number, trials: number) => ({ label, successes, trials })

/** Each rule from all of its sides. */
const cases: readonly (readonly [Test, Verdict])[] = [
  [{ kind: 'never', what: 'x', cases: 100, violations: 0 }, 'supported'],
  [{ kind: 'never', what: 'x', cases: 1_000_000, violations: 1 }, 'refuted'],
  [{ kind: 'never', what: 'x', cases: 99, violations: 0 }, 'undecided'],
  [{ kind: 'never', what: 'x', cases: 3, violations: 0, least: 3 }, 'supported'],
  [{ kind: 'found', what: 'x', looked: 50, found: 1 }, 'supported'],
  [{ kind: 'found', what: 'x', looked: 50, found: 0 }, 'undecided'],
  // Wilson: 10 of 10 lies above 0.72, 14 of 20 between 0.48 and 0.85, 2 of 20 below 0.31.
  [{ kind: 'mostly', what: 'x', cases: 10, count: 10 }, 'supported'],
  [{ kind: 'mostly', what: 'x', cases: 20, count: 14 }, 'undecided'],
  [{ kind: 'mostly', what: 'x', cases: 20, count: 2 }, 'refuted'],
  [{ kind: 'mostly', what: 'x', cases: 0, count: 0 }, 'undecided'],
  [{ kind: 'below', what: 'x', low: 0.1, mean: 0.2, high: 0.3, limit: 0.31 }, 'supported'],
  [{ kind: 'below', what: 'x', low: 0.1, mean: 0.2, high: 0.3, limit: 0.3 }, 'undecided'],
  [{ kind: 'below', what: 'x', low: 0.1, mean: 0.2, high: 0.3, limit: 0.05 }, 'refuted'],
  [{ kind: 'above', what: 'x', low: 0.1, mean: 0.2, high: 0.3, limit: 0.05 }, 'supported'],
  [{ kind: 'above', what: 'x', low: 0.1, mean: 0.2, high: 0.3, limit: 0.2 }, 'undecided'],
  [{ kind: 'above', what: 'x', low: 0.1, mean: 0.2, high: 0.3, limit: 0.4 }, 'refuted'],
  [{ kind: 'within', what: 'x', difference: 1e-9, tolerance: 1e-8 }, 'supported'],
  [{ kind: 'within', what: 'x', difference: 1e-7, tolerance: 1e-8 }, 'refuted'],
  // Fisher, two-sided: 7 and 0 of 10 give 0.0031, 6 and 0 of 10 give 0.0108.
  [{ kind: 'more often', what: 'x', first: group('a', 7, 10), second: group('b', 0, 10) }, 'supported'],
  [{ kind: 'more often', what: 'x', first: group('a', 6, 10), second: group('b', 0, 10) }, 'undecided'],
  [{ kind: 'more often', what: 'x', first: group('a', 0, 10), second: group('b', 7, 10) }, 'refuted'],
  [{ kind: 'more often', what: 'x', first: group('a', 0, 0), second: group('b', 7, 10) }, 'undecided'],
  [{ kind: 'no experiment', what: 'x' }, 'undecided'],
]

test('each rule gives the verdict that its words say', t => {
  for (const [each, verdict] of cases) t.is(judge(each), verdict, JSON.stringify(each))
  t.deepEqual(new Set(cases.map(([{ kind }]) => kind)), new Set(Object.keys(rules) as Test['kind'][]))
})

test('a difference that is not a number supports nothing', t => {
  t.is(judge({ kind: 'within', what: 'x', difference: Number.NaN, tolerance: 1 }), 'refuted')
  t.is(judge({ kind: 'below', what: 'x', low: Number.NaN, mean: Number.NaN, high: Number.NaN, limit: 1 }), 'undecided')
})

test('a claim is refuted by one test, supported by all, and undecided without any', t => {
  const [yes, no, open] = (['supported', 'refuted', 'undecided'] as const).map(
    wanted => cases.find(([, verdict]) => verdict === wanted)![0],
  )
  t.is(verdictOf([yes, yes]), 'supported')
  t.is(verdictOf([yes, no, open]), 'refuted')
  t.is(verdictOf([yes, open]), 'undecided')
  t.is(verdictOf([]), 'undecided')
})

test('what was measured is told in words', t => {
  t.is(measured({ kind: 'never', what: 'factors above', cases: 12345, violations: 0 }), 'factors above: 0 of 12,345')
  t.is(
    measured({ kind: 'below', what: 'rate', low: -0.5, mean: -0.25, high: -0.125, limit: 0 }),
    'rate: -0.250 (-0.500 to -0.125), to be below 0',
  )
  t.is(
    measured({ kind: 'more often', what: 'solved', first: group('a', 7, 10), second: group('b', 0, 10) }),
    'solved: a 7 of 10, b 0 of 10 (p = 0.0031)',
  )
})
