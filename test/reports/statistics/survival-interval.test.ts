import test from 'ava'
import { kaplanMeier } from '../../../reports/statistics/kaplan-meier.ts'
import { survivalInterval } from '../../../reports/statistics/survival-interval.ts'
import { allNear } from './near.ts'
import reference from './reference.json' with { type: 'json' }
import { referenceWaits } from './reference-waits.ts'

for (const { data, logLog, plain } of reference.survivalIntervals) {
  for (const [scale, expected] of [
    ['log-log', logLog],
    ['plain', plain],
  ] as const) {
    test(`agrees with R on the ${scale} scale: ${data}`, t => {
      const found = kaplanMeier(referenceWaits(data)).map(
        step => survivalInterval(step, scale) ?? { low: Number.NaN, high: Number.NaN },
      )
      allNear(
        t,
        found.map(({ low }) => low),
        expected.low,
        'low',
      )
      allNear(
        t,
        found.map(({ high }) => high),
        expected.high,
        'high',
      )
    })
  }
}

test('has no limits where nobody is left, however it is scaled', t => {
  const last = kaplanMeier(referenceWaits('one'))[0]!
  t.is(survivalInterval(last, 'log-log'), null)
  t.is(survivalInterval(last, 'plain'), null)
})
