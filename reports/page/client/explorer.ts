// The filters, and what they choose: overview and table.

import { count, plural } from '../../format.ts'
import type { PageData } from '../page-data.ts'
import { cellsTable } from './cells-table.ts'
import { byId, html } from './elements.ts'
import { type Filters, matching, outcomeOf, outcomes } from './filter.ts'
import { drawMatrix } from './matrix.ts'

export function startExplorer(data: PageData): void {
  const form = byId<HTMLFormElement>('filters')
  fillSelects(form, data)
  const showTable = cellsTable(data)
  const show = (): void => {
    const cells = matching(data, Object.fromEntries(new FormData(form)) as unknown as Filters)
    const trials = cells.reduce((sum, cell) => sum + cell.trials.length, 0)
    byId('shown').textContent =
      `${count(cells.length)} of ${plural(data.cells.length, 'combination')}, ${plural(trials, 'trial')}.`
    drawMatrix(data, cells)
    showTable(cells)
  }
  form.addEventListener('input', show)
  form.addEventListener('submit', event => event.preventDefault())
  // The event comes before the fields are empty.
  form.addEventListener('reset', () => setTimeout(show))
  byId('explorer').hidden = false
  show()
}

function fillSelects(form: HTMLFormElement, data: PageData): void {
  const add = (name: string, options: readonly (readonly [value: string, text: string])[]): void => {
    const select = form.elements.namedItem(name) as HTMLSelectElement
    select.append(...options.map(([value, text]) => html('option', { value }, text)))
  }
  const same = (texts: readonly string[]): [string, string][] => [...new Set(texts)].map(text => [text, text])
  const lags = [...new Set(data.cells.map(({ lag }) => lag))].sort((a, b) => a - b)
  const present = new Set(data.cells.map(outcomeOf))
  add('family', same(data.methods.map(({ family }) => family)))
  add(
    'task',
    data.tasks.map(({ name }, index) => [String(index), name]),
  )
  add(
    'lag',
    lags.map(lag => [String(lag), count(lag)]),
  )
  add('outcome', same(outcomes.filter(outcome => present.has(outcome))))
}
