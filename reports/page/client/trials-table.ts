// A row for each trial of a combination, and the learning curves in numbers.

import { count, large } from '../../format.ts'
import { type CellData, type PageData, statuses, type TrialRow } from '../page-data.ts'
import type { Curve } from './curve-chart.ts'
import { html } from './elements.ts'

const heads = [
  'Seed',
  'Outcome',
  'Sequences',
  'Steps',
  'Multiply-adds',
  'Weight changes',
  'Weights',
  'Wrong in final test',
  'Mean error in test',
  'Remark',
  'Final weights, SHA-256',
  'Test answers, SHA-256',
  'Key in the store',
]

/** `seedButton`: what stands for a seed; null for its plain number. */
export function trialsTable(data: PageData, { trials }: CellData, seedButton: (seed: number) => HTMLElement | null): HTMLElement {
  const texts = trials.map(trial => cellTexts(data, trial))
  // Columns that are empty throughout say nothing.
  const shown = heads.map((_, column) => column < 2 || texts.some(row => row[column] !== ''))
  const kept = <Item>(items: readonly Item[]): Item[] => items.filter((_, column) => shown[column])
  const rows = texts.map((row, index) => {
    const seed = trials[index]![0]
    const cells = row.map((text, column) => {
      if (column === 0) return html('th', { scope: 'row' }, seedButton(seed) ?? text)
      if (column >= 10) return html('td', {}, digest(text))
      return html('td', column > 1 && column < 9 ? { class: 'number' } : {}, text)
    })
    return html('tr', {}, ...kept(cells))
  })
  return scrolling('Trials', kept(heads), rows)
}

function cellTexts(data: PageData, trial: TrialRow): string[] {
  const [seed, status, sequences, steps, multiplyAdds, weightChanges, weights, test, text, key, weightsDigest, answersDigest] =
    trial
  const name = statuses[status] === 'missing' ? 'not run' : statuses[status]!
  return [
    String(seed),
    name,
    ...[sequences, steps].map(value => (value === undefined ? '' : count(value))),
    multiplyAdds === undefined ? '' : large(multiplyAdds),
    ...[weightChanges, weights].map(value => (value === undefined ? '' : count(value))),
    test ? `${count(test[0])} of ${count(test[1])}` : '',
    test ? String(test[2] ?? '–') : '',
    text === undefined || text < 0 ? '' : data.texts[text]!,
    weightsDigest ?? '',
    answersDigest ?? '',
    key ?? '',
  ]
}

/** Sixteen digits to look at; all that there are to select and copy. */
function digest(text: string): HTMLElement {
  return text.length <= 16
    ? html('code', {}, text)
    : html('details', { class: 'digest' }, html('summary', {}, html('code', {}, `${text.slice(0, 16)}…`)), html('code', {}, text))
}

export function valuesTable(curves: readonly Curve[]): HTMLElement {
  const rows = curves.flatMap(({ seed, points }) =>
    points.map(({ sequences, meanError, fractionCorrect }) =>
      html(
        'tr',
        {},
        ...[String(seed), count(sequences), String(meanError ?? '–'), String(fractionCorrect ?? '–')].map(text =>
          html('td', { class: 'number' }, text),
        ),
      ),
    ),
  )
  return scrolling('Learning curves in numbers', ['Seed', 'Up to sequence', 'Mean error', 'Fraction correct'], rows)
}

function scrolling(label: string, columns: readonly string[], rows: readonly HTMLTableRowElement[]): HTMLElement {
  const head = html('tr', {}, ...columns.map(column => html('th', { scope: 'col' }, column)))
  return html(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    html('table', {}, html('thead', {}, head), html('tbody', {}, ...rows)),
  )
}
