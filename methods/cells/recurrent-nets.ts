// The nets that backpropagation through time and real-time recurrent learning were first used and compared on.

import { z } from 'zod'
import type { Cell } from '../../engine/graph.ts'
import { bengio1994 } from './bengio-1994.ts'
import { cellFamily } from './family.ts'
import { type FullyRecurrentShape, fullyRecurrent, fullyRecurrentNets } from './fully-recurrent.ts'
import { williamsZipser } from './williams-zipser.ts'

interface RecurrentNetShape extends FullyRecurrentShape {
  readonly net: 'layered' | 'fully-connected' | 'bengio-two-sequence' | 'bengio-parity'
}

function build({ net, ...shape }: RecurrentNetShape): Cell {
  switch (net) {
    case 'layered':
      return fullyRecurrent(shape)
    case 'fully-connected':
      return williamsZipser(shape)
    case 'bengio-two-sequence':
      return bengio1994({ ...shape, net: 'two-sequence', thresholds: 'none' })
    case 'bengio-parity':
      return bengio1994({ ...shape, net: 'parity', thresholds: 'none' })
  }
}

const { hidden, shortcuts } = fullyRecurrentNets.options

export const recurrentNets = cellFamily({
  feedsBack: true,
  options: {
    net: z
      .enum(['layered', 'fully-connected', 'bengio-two-sequence', 'bengio-parity'])
      .default('layered')
      .describe(
        'layered: outputs see the hidden units of the same step; fully-connected: all units, outputs too, see all units of the previous step; bengio: the nets of 1994, tanh, biases as there',
      ),
    ...fullyRecurrentNets.options,
    hidden: hidden.describe('hidden units: all recurrent units that are not outputs'),
    shortcuts: shortcuts.describe('layered net: whether the inputs of a step reach its outputs directly too'),
  },
  build,
})

interface CheckedOptions extends Pick<RecurrentNetShape, 'net' | 'shortcuts'> {
  readonly teacherForcing?: boolean
}

/** Refuses options that do not fit the net; for a schema's `superRefine`. */
export function checkNet(
  { net, shortcuts = false, teacherForcing = false }: CheckedOptions,
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  const refuse = (name: string, needed: string): void =>
    context.addIssue({ code: 'custom', path: [name], message: `only the ${needed} net has this; set net to "${needed}"` })
  if (shortcuts && net !== 'layered') refuse('shortcuts', 'layered')
  if (teacherForcing && net !== 'fully-connected') refuse('teacherForcing', 'fully-connected')
}
