// What the parameters of a Markov model depend on: nothing, the input symbol, the step's own input, or the cell of a grid that it lies in.

import type { Sequence } from '../../engine/sequence.ts'
import type { TaskSignature } from '../../tasks/task.ts'

export interface Conditioning {
  /** How many different conditions there are; `steps`: each step has its own. */
  readonly slots: number | 'steps'
  /** The condition of `step`, 0..slots-1; `index` counts the steps that were asked about. */
  slotOf(sequence: Sequence, step: number, index: number): number
}

export const unconditional: Conditioning = { slots: 1, slotOf: () => 0 }

/** On the whole input: one condition per symbol, or per step of a dense sequence. */
export function onInput({ inputKind, inputs }: Pick<TaskSignature, 'inputKind' | 'inputs'>): Conditioning {
  return inputKind === 'symbols'
    ? { slots: inputs, slotOf: ({ symbols }, step) => symbols[step] }
    : { slots: 'steps', slotOf: (_, __, index) => index }
}

/**
 * On the symbol, or on the cell of a grid: every input line is cut into `levels` equal parts of [-1, 1], values beyond going to the ends.
 */
export function onQuantisedInput(signature: Pick<TaskSignature, 'inputKind' | 'inputs'>, levels: number): Conditioning {
  const { inputKind, inputs } = signature
  if (inputKind === 'symbols') return onInput(signature)
  return {
    slots: gridSize(inputs, levels),
    slotOf({ inputs: values }, step) {
      let slot = 0
      for (let i = 0; i < inputs; i++) {
        const level = Math.floor(((values[step * inputs + i] + 1) / 2) * levels)
        slot = slot * levels + Math.max(0, Math.min(levels - 1, level))
      }
      return slot
    },
  }
}

/** levels^inputs. */
export function gridSize(inputs: number, levels: number): number {
  let size = 1
  for (let i = 0; i < inputs; i++) size *= levels
  return size
}
