// p values as readers see them.

import { type Inline, strong } from './markdown/nodes.ts'

/** From which on a difference counts as found. */
export const LEVEL = 0.05

/** Bold below the level. */
export function pValue(p: number): string | Inline {
  const text = p < 0.001 ? '< 0.001' : p.toFixed(3)
  return p < LEVEL ? strong(text) : text
}
