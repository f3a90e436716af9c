// Numbers that tests take from the data of the analyses.

import type { NetName } from '../../methods/cells/families.ts'
import { factorPerStep, fittedRate } from '../gradient-flow/decay-rates.ts'
import type { GradientFlowData } from '../gradient-flow.ts'
import { type Estimate, estimate } from '../shared/estimates.ts'
import type { Tally } from './own-trials.ts'
import type { Row } from './rows.ts'
import type { Group, Test } from './test.ts'

export const standardNets: readonly NetName[] = [
  'fully-recurrent',
  'single-unit',
  'A1',
  'A2',
  'bengio-latch',
  'bengio-two-sequence',
  'bengio-parity',
]

/** A mean against a limit; no experiment where fewer than two values are there. */
export function mean(kind: 'below' | 'above', what: string, found: Estimate | undefined, limit: number): Test {
  if (found === undefined) return { kind: 'no experiment', what: `${what}: nothing to measure` }
  // Six digits: what differs between machines, if anything, lies far behind.
  const digits = (x: number): number => Number(x.toPrecision(6))
  return { kind, what, low: digits(found.low), mean: digits(found.mean), high: digits(found.high), limit }
}

/** Factor per step of a net's Jacobian product at one of the points of training. */
export function rateOf({ lags, cells }: GradientFlowData, net: NetName, point: number): Estimate | undefined {
  const cell = cells.find(each => each.net === net)
  return cell && factorPerStep(lags, cell.jacobian[point])
}

/** Share of the variance of log10 of a flow that a straight line leaves, for each net and seed with a line. */
export function unexplained({ lags, cells }: GradientFlowData, nets: readonly NetName[]): number[] {
  return cells
    .filter(({ net }) => nets.includes(net))
    .flatMap(({ jacobian }) =>
      jacobian[0].flatMap(flow => {
        const rate = fittedRate(lags, flow)
        if (rate === null) return []
        const points = lags.flatMap((q, i) => (q >= 5 && flow[i] !== null ? [[q, flow[i]] as const] : []))
        const [x, y] = [0, 1].map(axis => points.reduce((sum, point) => sum + point[axis], 0) / points.length)
        const left = points.reduce((sum, [q, f]) => sum + (f - y - rate * (q - x)) * (f - y - rate * (q - x)), 0)
        const all = points.reduce((sum, [, f]) => sum + (f - y) * (f - y), 0)
        return all === 0 ? [] : [left / all]
      }),
    )
}

export const groupOf = (label: string, { solved, finished }: Row): Group => ({ label, successes: solved, trials: finished })

export function tallied(label: string, tallies: readonly Tally[]): Group {
  return {
    label,
    successes: tallies.reduce((sum, { solved }) => sum + solved, 0),
    trials: tallies.reduce((sum, { trials }) => sum + trials, 0),
  }
}

/** Differences between two lists of values seed by seed, as an estimate. */
export function paired(first: readonly (number | null)[], second: readonly (number | null)[]): Estimate | undefined {
  return estimate(first.map((a, i) => (a === null || second[i] === null ? null : a - second[i])))
}
