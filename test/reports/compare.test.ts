import test from 'ava'
import type { PublishedFigure } from '../../literature/published.ts'
import { publishedFigures } from '../../literature/published.ts'
import { type Comparison, compare } from '../../reports/compare.ts'
import { makeGrid } from '../../reports/grid.ts'
import type { Outcome } from '../../runner/record.ts'
import { fixturePlan, record, registry } from './fixtures.ts'

const plan = fixturePlan({ seeds: 20 })
const planned = plan.trials.filter(
  trial => trial.methodLabel === 'lstm-1997' && trial.taskLabel === 'adding' && trial.spec.parameters.lag === 100,
)
const figure: PublishedFigure = {
  ...publishedFigures().find(each => each.place === 'Table 7, row 1')!,
  value: 20_000,
  trials: 10,
}

/** Holds `figure` against one trial per count; a negative count is an unsolved trial that ended there. */
function against(counts: readonly number[], change: Partial<PublishedFigure> = {}, options = {}): Comparison {
  const trials = planned
    .slice(0, counts.length)
    .map(trial => ({ ...trial, spec: { ...trial.spec, options: { ...trial.spec.options, ...options } } }))
  const records = trials.map((trial, i) => {
    const status: Outcome['status'] = counts[i]! < 0 ? 'unsolved' : 'solved'
    return record(trial, { status }, Math.abs(counts[i]!), Math.abs(counts[i]!) * 2)
  })
  const grid = makeGrid({ ...plan, trials }, records, registry)
  return compare({ ...figure, ...change }, grid.cells[0]!)
}

test('agrees when the interval of the ratio holds 1', t => {
  const found = against([12_000, 15_000, 9_000, 30_000, 22_000])
  t.is(found.verdict, 'agrees')
  t.is(found.ratio?.value, 0.88)
  t.is(found.ratio?.interval.high.toFixed(6), '1.825331')
})

test('differs when the measured mean is too high or too low', t => {
  t.is(against([50_000, 52_000, 61_000, 47_000, 55_000]).verdict, 'differs')
  t.is(against([5_000, 5_200, 6_100, 4_700, 5_500]).verdict, 'differs')
})

test('agrees less readily when the published mean rests on more trials', t => {
  const counts = [26_000, 30_000, 24_000, 36_000]
  t.is(against(counts, { trials: 2 }).verdict, 'agrees')
  t.is(against(counts, { trials: 1000 }).verdict, 'differs')
})

test('needs three trials', t => {
  const found = against([20_000, 21_000])
  t.is(found.verdict, 'not comparable')
  t.is(found.reason, '2 finished trials; a comparison takes at least 3.')
  t.is(found.ratio, null)
})

test('is not comparable when some trials were not solved and the rest say nothing', t => {
  const found = against([12_000, 15_000, 9_000, -25_000])
  t.is(found.verdict, 'not comparable')
  t.regex(found.reason, /^Only 3 of 4 trials got there/)
  t.is(found.measured?.n, 3)
})

test('differs when even the budgets of unsolved trials make the mean too high', t => {
  const found = against([-100_000, -100_000, 90_000, -100_000, -100_000])
  t.is(found.verdict, 'differs')
  t.regex(found.reason, /lower bound/)
})

test('compares the published milestone, not the end', t => {
  const two = plan.trials.filter(
    trial => trial.methodLabel === 'lstm-1997' && trial.taskLabel === 'two-sequence' && trial.spec.parameters.lag === 100,
  )
  const records = two.map(trial => record(trial, { status: 'solved' }, 30_000))
  const grid = makeGrid({ ...plan, trials: two }, records, registry)
  t.is(compare({ ...figure, milestone: 'ST1' }, grid.cells[0]!).measured?.mean, 21_000)
  t.is(compare({ ...figure, milestone: 'no such stage' }, grid.cells[0]!).measured, null)
})

test('compares weight changes where the figure counts these', t => {
  t.is(against([10_000, 11_000, 9_000], { quantity: 'weightChanges' }).measured?.mean, 20_000)
})

test('is not comparable when a published setting was changed, and says which', t => {
  const found = against([20_000, 21_000, 19_000], {}, { learningRate: 0.1 })
  t.is(found.verdict, 'not comparable')
  t.is(found.reason, 'Other settings than published: learningRate is 0.1 instead of 0.5.')
})

test('an option that was not published counts at its default, unless the paper leaves it open', t => {
  const close = [20_000, 21_000, 19_000]
  t.is(against(close, {}, { hidden: 3 }).reason, 'Other settings than published: hidden is 3 instead of 4.')
  t.is(against(close, { open: ['hidden'] }, { hidden: 3 }).verdict, 'agrees')
})

test("the published setting and lagbench's reading of it may both be compared", t => {
  const close = [20_000, 21_000, 19_000]
  t.is(against(close, {}, { hidden: 8 }).verdict, 'agrees')
  t.is(against(close, {}, { hidden: 4 }).verdict, 'agrees')
  t.is(against(close, {}, { hidden: 8, learningRate: 0.1 }).verdict, 'not comparable')
})

test('passes on why a figure can never be compared', t => {
  const found = against([20_000, 21_000, 19_000], { notComparable: 'Other sequences.' })
  t.like(found, { verdict: 'not comparable', reason: 'Other sequences.' })
  t.is(against([20_000, 21_000, 19_000], { quantity: 'errorRate', value: 0.5 }).verdict, 'not comparable')
})
