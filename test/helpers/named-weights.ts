// A cell's weights by the names that its dense nodes have, for equations written out by hand.

import type { Cell } from '../../engine/graph.ts'

export interface NamedWeights {
  /** Where the weight of unit `row` from source `column` lies; the column after the last source is the bias, where there is one. */
  at(name: string, row: number, column: number): number
  /** Net inputs of all units of a dense node: W · sources + b. */
  net(name: string, sources: readonly number[]): number[]
  /** W' · delta: what arrives at each source. */
  back(name: string, delta: readonly number[]): number[]
  /** Adds delta · sources' (and delta for the bias) to `gradient` [parameterCount]. */
  accumulate(name: string, delta: readonly number[], sources: readonly number[], gradient: Float64Array): void
}

export function namedWeights({ parameters }: Cell, weights: Float64Array): NamedWeights {
  const find = (name: string) => parameters.find(parameter => parameter.name === name)
  const at = (name: string, row: number, column: number): number => {
    const matrix = find(name)!
    return column === matrix.columns ? find(`${name} bias`)!.offset + row : matrix.offset + column * matrix.rows + row
  }
  const rows = (name: string) => Array.from({ length: find(name)!.rows }, (_, row) => row)
  const withBias = (name: string, sources: readonly number[]) => (find(`${name} bias`) ? [...sources, 1] : sources)
  return {
    at,
    net: (name, sources) =>
      rows(name).map(row => withBias(name, sources).reduce((sum, x, column) => sum + weights[at(name, row, column)] * x, 0)),
    back: (name, delta) =>
      Array.from({ length: find(name)!.columns }, (_, column) =>
        delta.reduce((sum, d, row) => sum + weights[at(name, row, column)] * d, 0),
      ),
    accumulate(name, delta, sources, gradient) {
      for (const row of rows(name))
        withBias(name, sources).forEach((x, column) => {
          gradient[at(name, row, column)] += delta[row] * x
        })
    },
  }
}

/** Input row of a dense sequence at step t. */
export function inputsAt({ inputs }: { readonly inputs: Float64Array }, t: number, width: number): number[] {
  return [...inputs.subarray(t * width, (t + 1) * width)]
}

/** Greatest |a - b|. */
export function greatestDifference(a: ArrayLike<number>, b: ArrayLike<number>, count = a.length): number {
  let greatest = 0
  for (let i = 0; i < count; i++) greatest = Math.max(greatest, Math.abs(a[i] - b[i]))
  return greatest
}
