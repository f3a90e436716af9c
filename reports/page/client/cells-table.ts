// The table of all combinations that the filters let through, in the order that the reader asked for, some hundred rows at a time.

import { count } from '../../format.ts'
import type { CellData, PageData } from '../page-data.ts'
import { byId, html } from './elements.ts'
import { tallyOf } from './filter.ts'
import { type Order, sortButtons } from './sort-buttons.ts'
import { compareKeys, type SortKey } from './sort-keys.ts'
import { addressOf, rateText, solvedText, titleOf } from './words.ts'

const AT_ONCE = 300

interface Column {
  readonly text: (cell: CellData) => string
  readonly key: (cell: CellData) => SortKey
}

/** Returns what shows a new choice of combinations. */
export function cellsTable(data: PageData): (cells: readonly CellData[]) => void {
  const table = byId<HTMLTableElement>('cells')
  const more = byId<HTMLButtonElement>('more')
  const columns = columnsOf(data)
  let chosen: readonly CellData[] = []
  let order: Order | null = null
  let sorted: readonly CellData[] = []
  const body = table.tBodies[0]!
  const grow = (): void => {
    const from = body.rows.length
    body.append(...sorted.slice(from, from + AT_ONCE).map(cell => row(data, columns, cell)))
    const left = sorted.length - body.rows.length
    more.hidden = left === 0
    more.textContent = `Show ${count(Math.min(left, AT_ONCE))} more of ${count(left)}`
  }
  const redraw = (): void => {
    sorted = order === null ? chosen : inOrder(chosen, columns[order.column]!, order)
    body.replaceChildren()
    grow()
  }
  sortButtons(table, asked => {
    order = asked
    redraw()
  })
  more.addEventListener('click', () => {
    const next = body.rows.length
    grow()
    // The button may be gone now: the reading goes on at the first new row.
    body.rows[next]?.querySelector('a')?.focus()
  })
  return cells => {
    chosen = cells
    redraw()
  }
}

function columnsOf(data: PageData): readonly Column[] {
  const method = (cell: CellData) => data.methods[cell.method]!
  const shareOf = (cell: CellData): SortKey => {
    const { solved, finished } = tallyOf(cell)
    return finished === 0 ? null : solved / finished
  }
  return [
    { text: cell => method(cell).label, key: cell => method(cell).label },
    { text: cell => method(cell).family, key: cell => method(cell).family },
    { text: cell => data.tasks[cell.task]!.name, key: cell => data.tasks[cell.task]!.name },
    { text: cell => count(cell.lag), key: cell => cell.lag },
    { text: solvedText, key: shareOf },
    { text: rateText, key: cell => cell.rate?.[0] ?? null },
    { text: cell => cell.sequences?.[0] ?? '–', key: cell => cell.sequences?.[1] ?? null },
    { text: cell => cell.multiplyAdds?.[0] ?? '–', key: cell => cell.multiplyAdds?.[1] ?? null },
  ]
}

function inOrder(cells: readonly CellData[], { key }: Column, { direction }: Order): CellData[] {
  return cells
    .map(cell => ({ cell, key: key(cell) }))
    .sort((a, b) => compareKeys(a.key, b.key, direction))
    .map(({ cell }) => cell)
}

function row(data: PageData, columns: readonly Column[], cell: CellData): HTMLTableRowElement {
  return html(
    'tr',
    {},
    ...columns.map(({ text }, index) => {
      if (index === 0) return html('th', { scope: 'row' }, html('code', {}, text(cell)))
      const right = index > 2 ? { class: 'number' } : {}
      if (index !== 4) return html('td', right, text(cell))
      const label = `${text(cell)}: trials of ${titleOf(data, cell)}`
      return html('td', right, html('a', { href: addressOf(data, cell), 'aria-label': label }, text(cell)))
    }),
  )
}
