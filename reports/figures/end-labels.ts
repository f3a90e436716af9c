// Names at the right end of the lines, moved apart where they would overlap, each with a thin leader from its line.

import { oneLine } from '../markdown/nodes.ts'
import { escapeXml } from './escape-xml.ts'
import { ink, type Style } from './palette.ts'

export interface Series {
  readonly label: string
  readonly style: Style
}

export interface EndLabel extends Series {
  /** The last point of the line, pixels. */
  readonly end: { readonly x: number; readonly y: number }
}

const longestName = 24
const lineHeight = 15
const characterWidth = 6.8

function nameOf(label: string): string {
  const characters = Array.from(oneLine(label))
  return characters.length <= longestName ? characters.join('') : `${characters.slice(0, longestName - 1).join('')}…`
}

/** Room for the longest name and its leader, pixels. */
export function labelMargin(series: readonly Series[]): number {
  return 45 + characterWidth * Math.max(4, ...series.map(({ label }) => Array.from(nameOf(label)).length))
}

/** A label with its place: the middle of its marker, which the panel draws; the name follows. */
export interface PlacedLabel extends EndLabel {
  readonly x: number
  readonly y: number
}

export function placeLabels(
  labels: readonly EndLabel[],
  frame: { readonly right: number; readonly top: number; readonly bottom: number },
): readonly PlacedLabel[] {
  const sorted = labels.toSorted((a, b) => a.end.y - b.end.y)
  const heights = apart(
    sorted.map(({ end }) => end.y),
    frame.top,
    frame.bottom,
  )
  return sorted.map((label, i) => ({ ...label, x: frame.right + 26, y: heights[i]! }))
}

/** Leaders and names. */
export function drawLabels(labels: readonly PlacedLabel[]): string {
  return labels
    .map(({ label, style, end, x, y }) => {
      const leader = `<path d="M${end.x + 6},${end.y}L${x - 16},${y}L${x - 7},${y}" fill="none" stroke="${style.color}" stroke-opacity="0.6"/>`
      return `${leader}<text x="${x + 9}" y="${y}" dy="0.35em" text-anchor="start" fill="${ink.text}" font-weight="600">${escapeXml(nameOf(label))}</text>`
    })
    .join('')
}

/** Ascending heights, moved by as little as a forward and a backward pass need to leave a line between any two. */
function apart(wanted: readonly number[], top: number, bottom: number): number[] {
  const heights = [...wanted]
  for (let i = 0; i < heights.length; i++) heights[i] = Math.max(heights[i]!, i === 0 ? top : heights[i - 1]! + lineHeight)
  for (let i = heights.length - 1; i >= 0; i--) {
    heights[i] = Math.min(heights[i]!, i === heights.length - 1 ? Math.max(bottom, top) : heights[i + 1]! - lineHeight)
  }
  return heights
}
