import test from 'ava'
import { certificates, certificatesOf } from '../../reports/difficulty.ts'
import { readSoundResults } from '../../runner/exchange/read.ts'
import type { Outcome } from '../../runner/record.ts'
import { fixtureInput, record } from './fixtures.ts'

test('the certificates are those of the committed reference run', t => {
  const { records } = readSoundResults('results/guessing-certificate')
  t.deepEqual(certificates(), certificatesOf(records.map(({ result }) => result)))
  t.true(certificates().length > 80)
})

test('draws of all trials count, solved or not; skipped ones certify nothing', t => {
  const [first] = fixtureInput().plan.trials
  const at = (outcome: Outcome, draws: number) => record(first!, outcome, 1, draws).result
  t.deepEqual(
    certificatesOf([at({ status: 'solved' }, 10), at({ status: 'unsolved' }, 70), at({ status: 'skipped', reason: 'no' }, 0)]),
    [{ task: first!.spec.task, lag: first!.spec.parameters.lag, net: '', trials: 2, solved: 1, draws: 80 }],
  )
})
