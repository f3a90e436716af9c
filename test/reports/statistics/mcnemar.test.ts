import test from 'ava'
import { mcNemar } from '../../../reports/statistics/mcnemar.ts'
import { near } from './near.ts'
import reference from './reference.json' with { type: 'json' }

for (const { onlyFirst, onlySecond, exact, midP } of reference.mcnemar) {
  test(`agrees with R at ${onlyFirst} against ${onlySecond}`, t => {
    const found = mcNemar(onlyFirst, onlySecond)
    near(t, found.exact, exact, 'exact')
    near(t, found.midP, midP, 'mid-p')
  })
}

test('refuses what is no number of pairs', t => {
  t.throws(() => mcNemar(-1, 2), { instanceOf: RangeError, message: /got -1 and 2/ })
  t.throws(() => mcNemar(1, 0.5), { instanceOf: RangeError })
})
