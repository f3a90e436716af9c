import { Resvg } from '@resvg/resvg-js'
import test from 'ava'
import { composeReport } from '../../../reports/compose.ts'
import { MOST_LINES, successMatrix } from '../../../reports/figures/success-matrix.ts'
import { makeGrid } from '../../../reports/grid.ts'
import { crowded } from '../crowded.ts'
import { fixtureInput } from '../fixtures.ts'

test('a square for each method, task and lag says how many trials were solved; skipped ones get a dash', t => {
  const { plan, records, registry } = fixtureInput()
  const grid = makeGrid(plan, records, registry)
  const { svg, alt } = successMatrix(grid)
  for (const cell of grid.cells) {
    const { solved, finished, skipped } = cell.tally
    t.true(svg.includes(finished > 0 ? `>${solved}/${finished}<` : skipped > 0 ? '>–<' : ''), `${cell.method.label} ${cell.lag}`)
  }
  // One rectangle for each cell with a finished trial, and the card.
  const shaded = grid.cells.filter(({ tally }) => tally.finished > 0).length
  t.is(svg.match(/<rect /g)!.length, shaded + 1)
  t.regex(svg, /<desc id="description">[^<]+: at lag 25 every trial solved by /)
  t.true(alt.length > 40)
})

test('with more methods than lines can be told apart, a report shows the matrix instead of the line charts', t => {
  const few = composeReport(fixtureInput())
  t.deepEqual(
    few.figures.map(({ file }) => file),
    ['figures/success-against-lag.svg', 'figures/runtime-profile.svg', 'figures/cost-against-lag.svg'],
  )
  const input = crowded(1 + Math.ceil(MOST_LINES / 3))
  const { figures, markdown } = composeReport(input)
  t.deepEqual(
    figures.map(({ file }) => file),
    ['figures/success-matrix.svg', 'figures/runtime-profile.svg'],
  )
  t.true(markdown.includes('](figures/success-matrix.svg)'))
  t.false(markdown.includes('cost-against-lag'))
  const { width, height } = new Resvg(figures[0].svg, { font: { loadSystemFonts: false } })
  t.regex(figures[0].svg, new RegExp(`^<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`))
})

test('tasks that a page has no room for side by side stand below, each whole, under names of methods of their own', t => {
  const { plan, records, registry } = fixtureInput()
  const widthOf = (copies: number): readonly [number, number] => {
    const labels = Array.from({ length: copies }, (_, copy) => `task ${copy}`)
    const trials = labels.flatMap(taskLabel =>
      plan.trials.filter(trial => trial.taskLabel === plan.taskLabels[0]).map(trial => ({ ...trial, taskLabel })),
    )
    const { svg } = successMatrix(makeGrid({ ...plan, taskLabels: labels, trials }, records, registry))
    return [Number(/width="(\d+)"/.exec(svg)![1]), svg.split(`>${plan.methodLabels[0]}<`).length - 1]
  }
  // Four lags a task, 24 columns side by side.
  const [[six, once], [seven, twice], [thirteen, thrice]] = [6, 7, 13].map(widthOf)
  t.deepEqual([once, twice, thrice], [1, 2, 3])
  t.deepEqual([seven, thirteen], [six, six])
})

test('figures/success-matrix.svg is drawn as reviewed', t => {
  const { plan, records, registry } = fixtureInput()
  t.snapshot(successMatrix(makeGrid(plan, records, registry)).svg)
})
