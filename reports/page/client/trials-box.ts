// The box with the trials of one combination: what it ran with, learning curves, a row for each seed. Its address is #trials-N.

import { count, plural } from '../../format.ts'
import { type CellData, type PageData, statuses, type TrialRow } from '../page-data.ts'
import { type Curve, colourOf, curveChart } from './curve-chart.ts'
import { byId, html } from './elements.ts'
import { settingsList } from './settings-list.ts'
import { sortable } from './sort-buttons.ts'
import { hideTip } from './tip.ts'
import { trialsTable, valuesTable } from './trials-table.ts'
import { rateText, solvedText, titleOf } from './words.ts'

export function startTrials(data: PageData): void {
  const box = byId<HTMLDialogElement>('trials')
  const follow = (): void => {
    const number = /^#trials-(\d+)$/.exec(location.hash)?.[1]
    const cell = number === undefined ? undefined : data.cells[Number(number) - 1]
    hideTip()
    if (cell === undefined) {
      if (box.open) box.close()
      return
    }
    box.replaceChildren(...contents(data, cell, () => box.close()))
    if (!box.open) box.showModal()
    box.scrollTop = 0
  }
  box.addEventListener('close', () => {
    byId('tip').hidden = true
    document.body.append(byId('tip'))
    // The page stays where it is: an empty hash would scroll it to the top.
    if (location.hash.startsWith('#trials-')) history.replaceState(null, '', location.pathname + location.search)
  })
  box.addEventListener('click', event => {
    if (event.target === box) box.close()
  })
  addEventListener('hashchange', follow)
  follow()
}

function contents(data: PageData, cell: CellData, close: () => void): Node[] {
  const closing = html('button', { type: 'button', class: 'close' }, 'Close')
  closing.addEventListener('click', close)
  const curves = curvesOf(cell)
  const table = trialsTable(data, cell, seed => (curves.length > 0 ? swatch(curves, seed) : null))
  const values = curves.length === 0 ? undefined : valuesTable(curves)
  for (const each of table.querySelectorAll('table')) sortable(each)
  return [
    html('header', {}, html('h2', { id: 'trials-title', tabindex: -1 }, titleOf(data, cell)), closing),
    html(
      'p',
      {},
      `${plural(cell.trials.length, 'trial')}; solved: ${solvedText(cell)}${cell.rate === null ? '' : `; true success rate ${rateText(cell)} (95 % interval)`}. Budget of a trial: ${data.budgets[cell.budget]!}.`,
    ),
    ...(curves.length === 0
      ? [html('p', { class: 'hint' }, noCurves(data, cell))]
      : [
          html('h3', {}, 'Learning curves'),
          html(
            'p',
            { class: 'hint' },
            'A line for each seed; dashed: not solved. Each point is the mean over the training sequences since the point before it, each answered before the net learned from it. Whether a trial is solved is decided by the task’s criterion, often on other sequences, not by these curves.',
          ),
          html(
            'div',
            { class: 'curves' },
            curveChart(curves, 'meanError', 'Mean error'),
            curveChart(curves, 'fractionCorrect', 'Fraction correct'),
          ),
        ]),
    html('h3', {}, 'Trials'),
    table,
    ...(values === undefined ? [] : [html('details', {}, html('summary', {}, 'The curves in numbers'), values)]),
    html('details', {}, html('summary', {}, 'Settings'), settingsList(data, cell)),
  ]
}

function noCurves(data: PageData, { trials }: CellData): string {
  const ran = trials.some(trial => trial[1] <= statuses.indexOf('diverged'))
  if (!ran) return 'No trial was run to its end, so there are no learning curves.'
  return (
    data.notes.find(note => note.startsWith('Learning curves are left out')) ??
    'No learning curves: the method does not learn online, from one training sequence after the other.'
  )
}

function curvesOf({ trials }: CellData): Curve[] {
  return trials.flatMap((trial: TrialRow) => {
    const flat = trial[12]
    if (flat === undefined || flat.length === 0) return []
    const points = Array.from({ length: flat.length / 3 }, (_, i) => ({
      sequences: flat[3 * i]!,
      meanError: flat[3 * i + 1] ?? null,
      fractionCorrect: flat[3 * i + 2] ?? null,
    }))
    return [{ seed: trial[0], solved: trial[1] === 0, points }]
  })
}

/** A seed with the colour of its line: a button that brings the line forward. */
function swatch(curves: readonly Curve[], seed: number): HTMLElement | null {
  const index = curves.findIndex(curve => curve.seed === seed)
  if (index < 0) return null
  const dot = html('span', { class: 'swatch' })
  dot.style.background = colourOf(index)
  const button = html(
    'button',
    { type: 'button', class: 'seed', 'aria-pressed': 'false', title: 'Bring its curve forward' },
    dot,
    count(seed),
  )
  button.addEventListener('click', () => {
    const pressed = button.getAttribute('aria-pressed') !== 'true'
    const box = byId('trials')
    for (const other of box.querySelectorAll('.seed')) other.setAttribute('aria-pressed', String(pressed && other === button))
    for (const line of box.querySelectorAll('.curve path')) {
      line.classList.toggle('behind', pressed && line.getAttribute('data-seed') !== String(seed))
    }
  })
  return button
}
