// What a step of learning costs per weight: the multiply-adds that the engine counts for forward mode, which carries along what LSTM-1997's rule and
// real-time recurrent learning each need.

import { createProgram } from '../../engine/create-program.ts'
import { fullyRecurrent } from '../../methods/cells/fully-recurrent.ts'
import { lstm1997 } from '../../methods/cells/lstm-1997.ts'

export type CostRow = { readonly size: number; readonly weights: number; readonly perWeight: number }

export function costPerWeight(): { readonly lstm: readonly CostRow[]; readonly rtrl: readonly CostRow[] } {
  const sizes = [1, 2, 4, 8, 16]
  const row = (size: number, cell: Parameters<typeof createProgram>[0]): CostRow => {
    const { cost } = createProgram(cell, 'dense')
    return { size, weights: cell.parameterCount, perWeight: (cost.forward + cost.influence) / cell.parameterCount }
  }
  return {
    lstm: sizes.map(blocks =>
      row(
        blocks,
        lstm1997({
          inputs: 4,
          outputs: 4,
          blocks,
          cellsPerBlock: 1,
          inputGateBias: 'random',
          outputGateBias: 'random',
          cellBias: true,
          outputBias: true,
          outputUnits: 'logistic',
        }),
      ),
    ),
    rtrl: sizes.map(hidden =>
      row(hidden, fullyRecurrent({ inputs: 4, outputs: 4, hidden, hiddenUnits: 'logistic', outputUnits: 'logistic' })),
    ),
  }
}
