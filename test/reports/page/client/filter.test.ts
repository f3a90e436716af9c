import test from 'ava'
import { makeGrid } from '../../../../reports/grid.ts'
import { type Filters, matching, outcomeOf } from '../../../../reports/page/client/filter.ts'
import { solvedText, tipOf } from '../../../../reports/page/client/words.ts'
import { pageData } from '../../../../reports/page/data.ts'
import type { CellData } from '../../../../reports/page/page-data.ts'
import { curvedInput } from '../pages.ts'

const input = curvedInput()
const data = pageData(makeGrid(input.plan, input.records, input.registry))
const all: Filters = { method: '', family: '', task: '', lag: '', outcome: '' }
const chosen = (filters: Partial<Filters>): readonly CellData[] => matching(data, { ...all, ...filters })
const withTally = (...tally: number[]): CellData => ({ ...data.cells[0]!, tally })

test('without filters everything is let through, in order', t => {
  t.deepEqual(chosen({}), [...data.cells])
})

test('each filter lets through what it names, and together they narrow', t => {
  t.deepEqual(new Set(chosen({ family: 'search' }).map(cell => data.methods[cell.method]!.label)), new Set(['weight-guessing']))
  t.deepEqual(new Set(chosen({ task: '1' }).map(cell => data.tasks[cell.task]!.label)), new Set(['adding']))
  t.deepEqual(new Set(chosen({ lag: '50' }).map(cell => cell.lag)), new Set([50]))
  t.is(chosen({ family: 'search', task: '1', lag: '50' }).length, 1)
  t.is(chosen({ family: 'search', outcome: 'skipped' }).length, 4)
})

test('a method is found by any words of its label, id or title, in either case', t => {
  t.is(chosen({ method: 'LSTM' }).length, 12)
  t.is(chosen({ method: 'term  short' }).length, 12)
  t.is(chosen({ method: 'lstm guessing' }).length, 0)
})

test('outcomes are told by the trials that finished, and only without any by the others', t => {
  const cases: readonly [number[], string, string][] = [
    [[3, 0, 0, 0, 0, 0], 'all solved', '3 of 3'],
    [[2, 1, 0, 0, 0, 2], 'some solved', '2 of 3, 2 not run'],
    [[0, 1, 2, 0, 1, 0], 'none solved', '0 of 3, 2 diverged, 1 failed'],
    [[0, 0, 0, 5, 0, 0], 'skipped', 'skipped'],
    [[0, 0, 0, 0, 5, 0], 'failed', 'failed'],
    [[0, 0, 0, 0, 0, 5], 'not run', 'not run'],
  ]
  for (const [tally, outcome, text] of cases) {
    t.is<string, string>(outcomeOf(withTally(...tally)), outcome)
    t.is(solvedText(withTally(...tally)), text)
  }
})

test('the hover box tells the whole combination', t => {
  const cell = chosen({ method: 'lstm', task: '1', lag: '25' })[0]!
  t.regex(
    tipOf(data, cell),
    /^lstm-1997 on Adding problem, lag 25\n5 of 5 trials solved; true success rate 0\.57–1\.00 \(95 %\)\nSequences until solved, median: [\d,]+ \(.*\)\nMultiply-adds until solved, median: .*\nBudget: 100,000 training sequences\n5 trials: press to see them$/,
  )
})
