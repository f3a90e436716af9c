// A net whose answer shows its hidden values: linear outputs, as many as hidden units, each a copy of one.

import { createProgram } from '../../engine/create-program.ts'
import type { Cell } from '../../engine/graph.ts'
import type { Sequence } from '../../engine/sequence.ts'

/** Makes 'outputs' [n × n] the identity, with bias 0, in the weights of `net`. */
function showHidden({ parameters }: Cell, weights: Float64Array): void {
  const { offset, rows, columns } = parameters.find(({ name }) => name === 'outputs')!
  if (rows !== columns) throw new RangeError(`Expected as many outputs as hidden units, got ${rows} and ${columns}`)
  weights.fill(0, offset, offset + rows * columns)
  for (let i = 0; i < rows; i++) weights[offset + i * rows + i] = 1
  const bias = parameters.find(({ name }) => name === 'outputs bias')!
  weights.fill(0, bias.offset, bias.offset + rows)
}

/** The hidden values at each step of a sequence that has a target at every step. */
export function hiddenValues(net: Cell, weights: Float64Array, sequence: Sequence): number[][] {
  const program = createProgram(net, 'dense')
  program.weights.set(weights)
  showHidden(net, program.weights)
  const answers = program.run(sequence)
  return Array.from({ length: sequence.length }, (_, t) => [...answers.subarray(t * net.outputs, (t + 1) * net.outputs)])
}
