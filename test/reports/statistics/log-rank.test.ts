import test from 'ava'
import { logRank } from '../../../reports/statistics/log-rank.ts'
import { allNear, near } from './near.ts'
import reference from './reference.json' with { type: 'json' }
import { referenceWaits } from './reference-waits.ts'
import { waits } from './survival-data.ts'

for (const { groups, observed, expected, chiSquared, p } of reference.logRank) {
  test(`agrees with R: ${groups.join(', ')}`, t => {
    const found = logRank(groups.map(referenceWaits))
    t.deepEqual(found.observed, observed)
    allNear(t, found.expected, expected, 'expected')
    near(t, found.chiSquared, chiSquared, 'chi squared')
    t.is(found.degrees, groups.length - 1)
    near(t, found.p, p, 'p')
  })
}

test('does not depend on the order of the groups', t => {
  const names = ['quick', 'slow', 'ties', 'censored']
  near(t, logRank(names.toReversed().map(referenceWaits)).chiSquared, logRank(names.map(referenceWaits)).chiSquared)
})

test('finds nothing where nothing can be told apart', t => {
  const nothing = { chiSquared: 0, degrees: 0, p: 1 }
  t.like(logRank([waits([7], '1'), waits([7], '1')]), nothing)
  t.like(logRank([waits([7, 8], '00'), waits([7], '0')]), nothing)
  t.like(logRank([waits([7, 8], '11'), []]), nothing)
})

test('leaves out a group that was never at risk of an event', t => {
  const early = waits([0.1, 0.2], '00')
  const found = logRank([referenceWaits('quick'), early, referenceWaits('slow')])
  t.is(found.degrees, 1)
  near(t, found.chiSquared, logRank([referenceWaits('quick'), referenceWaits('slow')]).chiSquared)
})

test('refuses a single group', t => {
  t.throws(() => logRank([waits([1], '1')]), { instanceOf: RangeError, message: /two groups, got 1/ })
})
