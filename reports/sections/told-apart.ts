// Which methods solved a task more often than which, beyond chance: pairs whose 95 % intervals at the same lag have no point in common. That
// is a strict test for one pair (for equal interval widths it asks for 1.4 times the difference of a 5 % test), to allow for the many pairs.

import { successInterval } from '../cell-statistics.ts'
import type { Cell, Grid, MethodEntry, TaskEntry } from '../grid.ts'
import type { Inline } from '../markdown/nodes.ts'
import { lagsText, nameList } from './task-sentences.ts'

interface Finding {
  readonly winners: readonly MethodEntry[]
  readonly losers: readonly MethodEntry[]
  readonly lags: readonly number[]
}

export function toldApart(grid: Grid, task: TaskEntry): Inline[] {
  const findings = merge(task.lags.flatMap(lag => findingsAt(grid, task, lag)))
  if (findings.length === 0) return ['No two methods can be told apart here.']
  return [
    'Beyond chance, it was solved more often ',
    ...findings.flatMap(({ winners, losers, lags }, index): Inline[] => [
      index === 0 ? 'by ' : '; by ',
      ...nameList(winners),
      ' than by ',
      ...nameList(losers),
      ` ${lagsText(lags, task.lags.length)}`,
    ]),
    '.',
  ]
}

/** Methods that are better than the same others stand together. */
function findingsAt(grid: Grid, task: TaskEntry, lag: number): Finding[] {
  const cells = grid.methods.flatMap(method => grid.cell(method.label, task.label, lag) ?? [])
  const pairs = cells.map(cell => ({ winner: cell.method, losers: cells.filter(other => isBetter(cell, other)) }))
  const groups = Map.groupBy(
    pairs.filter(({ losers }) => losers.length > 0),
    ({ losers }) => JSON.stringify(losers.map(loser => loser.method.label)),
  )
  return [...groups.values()].map(group => ({
    winners: group.map(({ winner }) => winner),
    losers: group[0]!.losers.map(loser => loser.method),
    lags: [lag],
  }))
}

/** The same finding at several lags is told once. */
function merge(findings: readonly Finding[]): Finding[] {
  const labels = (methods: readonly MethodEntry[]): string[] => methods.map(method => method.label)
  const groups = Map.groupBy(findings, ({ winners, losers }) => JSON.stringify([labels(winners), labels(losers)]))
  return [...groups.values()].map(group => ({ ...group[0]!, lags: group.flatMap(({ lags }) => lags) }))
}

function isBetter(a: Cell, b: Cell): boolean {
  const [ours, theirs] = [successInterval(a), successInterval(b)]
  return ours !== null && theirs !== null && ours.low > theirs.high
}
