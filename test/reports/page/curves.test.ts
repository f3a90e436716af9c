import test from 'ava'
import { curveRule, flatCurve, threeDigits } from '../../../reports/page/curves.ts'

const curve = Array.from({ length: 7 }, (_, i) => ({ sequences: 100 * (i + 1), meanError: 1 / (i + 3), fractionCorrect: i / 7 }))

test('all points are kept while they are few enough', t => {
  t.deepEqual(curveRule([10, 0, 20], 30), { every: 1, note: '' })
  t.is(flatCurve(curve, 1).length, 21)
})

test('the smallest step that meets the limit is taken, and the last point is always kept', t => {
  t.is(curveRule([10, 20, 30], 59).every, 2)
  t.is(curveRule([10, 20, 30], 29).every, 3)
  t.deepEqual(
    flatCurve(curve, 3).filter((_, i) => i % 3 === 0),
    [100, 400, 700],
  )
  t.deepEqual(
    flatCurve(curve, 4).filter((_, i) => i % 3 === 0),
    [300, 700],
  )
})

test('curves of fewer than four points on average are left out altogether', t => {
  t.is(curveRule([20, 20, 20], 12).every, 5)
  const { every, note } = curveRule([20, 20, 20], 11)
  t.is(every, null)
  t.true(note.startsWith('Learning curves are left out: 60 points'))
})

test('no curves are no reason to leave any out', t => {
  t.deepEqual(curveRule([0, 0], 10), { every: 1, note: '' })
})

test('three significant digits, and null for what JSON cannot say', t => {
  t.deepEqual([0.123456, 12345, 0, Number.NaN, Number.POSITIVE_INFINITY].map(threeDigits), [0.123, 12300, 0, null, null])
})
