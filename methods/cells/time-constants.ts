// A recurrent layer in which some hidden units change slowly, each with a time constant of its own.
//
// M. C. Mozer (1992), "Induction of Multiscale Temporal Structure", NIPS 4, 275-282. For hidden unit i with time constant τ_i in
// [0, 1):
//   (1) net_i(t) = Σ_j w_ij x_j(t) + Σ_k v_ik c_k(t-1) + b_i
//   (2) c_i(t)   = τ_i c_i(t-1) + (1 - τ_i) tanh(net_i(t))
//   (3) y(t)     = f_o(W_o c(t) + b_o)
// τ = 0 is a standard unit. Of an error at c_i(t), the share τ_i^q reaches c_i(t-q) without passing through tanh. Half of what a
// unit holds is gone after log ½ / log τ steps: the ladder gives the slow units half-lives of 1, 2, 4, ... steps. Learned time
// constants are τ = f(a), f logistic, so that they stay between 0 and 1.

import { z } from 'zod'
import { add, affine, cell, concat, multiply, sigmoid, slice, tanh, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { log } from '../../engine/math.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface TimeConstantShape extends NetSizes {
  readonly standardUnits: number
  readonly slowUnits: number
  /** Of the slow units: one for all, one each, or `ladder`. Where they are learned: at the start. */
  readonly timeConstants: number | readonly number[] | 'ladder'
  readonly learnTimeConstants: boolean
}

/** τ of each slow unit [slowUnits]. */
export function timeConstantsOf({
  slowUnits,
  timeConstants,
}: Pick<TimeConstantShape, 'slowUnits' | 'timeConstants'>): readonly number[] {
  if (typeof timeConstants === 'object') return timeConstants
  if (timeConstants !== 'ladder') return Array.from({ length: slowUnits }, () => timeConstants)
  const ladder: number[] = []
  // Twice the half-life is the square root of τ.
  for (let tau = 0.5; ladder.length < slowUnits; tau = Math.sqrt(tau)) ladder.push(tau)
  return ladder
}

/** With n = standardUnits + slowUnits: n · (inputs + n + 1) + outputs · (n + 1) weights, and slowUnits more where τ is learned. */
export function timeConstantNet(shape: TimeConstantShape): Cell {
  const { inputs, outputs, standardUnits, slowUnits, outputUnits } = shape
  const units = standardUnits + slowUnits
  return cell({ name: 'time constants', inputs, state: { c: units } }, ({ x, c: previous }, { dense, weights, constant }) => {
    const now = tanh(dense(units, [x, previous], { name: 'hidden' }))
    const slow = (): Vector => {
      const tau = timeConstantsOf(shape)
      const [kept, taken] = shape.learnTimeConstants
        ? bothShares(
            sigmoid(weights(slowUnits, { name: 'time constants', initialiser: { kind: 'values', values: tau.map(logit) } })),
          )
        : [constant(tau), constant(tau.map(value => 1 - value))]
      return add(multiply(kept, slice(previous, standardUnits, slowUnits)), multiply(taken, slice(now, standardUnits, slowUnits)))
    }
    const c = slowUnits === 0 ? now : standardUnits === 0 ? slow() : concat(slice(now, 0, standardUnits), slow())
    return { c, y: answerOf(dense(outputs, [c], { name: 'outputs' }), outputUnits) }
  })
}

const bothShares = (tau: Vector): [Vector, Vector] => [tau, affine(tau, -1, 1)]
const logit = (tau: number): number => log(tau) - log(1 - tau)

const timeConstant = z.number().min(0).lt(1)

export const timeConstantNets = cellFamily({
  options: {
    standardUnits: z.int().min(0).max(1000).default(6).describe('hidden units with time constant 0'),
    slowUnits: z.int().min(0).max(1000).default(4).describe('hidden units with the time constants below; 0: the standard net'),
    timeConstants: z
      .union([timeConstant, z.array(timeConstant).min(1), z.literal('ladder')])
      .default(0.85)
      .describe('τ of the slow units: one for all, one each, or "ladder" for half-lives of 1, 2, 4, ... steps'),
    learnTimeConstants: z.boolean().default(false).describe('whether τ is learned by the gradient too, from the values given'),
  },
  build: timeConstantNet,
})

/** Refuses time constants that do not fit the units; for a schema's `superRefine`. */
export function checkTimeConstants(
  shape: Pick<TimeConstantShape, 'standardUnits' | 'slowUnits' | 'timeConstants' | 'learnTimeConstants'>,
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  const refuse = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message })
  const { standardUnits, slowUnits, timeConstants, learnTimeConstants } = shape
  if (standardUnits + slowUnits === 0) refuse('standardUnits', 'at least one hidden unit is needed, standard or slow')
  if (typeof timeConstants === 'object' && timeConstants.length !== slowUnits)
    refuse('timeConstants', `one time constant for each of the ${slowUnits} slow units is needed`)
  if (learnTimeConstants && timeConstantsOf(shape).includes(0))
    refuse('timeConstants', 'a time constant that is learned must start above 0')
}
