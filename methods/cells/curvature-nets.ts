// The nets that the pseudo-Newton methods learn: the standard recurrent net, or one of the three nets of Bengio, Simard & Frasconi (1994).

import { z } from 'zod'
import { type Bengio1994Shape, bengio1994 } from './bengio-1994.ts'
import { cellFamily } from './family.ts'
import { fullyRecurrent } from './fully-recurrent.ts'

type CurvatureNetShape = Omit<Bengio1994Shape, 'net' | 'thresholds'> & { readonly net: Bengio1994Shape['net'] | 'layered' }

export const curvatureNets = cellFamily({
  options: {
    net: z
      .enum(['layered', 'latch', 'two-sequence', 'parity'])
      .default('layered')
      .describe(
        'layered: a recurrent hidden layer and an output layer; or the net that the paper used for the problem of that name',
      ),
    hidden: z.int().min(1).max(1000).default(10).describe('units beside the output units (none in the latch net)'),
  },
  build: ({ net, ...shape }: CurvatureNetShape) =>
    net === 'layered' ? fullyRecurrent({ ...shape, hiddenUnits: 'tanh' }) : bengio1994({ ...shape, net, thresholds: 'none' }),
})
