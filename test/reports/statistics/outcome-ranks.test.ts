import test from 'ava'
import { compareOutcomes, outcomeRanks } from '../../../reports/statistics/outcome-ranks.ts'
import { waits } from './survival-data.ts'

test('puts solved before unsolved, and the cheaper of the solved first', t => {
  t.deepEqual([...outcomeRanks(waits([9, 5, 1, 7], '1101'))], [3, 1, 4, 2])
})

test('gives equal trials the mean of their ranks, unsolved ones whatever they spent', t => {
  t.deepEqual([...outcomeRanks(waits([5, 2, 5, 10, 90, Number.POSITIVE_INFINITY], '111000'))], [2.5, 1, 2.5, 5, 5, 5])
  t.is(compareOutcomes({ time: 1, solved: false }, { time: Number.POSITIVE_INFINITY, solved: false }), 0)
})

test('ranks one trial first, and none not at all', t => {
  t.deepEqual([...outcomeRanks(waits([5], '0'))], [1])
  t.is(outcomeRanks([]).length, 0)
})
