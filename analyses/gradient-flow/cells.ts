// The error flow of every family of nets on one task, before and in the course of training: for each net, seed and point of training
//   factor     log10 max_v |d y(t) / d net_v(t-q)|, equations (1) and (2) from the output unit to the unit that feels it most
//   jacobian   log10 |P(t, q)|, the spectral norm of the product of the states' Jacobians
// as the learning rule sees them (a truncated gradient ends where it is cut).

import { z } from 'zod'
import { createProgram } from '../../engine/create-program.ts'
import { errorFlow } from '../../engine/error-flow/error-flow.ts'
import type { Cell } from '../../engine/graph.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import { sgd } from '../../engine/optimisers.ts'
import { type Sequence, type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'
import { checkCellOptions, type NetName, netFor, netOptions } from '../../methods/cells/families.ts'
import type { TaskInstance } from '../../tasks/task.ts'
import type { Streams } from '../analysis.ts'
import { rounded } from '../shared/numbers.ts'

const schema = z.strictObject(netOptions('A1')).superRefine(checkCellOptions)
export const netNames = netOptions('A1').net.unwrap().options

export type CellsDesign = {
  readonly seeds: number
  /** Training sequences seen at each point. */
  readonly points: readonly number[]
  readonly lags: readonly number[]
  readonly learningRate: number
}

export type CellFlow = {
  readonly net: NetName
  readonly states: number
  readonly weights: number
  /** [point][seed][lag]; null where nothing flows at all, or the net has left the finite numbers. */
  readonly factor: readonly (readonly (readonly (number | null)[])[])[]
  readonly jacobian: readonly (readonly (readonly (number | null)[])[])[]
  /** [point][seed]: whether 200 fresh sequences are all answered correctly. */
  readonly solves: readonly (readonly boolean[])[]
}

/** Greatest |d y(t) / d net_v(t-q)| over all units v that have a net input, log10 by lag; -Infinity where there is none. */
function greatestFactors(flow: ReturnType<typeof errorFlow>, t: number, lags: readonly number[]): number[] {
  const { cell } = flow
  const qMax = lags.at(-1)!
  const all = cell.nodes.flatMap((node, id) =>
    node.kind === 'dense' ? [flow.factors(t, qMax, { node: cell.output, unit: 0 }, id)] : [],
  )
  return lags.map(q =>
    all.reduce(
      (most, { units, log10 }) => log10.subarray(q * units, (q + 1) * units).reduce((a, b) => Math.max(a, b), most),
      Number.NEGATIVE_INFINITY,
    ),
  )
}

/** Measures one family. `task` has dense inputs and its target at the end. */
export function measureCell(net: NetName, task: TaskInstance, design: CellsDesign, streams: Streams): CellFlow {
  const { seeds, points, lags, learningRate } = design
  const cell: Cell = netFor(task.signature, schema.parse({ net }))
  const flow = errorFlow(cell, task.signature.inputKind, { gradient: 'truncated' })
  const [factor, jacobian, solves] = [points, points, points].map(all => all.map(() => [] as unknown[])) as [
    (number | null)[][][],
    (number | null)[][][],
    boolean[][],
  ]
  const { inputKind, inputs, outputs } = task.signature
  const buffer: SequenceBuffer = sequenceBuffer(inputKind, inputs, outputs)
  for (let seed = 1; seed <= seeds; seed++) {
    const program = createProgram(cell, inputKind)
    initialiseWeights(program.weights, cell, streams('weights', net, seed), 'fan-in')
    const apply = program.updater(sgd(program.weights.length, { learningRate }))
    const training = streams('training', seed)
    let seen = 0
    points.forEach((point, index) => {
      for (; seen < point; seen++) {
        task.sample(training, buffer)
        program.reverse(buffer, 'squared-error')
        apply()
      }
      // The same sequence at every point and for every net.
      task.sample(streams('measured', seed), buffer)
      const sequence: Sequence = buffer
      const finite = program.weights.every(Number.isFinite)
      if (finite) flow.run(program.weights, sequence)
      const t = sequence.length - 1
      factor[index].push(finite ? greatestFactors(flow, t, lags).map(x => rounded(x, 4)) : lags.map(() => null))
      const norms = finite && flow.stateSize > 0 ? flow.norms(t, lags.at(-1)!).spectral : undefined
      jacobian[index].push(lags.map(q => (norms === undefined ? null : rounded(norms[q], 4))))
      const test = streams('test', seed)
      let wrong = 0
      for (let i = 0; i < 200 && wrong === 0; i++) {
        task.sample(test, buffer)
        if (!task.correct(program.run(buffer), buffer)) wrong++
      }
      solves[index].push(finite && wrong === 0)
    })
  }
  return { net, states: flow.stateSize, weights: cell.parameterCount, factor, jacobian, solves }
}
