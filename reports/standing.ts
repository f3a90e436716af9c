// Which methods do better than which beyond chance, over several cells: pairwise tests (statistics/van-elteren.ts) on the combinations of
// task and lag that both have finished trials on, corrected for their number (statistics/holm.ts), drawn together in tiers
// (statistics/tiers.ts). The trials of two methods with the same seed learn the same sequences; that the tests take no notice of it
// makes them, if anything, less ready to find a difference.

import { solvedOrNot } from './cell-statistics.ts'
import type { Cell, Grid, MethodEntry, TaskEntry } from './grid.ts'
import { LEVEL } from './p-value.ts'
import { holm } from './statistics/holm.ts'
import type { WaitingTime } from './statistics/kaplan-meier.ts'
import { tiers } from './statistics/tiers.ts'
import { type Stratum, vanElteren } from './statistics/van-elteren.ts'

export interface Standing {
  /**
   * Best first; in a tier in the order of the report, which means nothing. Methods with finished trials at fewer than half of the combinations
   * of task and lag stand in none: nothing would stand against them, and so they would stand high.
   */
  readonly tiers: readonly (readonly MethodEntry[])[]
  /** Pairs that share a task and lag and so could be tested. */
  readonly tested: number
  /** Of these, pairs that differ at a level of 0.05 after the correction. */
  readonly significant: number
}

/** Standings by the share of trials solved. */
export interface Standings {
  readonly overall: Standing
  /** On each task by itself. */
  readonly byTask: ReadonlyMap<TaskEntry, Standing>
}

export function standingsOf(grid: Grid): Standings {
  const on = (tasks: readonly TaskEntry[]): Standing => standing(grid, tasks, solvedOrNot)
  return { overall: on(grid.tasks), byTask: new Map(grid.tasks.map(task => [task, on([task])])) }
}

/** A cell's finished trials, on the scale of the comparison. */
export type Outcomes = (cell: Cell) => readonly WaitingTime[]

export function standing(grid: Grid, tasks: readonly TaskEntry[], outcomes: Outcomes): Standing {
  const places = tasks.flatMap(task => task.lags.map(lag => ({ task, lag })))
  const met = grid.methods.map(method => {
    const groups = places.map(({ task, lag }) => {
      const cell = grid.cell(method.label, task.label, lag)
      return cell === undefined ? [] : outcomes(cell)
    })
    return { method, groups, places: groups.filter(group => group.length > 0).length }
  })
  const most = Math.max(...met.map(({ places: count }) => count))
  const rows = met.filter(({ places: count }) => count > 0 && 2 * count >= most)
  const pairs = rows.flatMap(({ groups }, a) =>
    rows.slice(a + 1).flatMap((other, offset) => {
      const strata = groups.flatMap((first, place): Stratum[] => {
        const second = other.groups[place]!
        return first.length > 0 && second.length > 0 ? [{ first, second }] : []
      })
      return strata.length === 0 ? [] : [{ a, b: a + 1 + offset, ...vanElteren(strata) }]
    }),
  )
  const corrected = holm(pairs.map(({ p }) => p))
  const better = rows.map(() => new Set<number>())
  let significant = 0
  for (const [i, { a, b, firstIsBetter }] of pairs.entries()) {
    if (corrected[i]! >= LEVEL) continue
    significant++
    const [winner, loser] = firstIsBetter ? [a, b] : [b, a]
    better[winner]!.add(loser)
  }
  return {
    tiers: tiers(rows.length, (a, b) => better[a]!.has(b)).map(tier => tier.map(row => rows[row]!.method)),
    tested: pairs.length,
    significant,
  }
}

/** The number of the method's tier, from 1; null when it stands in none. */
export function tierOf({ tiers: all }: Standing, method: MethodEntry): number | null {
  const tier = all.findIndex(members => members.includes(method))
  return tier < 0 ? null : tier + 1
}
