// Biases of the gates of memory blocks: whether there are any, and where they start. A bias that differs from block to block keeps the blocks
// from learning all the same thing at once.

import { z } from 'zod'

/** No bias, a bias drawn like any weight, one starting value for all blocks, or one per block. */
export type GateBias = 'none' | 'random' | number | readonly number[]

/** The option for the bias of one kind of gate. */
export function gateBiasOption(gate: string, byDefault: GateBias) {
  const schema: z.ZodType<GateBias> = z.union([z.enum(['none', 'random']), z.number(), z.array(z.number()).min(1)])
  return schema
    .default(byDefault)
    .describe(
      `bias of the ${gate} gates: "none", "random" (drawn like the weights), one starting value for all blocks, or one per block`,
    )
}

/** What a dense layer of `blocks` gates takes as its bias. */
export function startingBiases(bias: GateBias, blocks: number): boolean | readonly number[] {
  if (typeof bias === 'string') return bias === 'random'
  return typeof bias === 'number' ? Array.from({ length: blocks }, () => bias) : bias
}

/** Refuses lists of biases that are not one per block; for a schema's `superRefine`. */
export function checkGateBiases<Name extends string>(
  options: Readonly<Record<Name, GateBias>> & { readonly blocks: number },
  names: readonly Name[],
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  for (const name of names) {
    const bias: GateBias = options[name]
    if (typeof bias === 'object' && bias.length !== options.blocks)
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `one bias for each of the ${options.blocks} blocks is needed, or one number for all of them`,
      })
  }
}
