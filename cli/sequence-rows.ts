// A sequence's inputs as rows of text: the steps that matter, the rest counted.

import type { Sequence } from '../engine/sequence.ts'
import { plural } from '../reports/format.ts'
import type { TaskInstance } from '../tasks/task.ts'
import { columns } from './output.ts'

/** Of a row of symbols. */
const WIDTH = 118
/** Steps that are shown of the beginning and the end, whatever they hold. */
const ENDS = 3
const MOST_STEPS = 30
const MOST_ROWS = 14
const MOST_CHANNELS = 10

/** One line for each step, marked with a star where the step is one of `signal`. */
export function denseRows({ channels }: TaskInstance, sequence: Sequence, signal: readonly number[]): string {
  const { length, inputSize, inputs } = sequence
  const marked = new Set(signal)
  const few = inputSize <= MOST_CHANNELS
  const names = channels ?? Array.from({ length: inputSize }, (_, channel) => (inputSize === 1 ? 'input' : `input ${channel}`))
  const whole = names.map((_, channel) => {
    for (let t = 0; t < length; t++) if (!Number.isInteger(inputs[t * inputSize + channel])) return false
    return true
  })
  const text = (value: number, channel: number) => (whole[channel] ? String(value) : value.toFixed(4))
  const cells = (t: number): string[] => {
    const row = inputs.subarray(t * inputSize, (t + 1) * inputSize)
    if (few) return Array.from(row, (value, channel) => text(value, channel).padStart(Math.max(9, names[channel]!.length)))
    const others = Array.from(row, (value, channel) => (value === 0 ? '' : `${names[channel]} = ${text(value, channel)}`))
    return [cut(others.filter(other => other !== '').join(', ') || 'all 0')]
  }
  const rows = [['step', ' ', ...(few ? names.map(name => name.padStart(9)) : ['inputs that are not 0'])]]
  const gaps: (string | undefined)[] = [undefined]
  let last = -1
  for (const t of shownSteps(sequence, signal)) {
    gaps.push(t > last + 1 ? leftOut(t - last - 1) : undefined)
    rows.push([String(t), marked.has(t) ? '*' : ' ', ...cells(t)])
    last = t
  }
  // A line that tells of steps left out must not widen the columns.
  const table = columns(rows.map(row => [row[0]!.padStart(6), ...row.slice(1)])).split('\n')
  return table.flatMap((row, i) => (gaps[i] === undefined ? [row] : [gaps[i], row])).join('\n')
}

/** The steps worth showing, ascending: the ends, the signal with its neighbours, the targets, until there are enough of them. */
function shownSteps({ length, targetCount, targetSteps }: Sequence, signal: readonly number[]): number[] {
  if (length <= MOST_STEPS) return Array.from({ length }, (_, t) => t)
  const shown = new Set<number>()
  const add = (t: number) => {
    if (t >= 0 && t < length) shown.add(t)
  }
  for (let i = 0; i < ENDS; i++) {
    add(i)
    add(length - 1 - i)
  }
  for (const near of [0, -1, 1]) for (const t of signal) if (shown.size < MOST_STEPS) add(t + near)
  for (let i = 0; i < targetCount && shown.size < MOST_STEPS; i++) add(targetSteps[i]!)
  if (signal.length === 0) for (let t = 0; t < length && shown.size < MOST_STEPS / 2; t++) add(t)
  return [...shown].sort((a, b) => a - b)
}

/** Symbols in rows, with marks below them where a step is one of `signal`. */
export function symbolRows(
  { symbols: names }: TaskInstance,
  { length, symbols, inputSize }: Sequence,
  signal: readonly number[],
): string {
  const marked = new Set(signal)
  const name = (symbol: number): string => names?.[symbol] ?? String(symbol)
  const width = Math.max(...Array.from({ length: inputSize }, (_, symbol) => name(symbol).length))
  const gap = width > 1 ? 1 : 0
  // Tens that a reader can count by: a space wider than the gap between symbols stands behind each.
  const tens = Math.max(1, Math.floor((WIDTH - 8) / (10 * (width + gap) + 1)))
  const perRow = tens * 10
  const line = (start: number, cell: (t: number) => string): string => {
    let text = ''
    for (let t = start; t < Math.min(length, start + perRow); t++) {
      if (t > start && t % 10 === 0) text += ' '
      text += cell(t).padEnd(width + gap)
    }
    return text.trimEnd()
  }
  const starts = Array.from({ length: Math.ceil(length / perRow) }, (_, row) => row * perRow)
  const hasMark = (start: number) => signal.some(t => t >= start && t < start + perRow)
  const shown = new Set(starts.filter((start, row) => row < 2 || row === starts.length - 1 || hasMark(start)).slice(0, MOST_ROWS))
  if (starts.length <= MOST_ROWS) for (const start of starts) shown.add(start)
  else shown.add(starts.at(-1)!)
  const rows: string[] = []
  let last = 0
  for (const start of starts) {
    if (!shown.has(start)) continue
    if (start > last) rows.push(leftOut(start - last))
    rows.push(`${String(start).padStart(6)}  ${line(start, t => name(symbols[t]!))}`)
    if (hasMark(start)) rows.push(`${' '.repeat(8)}${line(start, t => (marked.has(t) ? '^' : ''))}`)
    last = start + perRow
  }
  return rows.join('\n')
}

function leftOut(steps: number): string {
  return `${'⋮'.padStart(6)}  ${plural(steps, 'step')} left out`
}

/** A list that would be too long for a line. */
export function cut(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 89)}…`
}
