// How a combination is called and told, the same in the overview, in the table and above its trials.

import { count, plural, range, share } from '../../format.ts'
import type { CellData, PageData } from '../page-data.ts'
import { tallyOf } from './filter.ts'

export function titleOf(data: PageData, cell: CellData): string {
  return `${data.methods[cell.method]!.label} on ${data.tasks[cell.task]!.name}, lag ${count(cell.lag)}`
}

/** "2 of 3, 1 failed", "skipped", "not run". */
export function solvedText(cell: CellData): string {
  const { solved, finished, diverged, skipped, failed, missing } = tallyOf(cell)
  return [
    ...(finished > 0 ? [`${count(solved)} of ${count(finished)}`] : []),
    ...(diverged > 0 ? [`${count(diverged)} diverged`] : []),
    ...some(skipped, 'skipped', cell),
    ...some(failed, 'failed', cell),
    ...some(missing, 'not run', cell),
  ].join(', ')
}

function some(number: number, word: string, { trials }: CellData): string[] {
  return number === 0 ? [] : number === trials.length ? [word] : [`${count(number)} ${word}`]
}

export function rateText({ rate }: CellData): string {
  return rate === null ? '–' : range({ low: rate[0], high: rate[1] }, share).slice(1, -1)
}

/** Lines for the hover box. */
export function tipOf(data: PageData, cell: CellData): string {
  const { finished } = tallyOf(cell)
  return [
    titleOf(data, cell),
    finished > 0 ? `${solvedText(cell)} trials solved; true success rate ${rateText(cell)} (95 %)` : solvedText(cell),
    ...(cell.sequences === null ? [] : [`Sequences until solved, median: ${cell.sequences[0]}`]),
    ...(cell.multiplyAdds === null ? [] : [`Multiply-adds until solved, median: ${cell.multiplyAdds[0]}`]),
    `Budget: ${data.budgets[cell.budget]!}`,
    `${plural(cell.trials.length, 'trial')}: press to see ${cell.trials.length === 1 ? 'it' : 'them'}`,
  ].join('\n')
}

/** Where a combination's trials are: an address that can be passed on. */
export function addressOf(data: PageData, cell: CellData): string {
  return `#trials-${data.cells.indexOf(cell) + 1}`
}
