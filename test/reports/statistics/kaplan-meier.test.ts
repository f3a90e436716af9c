import test from 'ava'
import { kaplanMeier, type SurvivalStep } from '../../../reports/statistics/kaplan-meier.ts'
import { lung, maintained, remission, waits } from './survival-data.ts'

function agrees(found: readonly number[], expected: readonly number[]): boolean {
  return found.length === expected.length && found.every((value, i) => Math.abs(value - expected[i]!) < 1e-12)
}

const column = (steps: readonly SurvivalStep[], name: keyof SurvivalStep): number[] => steps.map(step => step[name])

test('agrees with R on the remission data', t => {
  const steps = kaplanMeier(remission)
  t.deepEqual(column(steps, 'time'), [6, 7, 10, 13, 16, 22, 23])
  t.deepEqual(column(steps, 'atRisk'), [21, 17, 15, 12, 11, 7, 6])
  t.true(
    agrees(
      column(steps, 'survival'),
      [
        0.857142857142857, 0.80672268907563, 0.752941176470588, 0.690196078431372, 0.627450980392157, 0.53781512605042,
        0.448179271708683,
      ],
    ),
  )
  t.true(
    agrees(
      column(steps, 'logStandardError'),
      [
        0.0890870806374748, 0.107763530587779, 0.127964382883082, 0.15475994592402, 0.181773347752949, 0.238434632054235,
        0.300307187886291,
      ],
    ),
  )
})

test('agrees with R where a time is censored and solved at once', t => {
  const steps = kaplanMeier(maintained)
  t.deepEqual(column(steps, 'atRisk'), [11, 10, 8, 7, 5, 4, 2])
  t.true(
    agrees(
      column(steps, 'survival'),
      [
        0.909090909090909, 0.818181818181818, 0.715909090909091, 0.613636363636364, 0.490909090909091, 0.368181818181818,
        0.184090909090909,
      ],
    ),
  )
  t.is(column(steps, 'logStandardError').at(-1)?.toFixed(12), (0.833787754888509).toFixed(12))
})

test('agrees with R on 228 times with many ties', t => {
  const steps = kaplanMeier(lung)
  t.is(steps.length, 139)
  const [first, last] = [steps[0]!, steps.at(-1)!]
  t.true(agrees([first.survival, last.survival], [0.995614035087719, 0.0503455680708105]))
  t.true(agrees([first.logStandardError, last.logStandardError], [0.00439561501176264, 0.453824433641275]))
})

test('is the share not yet solved where nothing is censored', t => {
  t.deepEqual(
    kaplanMeier(waits([4, 2, 1, 3], '1111')).map(step => step.survival),
    [0.75, 0.5, 0.25, 0],
  )
})

test('has no steps where everything is censored, or there is nothing', t => {
  t.deepEqual(kaplanMeier(waits([7, 7, 7], '000')), [])
  t.deepEqual(kaplanMeier([]), [])
})

test('keeps what will never be solved at risk to the end', t => {
  const steps = kaplanMeier([
    { time: 5, solved: true },
    { time: Number.POSITIVE_INFINITY, solved: false },
  ])
  t.deepEqual(column(steps, 'survival'), [0.5])
})

test('does not change its input', t => {
  const times = waits([3, 1, 2], '111')
  kaplanMeier(times)
  t.deepEqual(
    times.map(({ time }) => time),
    [3, 1, 2],
  )
})
