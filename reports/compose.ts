// Puts a report together: which sections stand in which order, and which figures go with them.

import type { RootContent } from 'mdast'
import type { Plan } from '../runner/plan.ts'
import type { TrialRecord } from '../runner/record.ts'
import type { Registry } from '../runner/registry.ts'
import { initialFlow } from './error-flow.ts'
import { costAgainstLag } from './figures/cost-against-lag.ts'
import { errorFlowFigure } from './figures/error-flow.ts'
import type { Figure } from './figures/figure.ts'
import { runtimeProfile } from './figures/runtime-profile.ts'
import { successAgainstLag } from './figures/success-against-lag.ts'
import { MOST_LINES, successMatrix } from './figures/success-matrix.ts'
import { type Grid, makeGrid } from './grid.ts'
import { heading } from './markdown/nodes.ts'
import { prose } from './markdown/prose.ts'
import { serialize } from './markdown/serialize.ts'
import { cost } from './sections/cost.ts'
import { deviations } from './sections/deviations.ts'
import { difficulty } from './sections/difficulty.ts'
import { environment, type Making } from './sections/environment.ts'
import { errorFlow } from './sections/error-flow.ts'
import { gaps } from './sections/gaps.ts'
import { leaderboard } from './sections/leaderboard.ts'
import { methods } from './sections/methods.ts'
import { comparisonsOf, published } from './sections/published.ts'
import { references } from './sections/references.ts'
import { reproduction } from './sections/reproduction.ts'
import { success } from './sections/success.ts'
import { summary } from './sections/summary.ts'
import { tasks } from './sections/tasks.ts'
import { standingsOf } from './standing.ts'
import { timeTests } from './time-tests.ts'

export interface ReportInput extends Making {
  readonly plan: Plan
  /** In any order; those of other plans are passed over, and those that are not there yet are reported missing. */
  readonly records: readonly TrialRecord[]
  /** Of the results, if the records lack their learning curves, which only the page shows; else it is taken from them. */
  readonly digest?: string
  readonly registry: Registry
}

export interface ComposedReport {
  readonly grid: Grid
  /** The sections, as a markdown tree. */
  readonly tree: readonly RootContent[]
  readonly markdown: string
  /** The summary section by itself, as markdown. */
  readonly summary: string
  readonly figures: readonly Figure[]
}

export function composeReport({ plan, records, digest, registry, command, commit }: ReportInput): ComposedReport {
  const grid = makeGrid(plan, records, registry)
  const comparisons = comparisonsOf(grid)
  const crowded = grid.methods.length > MOST_LINES
  const successFigure = crowded ? successMatrix(grid) : successAgainstLag(grid)
  const costFigure = crowded ? undefined : costAgainstLag(grid, comparisons)
  const profile = runtimeProfile(grid)
  const standings = standingsOf(grid)
  const times = timeTests(grid)
  const flow = initialFlow(grid)
  const flowFigure = flow === null ? null : errorFlowFigure(grid, flow)
  const abstract = summary(grid, standings, comparisons)
  const sections: RootContent[] = [
    heading(1, plan.title),
    ...prose(plan.description, 4),
    ...abstract,
    ...leaderboard(grid, standings.overall),
    ...success(grid, standings, successFigure),
    ...cost(grid, times, [...(costFigure ? [costFigure] : []), profile]),
    ...(flow === null ? [] : errorFlow(grid, flow, flowFigure!)),
    ...difficulty(grid),
    ...published(comparisons),
    ...tasks(grid),
    ...methods(grid),
    ...deviations(grid),
    ...gaps(grid),
    ...reproduction(grid, digest),
    ...references(grid, comparisons, times.length > 0),
    ...environment(grid, { command, commit }),
  ]
  return {
    grid,
    tree: sections,
    markdown: serialize(sections),
    summary: serialize(abstract.slice(1)),
    figures: [successFigure, profile, ...(costFigure ? [costFigure] : []), ...(flowFigure ? [flowFigure] : [])],
  }
}
