// The numbers are worked out by hand; each says how.

import test from 'ava'
import { type ComparedCell, compareResults } from '../../../reports/comparison/compare-results.ts'
import { type CellOf, resultsOf } from './results.ts'

const close = (a: number, b: number) => Math.abs(a - b) < 1e-12

function compared(a: CellOf, b: CellOf): ComparedCell {
  return compareResults(resultsOf([a]), resultsOf([b]), 'sequences').cells[0]!
}

const pairOf = (a: CellOf['endings'], b: CellOf['endings']) =>
  compared({ method: 'm', endings: a }, { method: 'm', endings: b }).tests!

test('five pairs, all solved, B faster in each: McNemar has nothing to go on, 2 of 2^5 assignments of signs are as far', t => {
  const tests = pairOf([10, 20, 30, 40, 50], [1, 2, 3, 4, 5])
  t.like(tests, { pairing: 'by seed', pSolved: 1, pOutcome: 2 / 32, superiorityOfB: 1 })
  t.deepEqual(tests.solvedOnly, { a: 0, b: 0 })
})

test('six pairs that only A solved: 2 / 2^6 by either test, an unsolved trial being worse than any solved one', t => {
  const tests = pairOf([99, 98, 97, 96, 95, 94], ['unsolved', 'unsolved', 'diverged', 'unsolved', 'unsolved', 'diverged'])
  t.true(close(tests.pSolved, 2 / 64))
  t.like(tests, { pOutcome: 2 / 64, superiorityOfB: 0 })
  t.deepEqual(
    [tests.a, tests.b, tests.solvedOnly],
    [
      { solved: 6, trials: 6 },
      { solved: 0, trials: 6 },
      { a: 6, b: 0 },
    ],
  )
})

test('rank differences -1, 1, 1: every assignment of signs is as far, and B is better in two of three', t => {
  t.like(pairOf([1, 4, 6], [2, 3, 5]), { pOutcome: 1, superiorityOfB: 2 / 3 })
})

test('four pairs that only A solved, one that only B: 2 (1 + 5) / 2^5 by McNemar', t => {
  // Ranks of A: 1, 2, 3, 4, 8; of B: 8, 8, 8, 8, 5 (five unsolved share the mean of 6 to 10). Differences -7, -6, -5, -4, 3: sum 19 of
  // 25 at the most. As far: no change of sign, or of the 3 alone; the 4 would leave 25 - 8 = 17. So 2 (1 + 1) / 2^5.
  const tests = pairOf([1, 2, 3, 4, 'unsolved'], ['unsolved', 'unsolved', 'unsolved', 'unsolved', 9])
  t.true(close(tests.pSolved, 12 / 32))
  t.like(tests, { pOutcome: 4 / 32, superiorityOfB: 1 / 5 })
})

test('without a seed in common: 2 of the 70 choices of 4 out of 8, by Fisher as by Mann and Whitney', t => {
  const { tests, shared } = compared(
    { method: 'm', endings: [1, 2, 3, 4] },
    { method: 'm', endings: ['unsolved', 'unsolved', 'unsolved', 'unsolved'], firstSeed: 5 },
  )
  t.is(shared, 0)
  t.like(tests, { pairing: 'none', solvedOnly: null, superiorityOfB: 0 })
  t.true(close(tests!.pSolved, 2 / 70))
  t.true(close(tests!.pOutcome, 2 / 70))
})

test('pairs of which one was skipped, failed or has not run do not count, and seeds of one only neither', t => {
  const { tests, shared } = compared(
    { method: 'm', endings: [5, 5, 'skipped', 5, 'missing', 5] },
    { method: 'm', endings: [4, 'failed', 4, 4, 4] },
  )
  t.is(shared, 4)
  t.like(tests, { a: { solved: 2, trials: 2 }, b: { solved: 2, trials: 2 }, pOutcome: 2 / 4 })
  t.is(compared({ method: 'm', endings: [5, 'failed'] }, { method: 'm', endings: ['skipped', 5] }).tests, null)
})

test('Holm over the cells that differ: 2/70 and 2/64 are taken 3 and 2 times, and what is equal does not count', t => {
  const version = { methodVersion: 2 }
  const a = resultsOf([
    { method: 'faster', endings: [10, 20, 30, 40, 50] },
    { method: 'worse', endings: [99, 98, 97, 96, 95, 94] },
    { method: 'other seeds', endings: [1, 2, 3, 4] },
    { method: 'equal', endings: [7, 'unsolved'] },
  ])
  const b = resultsOf([
    { method: 'equal', endings: [7, 'unsolved'], change: version },
    { method: 'faster', endings: [1, 2, 3, 4, 5], change: version },
    { method: 'worse', endings: ['unsolved', 'unsolved', 'unsolved', 'unsolved', 'unsolved', 'unsolved'], change: version },
    { method: 'other seeds', endings: ['unsolved', 'unsolved', 'unsolved', 'unsolved'], firstSeed: 5 },
  ])
  const { cells, shared, equal, contradictions } = compareResults(a, b, 'sequences')
  t.deepEqual([shared, equal, contradictions], [13, 2, 0])
  const [faster, worse, seeds, same] = cells.map(({ tests }) => tests)
  t.is(same, null)
  t.true(close(seeds!.holmSolved, 6 / 70))
  // Twice 2/64 is less than what the smaller p has become.
  t.true(close(worse!.holmSolved, 6 / 70))
  t.is(faster!.holmSolved, 1)
  for (const tests of [faster, worse, seeds]) t.true(close(tests!.holmOutcome, 6 / 70))
})

