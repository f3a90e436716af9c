// What every back end refuses, in the same words.

import type { Cell } from './graph.ts'
import type { Loss, ProgramOptions, Window } from './program.ts'
import type { InputKind, Sequence } from './sequence.ts'

const inputsOf = (count: number, kind: InputKind): string => `${count} ${kind === 'dense' ? 'inputs' : 'symbols'}`

/** Throws a TypeError where a sequence's shape is not the cell's. */
export function checkFit(cell: Cell, inputKind: InputKind, sequence: Sequence): void {
  if (sequence.inputKind !== inputKind || sequence.inputSize !== cell.inputs || sequence.targetSize !== cell.outputs)
    throw new TypeError(
      `Cell '${cell.name}': expected a sequence of ${inputsOf(cell.inputs, inputKind)} and ${cell.outputs} targets, ` +
        `got ${inputsOf(sequence.inputSize, sequence.inputKind)} and ${sequence.targetSize} targets`,
    )
}

/** Throws a TypeError for cross-entropy without logistic outputs. */
export function checkLoss(cell: Cell, loss: Loss): void {
  const node = cell.nodes[cell.output]
  if (loss === 'cross-entropy' && !(node.kind === 'unary' && node.operation === 'sigmoid'))
    throw new TypeError(
      `Cell '${cell.name}': expected logistic outputs for the cross-entropy loss, got an output node of kind '${node.kind}'`,
    )
}

/** Throws a TypeError for teacher forcing of a cell that does not feed its answer back, a RangeError for SnAp-n without a whole n. */
export function checkOptions(cell: Cell, { teacherForcing, influenceSteps }: ProgramOptions): void {
  if (influenceSteps !== undefined && !(Number.isInteger(influenceSteps) && influenceSteps >= 1))
    throw new RangeError(`Cell '${cell.name}': expected a whole number of influence steps from 1 on, got ${influenceSteps}`)
  if (teacherForcing && cell.states.every(({ next }) => next !== cell.output))
    throw new TypeError(`Cell '${cell.name}': expected a state that is also the answer 'y' for teacher forcing, got none`)
}

/** Throws a RangeError for a window that does not go back as far as it advances. */
export function checkWindow(window: Window | undefined): void {
  if (
    window &&
    !(Number.isInteger(window.every) && window.every >= 1 && Number.isInteger(window.depth) && window.depth >= window.every)
  )
    throw new RangeError(
      `Expected a window with depth >= every >= 1 (whole steps), got depth ${window.depth}, every ${window.every}`,
    )
}
