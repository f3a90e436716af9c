// Figures as pictures, for slides and for programs that draw no SVG. The letters are those of the machine's own fonts, so the bytes may differ
// from machine to machine; reports name the SVG files only.

import { Resvg } from '@resvg/resvg-js'

/** Twice the size in pixels: sharp on dense screens and on paper. */
const ZOOM = 2

/** A PNG of the figure. */
export function rasterise(svg: string): Uint8Array {
  return new Resvg(svg, { font: { loadSystemFonts: true }, fitTo: { mode: 'zoom', value: ZOOM } }).render().asPng()
}
