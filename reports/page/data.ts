// Collects what the page shows of the trials. Strings come out on one line without control characters: they are data of others.

import { canonicalJson, type Json } from '../../engine/canonical.ts'
import type { Counters, Outcome, TrialResult } from '../../runner/record.ts'
import { costToSolve, successInterval } from '../cell-statistics.ts'
import { budgetText, costText } from '../cost-text.ts'
import { plural } from '../format.ts'
import { type Cell, type Grid, nameOf, type Trial } from '../grid.ts'
import { oneLine } from '../markdown/nodes.ts'
import { type CurveRule, curveRule, flatCurve, threeDigits } from './curves.ts'
import { distinct } from './distinct.ts'
import { type CellData, type Cost, type PageData, type Settings, statuses, type TrialRow } from './page-data.ts'

export interface Limits {
  /** Points of all learning curves together. */
  readonly curvePoints: number
  /** With more trials than this, digests are cut. */
  readonly wholeDigests: number
}

export const limits: Limits = { curvePoints: 250_000, wholeDigests: 5000 }
const CUT_DIGEST = 8
const LONGEST_TEXT = 300

export function pageData(grid: Grid, { curvePoints, wholeDigests }: Limits = limits): PageData {
  const options = distinct<Settings>(canonicalJson)
  const parameters = distinct<Settings>(canonicalJson)
  const budgets = distinct<string>(String)
  const texts = distinct<string>(String)
  const rule = curveRule(
    grid.trials.map(({ record }) => record?.result.curve.length ?? 0),
    curvePoints,
  )
  const digits = grid.trials.length > wholeDigests ? CUT_DIGEST : 64
  const cellData = (cell: Cell): CellData => {
    const { lag, ...others } = cell.spec.parameters
    const rate = successInterval(cell)
    return {
      method: grid.methods.indexOf(cell.method),
      task: grid.tasks.indexOf(cell.task),
      lag,
      options: options.indexOf(plain(cell.spec.options)),
      parameters: parameters.indexOf(plain(others)),
      budget: budgets.indexOf(budgetText(cell.spec.budget)),
      tally: statuses.map(status => cell.tally[status]),
      rate: rate && [round(rate.low), round(rate.high)],
      sequences: costOf(cell, 'sequences'),
      multiplyAdds: costOf(cell, 'multiplyAdds'),
      trials: cell.trials.map(trial => trialRow(trial, rule, digits, texts.indexOf)),
    }
  }
  const cells = grid.cells.map(cellData)
  const digestNote = `Keys and digests are cut to their first ${CUT_DIGEST} of 64 digits. The store has them whole.`
  return {
    methods: grid.methods.map(({ label, id, definition }) => ({
      label: oneLine(label),
      id: oneLine(id),
      title: oneLine(definition?.title ?? id),
      family: definition?.family ?? 'unknown',
    })),
    tasks: grid.tasks.map(task => ({ label: oneLine(task.label), id: oneLine(task.id), name: oneLine(nameOf(task)) })),
    options: options.values,
    parameters: parameters.values,
    budgets: budgets.values,
    texts: texts.values,
    cells,
    notes: [...(rule.note === '' ? [] : [rule.note]), ...(digits < 64 ? [digestNote] : [])],
  }
}

function trialRow({ planned, record }: Trial, rule: CurveRule, digits: number, textIndex: (text: string) => number): TrialRow {
  const { seed } = planned.spec
  if (record === undefined) return [seed, statuses.indexOf('missing')]
  const { outcome, counters, test, weights, digests, key, curve } = record.result
  const row: TrialRow = [
    seed,
    statuses.indexOf(outcome.status),
    counters.sequences,
    counters.steps,
    counters.multiplyAdds,
    counters.weightChanges,
    weights,
    test === null ? 0 : [test.wrong, test.sequences, threeDigits(test.meanError)],
    textOf(record.result, textIndex),
    key.slice(0, digits),
    digests.weights.slice(0, digits),
    digests.answers.slice(0, digits),
  ]
  return rule.every === null || curve.length === 0 ? row : ([...row, flatCurve(curve, rule.every)] as unknown as TrialRow)
}

function textOf({ outcome, milestones }: TrialResult, textIndex: (text: string) => number): number {
  const stages = Object.entries(milestones).map(([stage, { sequences }]) => `${stage} after ${plural(sequences, 'sequence')}`)
  const text = oneLine([outcomeText(outcome), ...stages].filter(part => part !== '').join('; '))
  return text === '' ? -1 : textIndex(text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text)
}

function outcomeText(outcome: Outcome): string {
  switch (outcome.status) {
    case 'diverged':
      return `${outcome.where} after ${plural(outcome.step, 'training step')}`
    case 'skipped':
      return outcome.reason
    case 'failed':
      return outcome.error
    default:
      return ''
  }
}

/** Median and interval; what was never solved sorts last, what was watched longest without being solved next to last. */
function costOf(cell: Cell, counter: keyof Counters): Cost | null {
  const cost = costToSolve(cell, counter)
  if (cost === null) return null
  const { median, watched } = cost
  return [costText(cost), median ?? (watched === null ? Number.MAX_VALUE : watched + 0.5)]
}

/** Settings without what would disturb the reader: names and texts on one line, however deep. */
function plain(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [oneLine(name), tidy(value)]))
}

function tidy(value: Json): Json {
  if (typeof value === 'string') return oneLine(value)
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? value.map(tidy) : plain(value as Settings)
}

function round(value: number): number {
  return Number(value.toFixed(4))
}
