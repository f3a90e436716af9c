// A panel that is a grid of shaded cells: a plane of states, or a table of shares. Runs of equal cells become one rectangle.

import { escapeXml } from '../../reports/figures/escape-xml.ts'
import { ink } from '../../reports/figures/palette.ts'
import { type Panel, panelWidth } from '../../reports/figures/panel.ts'

export interface Raster {
  readonly title: string
  /** Rows from the bottom up: the colour of each cell. */
  readonly colors: readonly (readonly string[])[]
  /** Written into each cell, where given. */
  readonly texts?: readonly (readonly string[])[]
  readonly xLabel: string
  readonly yLabel: string
  /** Names with their places: 0 at the first edge of the grid, 1 at the last. */
  readonly xTicks: readonly { readonly at: number; readonly text: string }[]
  readonly yTicks: readonly { readonly at: number; readonly text: string }[]
  /** SVG drawn over it, in a square (or box) of the size that it is told. */
  readonly over?: (width: number, height: number) => string
  readonly height?: number
}

const margin = { top: 46, right: 30, bottom: 50, left: 84 } as const

export function drawRaster({ title, colors, texts, xLabel, yLabel, xTicks, yTicks, over, height = 351 + 96 }: Raster): Panel {
  const [width, tall] = [panelWidth - margin.left - margin.right, height - margin.top - margin.bottom]
  const [cellWidth, cellHeight] = [width / colors[0]!.length, tall / colors.length]
  const rects: string[] = []
  const words: string[] = []
  colors.forEach((row, fromBottom) => {
    const y = tall - (fromBottom + 1) * cellHeight
    for (let start = 0; start < row.length; ) {
      let end = start + 1
      while (texts === undefined && row[end] === row[start]) end++
      // A hair wider and taller, or the card shows between neighbours.
      rects.push(
        `<rect x="${start * cellWidth}" y="${y}" width="${(end - start) * cellWidth + 0.4}" height="${cellHeight + 0.4}" fill="${row[start]}" shape-rendering="crispEdges"/>`,
      )
      start = end
    }
    texts?.[fromBottom]?.forEach((text, i) => {
      const dark = isDark(row[i]!)
      words.push(
        `<text x="${(i + 0.5) * cellWidth}" y="${y + cellHeight / 2}" dy="0.35em" fill="${dark ? ink.card : ink.text}">${escapeXml(text)}</text>`,
      )
    })
  })
  const axis = [
    ...xTicks.map(({ at, text }) => `<text x="${at * width}" y="${tall + 16}" fill="${ink.soft}">${escapeXml(text)}</text>`),
    ...yTicks.map(
      ({ at, text }) =>
        `<text x="-8" y="${tall * (1 - at)}" dy="0.35em" text-anchor="end" fill="${ink.soft}">${escapeXml(text)}</text>`,
    ),
    `<text x="${width / 2}" y="${tall + 36}" fill="${ink.soft}">${escapeXml(xLabel)}</text>`,
    `<text transform="translate(-62,${tall / 2}) rotate(-90)" fill="${ink.soft}">${escapeXml(yLabel)}</text>`,
    `<text x="${12 - margin.left}" y="-14" text-anchor="start" font-size="14" font-weight="600">${escapeXml(title)}</text>`,
  ]
  const frame = `<rect x="0" y="0" width="${width}" height="${tall}" fill="none" stroke="${ink.soft}"/>`
  return {
    svg: `<g transform="translate(${margin.left},${margin.top})">${rects.join('')}${words.join('')}${frame}${over?.(width, tall) ?? ''}${axis.join('')}</g>`,
    height,
  }
}

/** Whether white text reads better on it: weighted brightness below 0.45, of `#rrggbb`. */
function isDark(color: string): boolean {
  const [r, g, b] = [1, 3, 5].map(i => Number.parseInt(color.slice(i, i + 2), 16) / 255)
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! < 0.45
}

/** From white at 0 to the palette's blue at 1. */
export function shade(share: number): string {
  const mix = (to: number): string =>
    Math.round(255 + (to - 255) * share)
      .toString(16)
      .padStart(2, '0')
  return `#${mix(0x00)}${mix(0x72)}${mix(0xb2)}`
}
