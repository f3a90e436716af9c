// A run of a cell that keeps the values of all nodes at all steps, for derivatives to be taken anywhere in it.

import { differentiableNodes } from '../analysis/reach.ts'
import { staysSymbol } from '../analysis/segments.ts'
import { checkFit } from '../checks.ts'
import type { Cell } from '../graph.ts'
import type { Machine } from '../interpreter/instruction.ts'
import { interpret } from '../interpreter/interpreter.ts'
import { type InputKind, type Sequence, sequenceBuffer } from '../sequence.ts'

export interface Tape {
  readonly machine: Machine
  /** Node values per step. */
  readonly width: number
  /** Steps of the last run. */
  length: number
  /** Node values of the last run, row-major [length × width]. */
  values: Float64Array
  /** The last run's sequence, of which only the target steps and targets are sure to stay as they were. */
  asked: Sequence
  /** Runs a sequence from the zero state. Throws a TypeError where shapes are not the cell's. */
  run(weights: Float64Array, sequence: Sequence): void
}

export function tapeOf(cell: Cell, inputKind: InputKind): Tape {
  const symbolInput = staysSymbol(cell, inputKind)
  const kept: number[] = []
  const offsets: number[] = []
  let width = 0
  cell.nodes.forEach(({ kind, size }, id) => {
    offsets.push(width)
    // A symbol has no values to keep, and nothing asks for them: its node's place is empty.
    if (kind === 'input' && symbolInput) return
    kept.push(id)
    width += size
  })
  // The tape is the answer of a cell that answers everything, asked for at every step.
  const answersAll: Cell = {
    ...cell,
    nodes: [...cell.nodes, { kind: 'concat', sources: kept, size: width }],
    output: cell.nodes.length,
    outputs: width,
  }
  const program = interpret(answersAll, inputKind, {}, 'every node is kept')
  const machine: Machine = {
    cell,
    weights: program.weights,
    gradient: program.gradient,
    offsets,
    differentiable: differentiableNodes(cell),
    symbolInput,
    // Says which weights a symbol belongs to, hence matters to gradients alone, and nobody reads these here.
    symbol: 0,
  }
  const tape: Tape = {
    machine,
    width,
    length: 0,
    values: new Float64Array(0),
    asked: sequenceBuffer(inputKind, cell.inputs, cell.outputs),
    run(weights, sequence) {
      checkFit(cell, inputKind, sequence)
      if (weights.length !== cell.parameterCount)
        throw new TypeError(`Cell '${cell.name}': expected ${cell.parameterCount} weights, got ${weights.length}`)
      program.weights.set(weights)
      const { length, targetCount, targetSteps, targets } = sequence
      const everyStep = Int32Array.from({ length }, (_, t) => t)
      tape.values = program.run({ ...sequence, targetSize: width, targetCount: length, targetSteps: everyStep })
      tape.length = length
      // Copies: sequences live in buffers that are used again.
      tape.asked = {
        ...sequence,
        targetSteps: targetSteps.slice(0, targetCount),
        targets: targets.slice(0, targetCount * cell.outputs),
      }
    },
  }
  return tape
}
