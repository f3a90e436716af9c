// The spread of products of transition matrices against the lag: the same matrix at every step, and another one of its kind at every step (as where
// transitions depend on inputs).

import { log } from '../../engine/math.ts'
import { dobrushin, secondEigenvalue } from '../../methods/probabilistic/diffusion.ts'
import type { Streams } from '../analysis.ts'
import { rounded, slope } from '../shared/numbers.ts'
import { type ChainKind, chainKinds, chainOf } from './chains.ts'
import { spreads } from './contraction.ts'

export type CreditDesign = { readonly states: number; readonly seeds: number; readonly lags: readonly number[] }

export type CreditLine = {
  readonly kind: ChainKind
  readonly steps: 'equal' | 'different'
  /** [seed][lag]: log10 of Dobrushin's coefficient and of the distance from rank one; null where nothing is left. */
  readonly dobrushin: readonly (readonly (number | null)[])[]
  readonly distance: readonly (readonly (number | null)[])[]
  /** [seed]: log10 of the factor per step, fitted over the longer half of the lags; null where nothing is left there. */
  readonly rate: readonly (number | null)[]
  /** [seed]: log10 |λ_2|, equal steps only; null where it is 0. */
  readonly secondEigenvalue: readonly (number | null)[]
  /** Seeds and lags where the coefficient exceeds the product of the steps' own ones. */
  readonly exceeded: number
}

export type CreditData = { readonly lags: readonly number[]; readonly lines: readonly CreditLine[] }

export function measureCredit({ states, seeds, lags }: CreditDesign, streams: Streams): CreditData {
  const lines = (['equal', 'different'] as const).flatMap(kindOfSteps =>
    chainKinds.map((kind): CreditLine => {
      let exceeded = 0
      const all = Array.from({ length: seeds }, (_, index) => {
        const random = streams('chain', kind, kindOfSteps, index + 1)
        const first = chainOf(kind, states, random)
        const matrices: Float64Array[] = [first.matrix]
        const step = (t: number): Float64Array => {
          if (kindOfSteps === 'equal') return first.matrix
          while (matrices.length < t) matrices.push(chainOf(kind, states, random).matrix)
          return matrices[t - 1]
        }
        const found = spreads(step, first.n, lags)
        let bound = 0
        for (let t = 1, place = 0; t <= lags.at(-1)!; t++) {
          bound += log(dobrushin(step(t), first.n)) / Math.LN10
          if (t !== lags[place]) continue
          // Rounding of sums of logarithms.
          if (found[place].dobrushin > bound + 1e-9) exceeded++
          place++
        }
        const late = lags.flatMap((_, i) => (i >= lags.length / 2 && found[i].dobrushin > Number.NEGATIVE_INFINITY ? [i] : []))
        const second = kindOfSteps === 'equal' ? secondEigenvalue(first.matrix, first.n) : 0
        return { found, rate: slope(late.map(i => [lags[i], found[i].dobrushin] as const)), second: log(second) / Math.LN10 }
      })
      return {
        kind,
        steps: kindOfSteps,
        dobrushin: all.map(({ found }) => found.map(each => rounded(each.dobrushin, 4))),
        distance: all.map(({ found }) => found.map(each => rounded(each.distance, 4))),
        rate: all.map(({ rate }) => rounded(rate, 9)),
        secondEigenvalue: all.map(({ second }) => rounded(second, 9)),
        exceeded,
      }
    }),
  )
  return { lags, lines }
}
