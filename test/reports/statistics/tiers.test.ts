import test from 'ava'
import fc from 'fast-check'
import { tiers } from '../../../reports/statistics/tiers.ts'

const from =
  (pairs: readonly string[]) =>
  (a: number, b: number): boolean =>
    pairs.includes(`${a}>${b}`)

test('one tier without significant differences, one each with all of them', t => {
  t.deepEqual(
    tiers(3, () => false),
    [[0, 1, 2]],
  )
  t.deepEqual(
    tiers(3, (a, b) => a > b),
    [[2], [1], [0]],
  )
  t.deepEqual(
    tiers(0, () => true),
    [],
  )
})

test('asserts no order where only the ends differ', t => {
  t.deepEqual(tiers(3, from(['0>2'])), [[0, 1], [2]])
})

test('follows chains, and puts a circle into one tier', t => {
  t.deepEqual(tiers(3, from(['0>1', '1>2'])), [[0], [1], [2]])
  t.deepEqual(tiers(4, from(['0>1', '1>2', '2>0', '2>3'])), [[0, 1, 2], [3]])
})

test('orders all significant pairs and none within a tier, with as few tiers as the longest chain', t => {
  // Better by more than a margin: an order, as pairwise tests mostly give.
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
      fc.double({ min: 0.05, max: 0.6, noNaN: true }),
      (scores, margin) => {
        const better = (a: number, b: number): boolean => scores[a]! - scores[b]! > margin
        const found = tiers(scores.length, better)
        const tierOf = scores.map((_, member) => found.findIndex(tier => tier.includes(member)))
        const longest = (member: number): number =>
          1 + Math.max(0, ...scores.map((_, other) => (better(other, member) ? longest(other) : 0)))
        return (
          found.flat().length === scores.length &&
          scores.every((_, a) => tierOf[a] === longest(a) - 1 && scores.every((_, b) => !better(a, b) || tierOf[a]! < tierOf[b]!))
        )
      },
    ),
    { seed: 1 },
  )
  t.pass()
})
