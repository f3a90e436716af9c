// The overview: a row for each method, a column for each task and lag, the share of trials solved as a shade and in numbers; each cell
// leads to its trials.

import { count } from '../../format.ts'
import type { CellData, PageData } from '../page-data.ts'
import { byId, html } from './elements.ts'
import { tallyOf } from './filter.ts'
import { tells } from './tip.ts'
import { addressOf, tipOf, titleOf } from './words.ts'

const MOST_CELLS = 5000

/** What the shades mean, said once. */
const legend =
  'A darker cell: a larger share of its trials solved (in dark colours, a brighter one). “–”: skipped, since the method says that it cannot meet the task. “·”: no result.'
const tooMany = `More than ${count(MOST_CELLS)} combinations: choose fewer by the filters above to see the overview.`

export function drawMatrix(data: PageData, cells: readonly CellData[]): void {
  const table = byId('matrix')
  byId('legend').textContent = cells.length > MOST_CELLS ? tooMany : legend
  if (cells.length === 0 || cells.length > MOST_CELLS) {
    table.replaceChildren()
    return
  }
  const methods = [...new Set(cells.map(({ method }) => method))].sort((a, b) => a - b)
  const tasks = [...Map.groupBy(cells, ({ task }) => task)]
    .sort(([a], [b]) => a - b)
    .map(([task, own]) => ({ task, lags: [...new Set(own.map(({ lag }) => lag))].sort((a, b) => a - b) }))
  const places = new Map(cells.map(cell => [placeOf(cell.method, cell.task, cell.lag), cell]))
  const columns = tasks.flatMap(({ task, lags }) => lags.map((lag, index) => ({ task, lag, first: index === 0 })))
  table.replaceChildren(
    html(
      'thead',
      {},
      html(
        'tr',
        {},
        html('th', { scope: 'col', rowspan: 2 }, 'Method'),
        ...tasks.map(({ task, lags }) =>
          html('th', { scope: 'colgroup', colspan: lags.length, class: 'first' }, data.tasks[task]!.name),
        ),
      ),
      html(
        'tr',
        {},
        ...columns.map(({ lag, first }) => html('th', { scope: 'col', class: first ? 'first' : '' }, `lag ${count(lag)}`)),
      ),
    ),
    html(
      'tbody',
      {},
      ...methods.map(method =>
        html(
          'tr',
          {},
          html('th', { scope: 'row' }, data.methods[method]!.label),
          ...columns.map(({ task, lag, first }) => square(data, places.get(placeOf(method, task, lag)), first)),
        ),
      ),
    ),
  )
}

function placeOf(method: number, task: number, lag: number): string {
  return `${method} ${task} ${lag}`
}

function square(data: PageData, cell: CellData | undefined, first: boolean): HTMLTableCellElement {
  const box = html('td', { class: first ? 'first' : '' })
  if (cell === undefined) return box
  const { solved, finished, skipped } = tallyOf(cell)
  const text = finished > 0 ? `${count(solved)}/${count(finished)}` : skipped > 0 ? '–' : '·'
  const link = html('a', { href: addressOf(data, cell), class: 'tells', 'aria-label': `${text}: ${titleOf(data, cell)}` }, text)
  if (finished > 0) {
    const share = solved / finished
    box.style.setProperty('--share', `${Math.round(100 * share)}%`)
    // Letters turn from white to black on the dark page at 63 %, from black to white on the light page at 93 %: there the contrast of
    // either passes 4.5.
    box.classList.add('shade', ...(share >= 0.63 ? ['turned-dark'] : []), ...(share >= 0.93 ? ['turned-light'] : []))
  }
  tells(link, () => tipOf(data, cell))
  box.append(link)
  return box
}
