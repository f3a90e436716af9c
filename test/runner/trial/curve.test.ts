import test from 'ava'
import fc from 'fast-check'
import { learningCurve } from '../../../runner/trial/curve.ts'
import { answering, taskWith, trial } from '../../helpers/stub-trial.ts'

test('the learning curve has a point per quarter of growth, each the mean since the last', t => {
  const { curve } = trial(
    answering((target, index) => target + (index < 100 ? 0.5 : 0.1)),
    {
      task: taskWith({ kind: 'window', window: 1000, meanErrorBelow: 1 }),
      budget: { sequences: 400 },
    },
  )
  t.deepEqual(curve[0], { sequences: 100, meanError: 0.5, fractionCorrect: 0 })
  t.is(curve[1].sequences, 125)
  t.true(Math.abs(curve[1].meanError - 0.1) < 1e-12)
  t.is(curve[1].fractionCorrect, 1)
  t.is(curve.at(-1)!.sequences, 400)
  for (let i = 2; i < curve.length - 1; i++) t.true(Math.abs(curve[i].sequences / curve[i - 1].sequences - 1.25) < 0.01)
})

test('points come at 100 sequences and then with every quarter more, and the last wherever it ends', t => {
  const curve = learningCurve()
  for (let sequences = 1; sequences <= 320; sequences++) curve.add(sequences, true, 1)
  t.deepEqual(
    curve.points().map(({ sequences }) => sequences),
    // Each the last times 1.25, rounded up.
    [100, 125, 157, 197, 247, 309, 320],
  )
})

test('about ten points make a decade', t => {
  const curve = learningCurve()
  for (let sequences = 1; sequences <= 100_000; sequences++) curve.add(sequences, true, 1)
  const inLastDecade = curve.points().filter(({ sequences }) => sequences > 10_000).length
  t.true(inLastDecade >= 9 && inLastDecade <= 12)
})

test('every answer is in one point: weighted by their sequences, the points give back the totals', t => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 700, size: 'max' }),
      answers => {
        const curve = learningCurve()
        answers.forEach(([correct, error], i) => {
          curve.add(i + 1, correct, error)
        })
        let [before, errors, right] = [0, 0, 0]
        for (const { sequences, meanError, fractionCorrect } of curve.points()) {
          if (sequences <= before) return false
          errors += meanError * (sequences - before)
          right += fractionCorrect * (sequences - before)
          before = sequences
        }
        const [allErrors, allRight] = answers.reduce(([e, r], [correct, error]) => [e + error, r + Number(correct)], [0, 0])
        return before === answers.length && Math.abs(errors - allErrors) < 1e-9 && Math.abs(right - allRight) < 1e-9
      },
    ),
    { seed: 1, numRuns: 100 },
  )
  t.pass()
})

test('without answers there is no curve', t => {
  t.deepEqual(learningCurve().points(), [])
})

test('a learner that presents many sequences before its first answer has no two points at one place', t => {
  const curve = learningCurve()
  for (const sequences of [1000, 1000, 1001, 1002, 1003]) curve.add(sequences, true, 1)
  t.deepEqual(
    curve.points().map(({ sequences }) => sequences),
    [1000, 1003],
  )
})

test('errors whose sum overflows are refused, and the points so far stay finite', t => {
  const curve = learningCurve()
  t.true(curve.add(1, false, 1.5e308))
  t.false(curve.add(2, false, 1.5e308))
  t.deepEqual(curve.points(), [{ sequences: 1, meanError: 1.5e308, fractionCorrect: 0 }])
})