test('what changed is told; an equal result under another version is equal, under the same version a difference is a contradiction', t => {
  const { cells, contradictions } = compareResults(
    resultsOf([
      { method: 'changed', endings: [1, 2] },
      { method: 'contradicts', endings: [1, 2] },
    ]),
    resultsOf([
      {
        method: 'changed',
        endings: [1, 2],
        change: { methodVersion: 3, engineVersion: 2, options: { hidden: 8 }, budget: { sequences: 200, steps: 7 } },
      },
      { method: 'contradicts', endings: [1, 3] },
    ]),
    'sequences',
  )
  t.deepEqual(cells[0]!.changes, [
    'engine version 1 -> 2',
    'version of changed 1 -> 3',
    'option hidden none -> 8',
    'budget of sequences 100 -> 200',
    'budget of steps none -> 7',
  ])
  t.is(cells[0]!.equal, 2)
  t.deepEqual(cells[1]!.changes, [])
  t.is(contradictions, 1)
})

test('cells of other parameters or lags do not pair', t => {
  const { cells, onlyA, onlyB } = compareResults(
    resultsOf([
      { method: 'm', endings: [1] },
      { method: 'n', endings: [1] },
    ]),
    resultsOf([
      { method: 'm', endings: [1], change: { parameters: { lag: 10, noise: 0.2 } } },
      { method: 'n', endings: [1], change: { parameters: { lag: 11 } } },
    ]),
    'sequences',
  )
  t.deepEqual([cells.length, onlyA.length, onlyB.length], [0, 2, 2])
})

test('curves that were thinned are compared at the points that both have', t => {
  const whole = resultsOf([{ method: 'm', endings: [1] }])
  const curve = [1, 2, 3].map(sequences => ({ sequences, meanError: 0.5, fractionCorrect: 0.5 }))
  const withCurve = (points: typeof curve) =>
    whole.records.map(({ result, environment }) => ({ result: { ...result, curve: points }, environment }))
  const long = { ...whole, records: withCurve(curve) }
  const thin = { ...whole, records: withCurve([curve[1]!, curve[2]!]), every: 2 }
  t.is(compareResults(long, thin, 'sequences').equal, 1)
  t.is(compareResults(long, { ...thin, every: 1 }, 'sequences').equal, 0)
})

const methodTests = (a: readonly CellOf[], b: readonly CellOf[]) =>
  compareResults(resultsOf(a), resultsOf(b), 'sequences').methods
const at = (lag: number) => ({ parameters: { lag } })

test('over the cells of a method: 2 of 2^4 assignments of signs, where B is better in both pairs of two cells', t => {
  const [test, ...others] = methodTests(
    [
      { method: 'm', endings: [5, 6] },
      { method: 'm', endings: [5, 6], change: at(20) },
      { method: 'one cell', endings: [5, 6] },
    ],
    [
      { method: 'm', endings: [3, 4] },
      { method: 'm', endings: [3, 4], change: at(20) },
      { method: 'one cell', endings: [3, 4] },
    ],
  )
  t.deepEqual(test, { method: 'm', cells: 2, trials: 4, better: { a: 0, b: 4 }, favours: 'B', p: 2 / 16, holm: 2 / 16 })
  t.deepEqual(others, [])
})

test('pairs weigh by the size of their cell: 1/3 of a cell of two trials against -1/5 and 1/5 of one of four', t => {
  // As far as 1/3: 1/3 with the two fifths of one sign (+), or of opposite ones (two ways), of 4; so 6 of 8. Without weights all 8.
  const [test] = methodTests(
    [
      { method: 'm', endings: [2] },
      { method: 'm', endings: [1, 4], change: at(20) },
    ],
    [
      { method: 'm', endings: [1] },
      { method: 'm', endings: [2, 3], change: at(20) },
    ],
  )
  t.like(test, { p: 6 / 8, favours: 'B', better: { a: 1, b: 2 } })
})

test('a method that does better in one cell and worse in another favours neither', t => {
  const up = { method: 'm', endings: [3, 4] }
  const down = { method: 'm', endings: [5, 6] }
  const [test] = methodTests([up, { ...down, change: at(20) }], [down, { ...up, change: at(20) }])
  t.like(test, { p: 1, favours: 'neither' })
})

test('over cells without a seed in common: 2 of 6 times 6 choices of ranks; with some in common in one of them, no test', t => {
  const b = (firstSeed: number, lag: number): CellOf => ({ method: 'm', endings: [3, 4], firstSeed, change: at(lag) })
  const a: readonly CellOf[] = [
    { method: 'm', endings: [5, 6], change: at(20) },
    { method: 'm', endings: [5, 6], change: at(30) },
  ]
  const [test] = methodTests(a, [b(7, 20), b(7, 30)])
  t.like(test, { better: null, favours: 'B', cells: 2, trials: 4 })
  t.true(close(test!.p, 2 / 36))
  t.is(methodTests([b(7, 20), b(7, 30)], a)[0]!.favours, 'A')
  t.deepEqual(methodTests(a, [b(7, 20), b(2, 30)]), [])
})
