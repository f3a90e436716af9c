// Which combinations the reader's filters let through, and how a combination's outcome is called.

import type { CellData, PageData, statuses } from '../page-data.ts'

/** As the form gives them; '' lets everything through. */
export interface Filters {
  readonly method: string
  readonly family: string
  readonly task: string
  readonly lag: string
  readonly outcome: string
}

export const outcomes = ['all solved', 'some solved', 'none solved', 'skipped', 'failed', 'not run'] as const
export type OutcomeName = (typeof outcomes)[number]

export function tallyOf({
  tally,
}: CellData): { readonly [status in (typeof statuses)[number]]: number } & { readonly finished: number } {
  const [solved, unsolved, diverged, skipped, failed, missing] = tally as [number, number, number, number, number, number]
  return { solved, unsolved, diverged, skipped, failed, missing, finished: solved + unsolved + diverged }
}

/** Trials that failed or were not run count only where no other has finished. */
export function outcomeOf(cell: CellData): OutcomeName {
  const { solved, finished, skipped, failed } = tallyOf(cell)
  if (finished > 0) return solved === finished ? 'all solved' : solved > 0 ? 'some solved' : 'none solved'
  return skipped > 0 ? 'skipped' : failed > 0 ? 'failed' : 'not run'
}

export function matching(data: PageData, filters: Filters): CellData[] {
  const words = filters.method
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
  const methods = data.methods.map(({ label, id, title, family }) => {
    const text = `${label} ${id} ${title}`.toLowerCase()
    return words.every(word => text.includes(word)) && (filters.family === '' || filters.family === family)
  })
  return data.cells.filter(
    cell =>
      methods[cell.method] &&
      (filters.task === '' || filters.task === String(cell.task)) &&
      (filters.lag === '' || filters.lag === String(cell.lag)) &&
      (filters.outcome === '' || filters.outcome === outcomeOf(cell)),
  )
}
