// Colours and marker shapes that keep methods apart for colour-blind readers and in grey print: the palette of M. Okabe & K. Ito (2008),
// "Color Universal Design", without its yellow (too pale on white) and with black last. Shape and colour run through lists of
// different lengths, so 56 methods differ in at least one of them.

import type { SymbolType } from '@observablehq/plot'

export interface Style {
  readonly color: string
  readonly symbol: SymbolType
}

const colors = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000', '#7f7f7f'] as const
const symbols = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross', 'wye'] as const

/** The style of the method at `index` in the report's order: the same in every figure. */
export function styleOf(index: number): Style {
  return { color: colors[index % colors.length]!, symbol: symbols[index % symbols.length]! }
}

/** Text, axes and lines on the figures' white card. */
export const ink = { text: '#1f2328', soft: '#59636e', grid: '#d1d9e0', card: '#ffffff' } as const
