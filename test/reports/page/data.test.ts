import test from 'ava'
import { makeGrid } from '../../../reports/grid.ts'
import { limits, pageData } from '../../../reports/page/data.ts'
import { statuses } from '../../../reports/page/page-data.ts'
import { curvedInput } from './pages.ts'

const input = curvedInput()
const grid = makeGrid(input.plan, input.records, input.registry)
const data = pageData(grid)

test('every trial is there with its outcome, counters, test and digests', t => {
  t.is(data.cells.length, grid.cells.length)
  for (const [index, cell] of grid.cells.entries()) {
    const shown = data.cells[index]!
    t.is(data.methods[shown.method]!.label, cell.method.label)
    t.is(data.tasks[shown.task]!.label, cell.task.label)
    t.is(shown.lag, cell.lag)
    t.deepEqual(data.options[shown.options], cell.spec.options)
    t.deepEqual({ lag: shown.lag, ...data.parameters[shown.parameters] }, cell.spec.parameters)
    for (const [i, { planned, record }] of cell.trials.entries()) {
      const { outcome, counters, weights, digests, key, test: final, curve } = record!.result
      const row = shown.trials[i]!
      t.deepEqual(row.slice(0, 7), [
        planned.spec.seed,
        statuses.indexOf(outcome.status),
        counters.sequences,
        counters.steps,
        counters.multiplyAdds,
        counters.weightChanges,
        weights,
      ])
      t.deepEqual(row[7], final === null ? 0 : [final.wrong, final.sequences, final.meanError])
      t.deepEqual(row.slice(9, 12), [key, digests.weights, digests.answers])
      t.is((row[12]?.length ?? 0) / 3, curve.length)
    }
  }
})

test('reasons, errors and milestones are told; an error’s stack, which holds paths, is not', t => {
  const texts = data.cells.flatMap(({ trials }) => trials.flatMap(trial => data.texts[trial[8] ?? -1] ?? []))
  t.true(texts.includes('weight 12 became NaN after 4,711 training steps'))
  t.true(texts.includes('classification only'))
  t.true(texts.includes('Expected 3 weights, got 4'))
  t.true(texts.some(text => /^ST1 after [\d,]+ sequences$/.test(text)))
  t.false(JSON.stringify(data).includes('secret'))
})

test('medians are worded like the report’s, and sort: solved before watched the longest before never', t => {
  const costs = data.cells.flatMap(({ sequences }) => (sequences === null ? [] : [sequences]))
  const watched = costs.filter(([text]) => text.startsWith('> '))
  t.true(watched.length > 0)
  for (const [text, key] of watched) t.is(key, Number(/[\d,]+/.exec(text)![0].replaceAll(',', '')) + 0.5)
  for (const [text, key] of costs)
    if (/^\d/.test(text)) t.true(Math.abs(Number(/[\d,]+/.exec(text)![0].replaceAll(',', '')) - key) <= 0.5)
})

test('trials that are missing say so', t => {
  const none = pageData(makeGrid(input.plan, [], input.registry))
  t.deepEqual(none.cells[0]!.trials[2], [3, statuses.indexOf('missing')])
  t.deepEqual(none.cells[0]!.tally, [0, 0, 0, 0, 0, 5])
  t.is(none.cells[0]!.rate, null)
  t.is(none.cells[0]!.sequences, null)
})

test('beyond its limits it cuts digests and thins curves, and says so', t => {
  t.deepEqual(data.notes, [])
  // 120 trials of the two methods that learn online, one of which failed: 119 curves of 8 points.
  const cut = pageData(grid, { ...limits, wholeDigests: 179, curvePoints: 500 })
  t.is(cut.notes.length, 2)
  t.regex(cut.notes[0]!, /^Learning curves are thinned to 476 of 952 points: one in 2, counted from the last\./)
  t.regex(cut.notes[1]!, /first 8 of 64 digits/)
  const row = cut.cells[0]!.trials[0]!
  t.is(row[9]!.length, 8)
  t.is(row[12]!.length, 12)
  t.deepEqual(row[12]!.slice(-3), data.cells[0]!.trials[0]![12]!.slice(-3))
  const without = pageData(grid, { ...limits, curvePoints: 100 })
  t.regex(without.notes[0]!, /^Learning curves are left out: 952 points/)
  t.true(without.cells.every(({ trials }) => trials.every(trial => trial[12] === undefined)))
})
