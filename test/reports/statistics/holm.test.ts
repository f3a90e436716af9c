import test from 'ava'
import { holm } from '../../../reports/statistics/holm.ts'
import { allNear } from './near.ts'
import reference from './reference.json' with { type: 'json' }

for (const { p, corrected } of reference.holm) {
  test(`agrees with R: ${p.join(', ')}`, t => {
    allNear(t, holm(p), corrected)
  })
}

test('corrects nothing where there is nothing', t => {
  t.deepEqual(holm([]), [])
})
