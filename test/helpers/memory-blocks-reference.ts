// Memory blocks with forget gates, with or without peepholes, written out by hand from Gers, Schmidhuber & Cummins (2000) and Gers,
// Schraudolph & Schmidhuber (2002): the partial derivatives of the internal states carried along, an oracle that shares no code with the
// engine but for the layout of the weights (column-major matrices, found by name).

import type { Cell } from '../../engine/graph.ts'
import type { Sequence } from '../../engine/sequence.ts'

export interface MemoryBlocksReferenceShape {
  readonly blocks: number
  readonly cellsPerBlock: number
  readonly recurrentSources: 'cells' | 'cells-and-gates'
  readonly shortcuts: boolean
  /** 2002: peepholes, and no squashing of the cells' outputs. */
  readonly peepholes: boolean
}

const f = (x: number): number => 1 / (1 + Math.exp(-x))

/** The answers, and the update per learning rate summed over all target steps with frozen weights (logistic outputs). */
export function memoryBlocksReference(
  { blocks, cellsPerBlock, recurrentSources, shortcuts, peepholes }: MemoryBlocksReferenceShape,
  { parameters, inputs, outputs }: Cell,
  weights: Float64Array,
  sequence: Sequence,
): { answers: number[]; update: Float64Array } {
  const cells = blocks * cellsPerBlock
  const blockOf = (c: number): number => Math.floor(c / cellsPerBlock)
  const part = (name: string) => parameters.find(parameter => parameter.name === name)
  /** Position of a unit's weight from source m: a column of its matrix, then its bias, then the peepholes from its block's cells. */
  const at = (layer: string, unit: number, m: number): number => {
    const { offset, rows, columns } = part(layer)!
    if (m < columns) return offset + m * rows + unit
    if (m === columns) return part(`${layer} bias`)!.offset + unit
    return part(layer.replace('gates', 'peepholes'))!.offset + unit * cellsPerBlock + m - columns - 1
  }
  const has = (layer: string, m: number): boolean => m !== part(layer)!.columns || part(`${layer} bias`) !== undefined
  const net = (layer: string, unit: number, z: readonly number[]): number =>
    z.reduce((sum, value, m) => (has(layer, m) ? sum + weights[at(layer, unit, m)] * value : sum), 0)
  const update = new Float64Array(weights.length)
  const change = (layer: string, unit: number, values: readonly number[], factor: number): void => {
    values.forEach((value, m) => {
      if (has(layer, m)) update[at(layer, unit, m)] += factor * value
    })
  }
  const zeros = (count: number): number[] => Array<number>(count).fill(0)
  const peeped = (j: number, states: readonly number[]) =>
    peepholes ? states.slice(j * cellsPerBlock, (j + 1) * cellsPerBlock) : []

  let [yIn, yForget, yOut, yCell, s] = [zeros(blocks), zeros(blocks), zeros(blocks), zeros(cells), zeros(cells)]
  let [dIn, dForget, dCell]: number[][][] = [[], [], []]
  const answers: number[] = []
  let target = 0
  for (let t = 0; t < sequence.length; t++) {
    const x = [...sequence.inputs.subarray(t * inputs, (t + 1) * inputs)]
    const z = recurrentSources === 'cells' ? [...x, ...yCell, 1] : [...x, ...yIn, ...yForget, ...yOut, ...yCell, 1]
    const old = s
    const early = zeros(blocks).map((_, j) => [...z, ...peeped(j, old)])
    yIn = early.map((sources, j) => f(net('input gates', j, sources)))
    yForget = early.map((sources, j) => f(net('forget gates', j, sources)))
    const cellNets = zeros(cells).map((_, c) => f(net('cells', c, z)))
    const g = cellNets.map(y => 4 * y - 2)
    s = old.map((state, c) => yForget[blockOf(c)] * state + yIn[blockOf(c)] * g[c])
    const carry = (before: number[][], sources: (c: number) => readonly number[], arising: (c: number) => number) =>
      zeros(cells).map((_, c) => sources(c).map((value, m) => yForget[blockOf(c)] * (before[c]?.[m] ?? 0) + arising(c) * value))
    const slope = (y: number): number => y * (1 - y)
    dCell = carry(
      dCell,
      () => z,
      c => 4 * slope(cellNets[c]) * yIn[blockOf(c)],
    )
    dIn = carry(
      dIn,
      c => early[blockOf(c)],
      c => g[c] * slope(yIn[blockOf(c)]),
    )
    dForget = carry(
      dForget,
      c => early[blockOf(c)],
      c => old[c] * slope(yForget[blockOf(c)]),
    )
    const late = zeros(blocks).map((_, j) => [...z, ...peeped(j, s)])
    yOut = late.map((sources, j) => f(net('output gates', j, sources)))
    const h = s.map(state => (peepholes ? state : 2 * f(state) - 1))
    yCell = h.map((value, c) => yOut[blockOf(c)] * value)
    if (target >= sequence.targetCount || sequence.targetSteps[target] !== t) continue
    const seen = [...(shortcuts ? x : []), ...yCell, 1]
    const y = zeros(outputs).map((_, k) => f(net('outputs', k, seen)))
    const errors = y.map((value, k) => slope(value) * (sequence.targets[target * outputs + k] - value))
    errors.forEach((error, k) => {
      change('outputs', k, seen, error)
    })
    for (let c = 0; c < cells; c++) {
      const j = blockOf(c)
      const back = errors.reduce((sum, error, k) => sum + weights[at('outputs', k, (shortcuts ? inputs : 0) + c)] * error, 0)
      const eState = yOut[j] * (peepholes ? 1 : (1 - h[c] ** 2) / 2) * back
      change('output gates', j, late[j], slope(yOut[j]) * h[c] * back)
      change('input gates', j, dIn[c], eState)
      change('forget gates', j, dForget[c], eState)
      change('cells', c, dCell[c], eState)
    }
    answers.push(...y)
    target++
  }
  return { answers, update }
}
