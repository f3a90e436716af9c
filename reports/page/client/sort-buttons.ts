// Headings of a table as buttons: each press sorts upwards, downwards, or not at all, and `aria-sort` tells which.

import { html } from './elements.ts'
import { compareKeys, type Direction, keyOfText } from './sort-keys.ts'

export interface Order {
  readonly column: number
  readonly direction: Direction
}

/** `sort` is called with the order that the reader asked for; null: the order of the report. */
export function sortButtons(table: HTMLTableElement, sort: (order: Order | null) => void): void {
  const heads = [...table.tHead!.rows[0]!.cells]
  for (const [column, head] of heads.entries()) {
    const button = html('button', { type: 'button', class: 'sort' }, ...head.childNodes)
    head.setAttribute('aria-sort', 'none')
    head.append(button)
    button.addEventListener('click', () => {
      const before = head.getAttribute('aria-sort')
      for (const other of heads) other.setAttribute('aria-sort', 'none')
      const direction = before === 'none' ? 'ascending' : before === 'ascending' ? 'descending' : null
      head.setAttribute('aria-sort', direction ?? 'none')
      sort(direction === null ? null : { column, direction })
    })
  }
}

/** Makes a finished table sortable by what stands in its cells. */
export function sortable(table: HTMLTableElement): void {
  const body = table.tBodies[0]
  if (table.tHead === null || body === undefined || body.rows.length < 3) return
  const rows = [...body.rows]
  sortButtons(table, order => {
    const keyed = rows.map(row => ({ row, key: order && keyOfText(row.cells[order.column]?.textContent ?? '') }))
    if (order !== null) keyed.sort((a, b) => compareKeys(a.key, b.key, order.direction))
    body.append(...keyed.map(({ row }) => row))
  })
}
