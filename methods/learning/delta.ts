// The error at the output units' net input, as an option that gradient methods share.

import { z } from 'zod'
import type { Loss } from '../../engine/program.ts'

export const deltaOption = z
  .enum(['squared-error', 'cross-entropy'])
  .default('squared-error')
  .describe("error at the outputs' net input: f'(net) (d - y), or d - y (logistic outputs only)")

/** Refuses the one combination that has no meaning; for a schema's `superRefine`. */
export function checkDelta(
  { delta, outputUnits }: { readonly delta: Loss; readonly outputUnits: 'logistic' | 'linear' },
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  if (delta === 'cross-entropy' && outputUnits === 'linear')
    context.addIssue({
      code: 'custom',
      path: ['delta'],
      message: 'cross-entropy needs logistic outputs; set outputUnits to "logistic"',
    })
}
