// How far an error reaches back in each method's net before any learning: by equations (1) and (2) of engine/error-flow, for the error of
// the last target of a sequence of the task, from the weights that the trials start with. It is computed when the report is made, from the
// methods and tasks of this installation.

import { errorFlow } from '../engine/error-flow/error-flow.ts'
import { randomStream } from '../engine/random.ts'
import { sequenceBuffer } from '../engine/sequence.ts'
import type { TrialSpec } from '../runner/record.ts'
import { learnerOf } from '../runner/trial/learner.ts'
import type { Cell, Grid, MethodEntry, TaskEntry } from './grid.ts'
import { netOf } from './net-of.ts'
import { median } from './statistics/quantile.ts'

/** Of each cell so many trials, so that a report over many seeds stays cheap. */
const MOST_SEEDS = 5
/** Steps back in time. */
const FURTHEST = 200

export interface MethodFlow {
  readonly method: MethodEntry
  /** Median over the seeds of log10 |dE/dS(t - q)| / |dE/dS(t)|, q = 0, 1, ...; -Infinity where no error arrives. */
  readonly log10: Float64Array
}

export interface TaskFlow {
  readonly task: TaskEntry
  readonly lag: number
  /** Trials of each method. */
  readonly seeds: number
  readonly flows: readonly MethodFlow[]
}

/** At the longest lag of the task on which most methods have a net whose error flow can be computed (of these, the one with the longest lag); null without any. */
export function initialFlow(grid: Grid): TaskFlow | null {
  const candidates = grid.tasks.map(task => {
    const lag = task.lags.at(-1)!
    const cells = grid.methods.flatMap(({ label }) => grid.cell(label, task.label, lag) ?? [])
    return { task, lag, cells: cells.filter(cell => netOf(cell) !== null) }
  })
  const best = candidates.toSorted((a, b) => b.cells.length - a.cells.length || b.lag - a.lag)[0]
  if (best === undefined) return null
  const flows = best.cells.flatMap((cell): MethodFlow[] => {
    const log10 = medianFlow(cell)
    return log10 === null ? [] : [{ method: cell.method, log10 }]
  })
  if (flows.length === 0) return null
  return { task: best.task, lag: best.lag, seeds: Math.min(MOST_SEEDS, best.cells[0]!.trials.length), flows }
}

function medianFlow(cell: Cell): Float64Array | null {
  const flows = cell.trials.slice(0, MOST_SEEDS).flatMap(({ planned: { spec } }) => flowOf(cell, spec) ?? [])
  if (flows.length === 0) return null
  const length = Math.min(...flows.map(flow => flow.length))
  return Float64Array.from({ length }, (_, q) => median(flows.map(flow => flow[q]!)))
}

/** Null for a net that is not the one its learner starts with (one that grows), and where no error comes out of the answer. */
function flowOf(cell: Cell, spec: TrialSpec): Float64Array | null {
  const { net, instance } = netOf(cell)!
  const { weights } = learnerOf(spec, cell.method.definition!, cell.task.definition!, instance)
  if (weights.length !== net.parameterCount) return null
  const { inputKind, inputs, outputs } = instance.signature
  const sequence = sequenceBuffer(inputKind, inputs, outputs)
  instance.sample(randomStream(['report', 'error flow', spec.task, spec.parameters, spec.seed]), sequence)
  const last = sequence.targetSteps[sequence.targetCount - 1]
  if (last === undefined) return null
  const flow = errorFlow(net, inputKind, { gradient: 'truncated' })
  flow.run(weights, sequence)
  const log10 = flow.decay(last, Math.min(FURTHEST, last))
  return log10.some(Number.isNaN) ? null : log10
}
