// Sets panels two in a row on one sheet with a key, as a stand-alone SVG. The sheet is a white card with rounded corners, so that it reads
// the same on light and on dark pages; fonts are the reader's own.

import { oneLine } from '../markdown/nodes.ts'
import { escapeXml } from './escape-xml.ts'
import { ink } from './palette.ts'
import { type Panel, panelWidth, wideWidth } from './panel.ts'

/** How to read a mark: the mark itself, drawn around (0, 0) in about 16 x 16 pixels, and what it means. */
export interface KeyEntry {
  readonly mark: string
  readonly text: string
}

export interface Sheet {
  /** Read out by screen readers: the name, and what is to be seen. */
  readonly title: string
  readonly description: string
  readonly panels: readonly Panel[]
  readonly key: readonly KeyEntry[]
  /** Of a single panel that is not as wide as others (pixels). */
  readonly width?: number
}

const border = 14
const keyLine = 22
const fonts = 'system-ui, -apple-system, &quot;Segoe UI&quot;, Helvetica, Arial, &quot;DejaVu Sans&quot;, sans-serif'

export function drawSheet({ title, description, panels, key, width: own = wideWidth }: Sheet): string {
  const columns = Math.min(2, panels.length)
  const rowHeight = Math.max(0, ...panels.map(panel => panel.height))
  const rows = Math.ceil(panels.length / columns)
  const width = (panels.length === 1 ? own : columns * panelWidth) + 2 * border
  // An odd number of panels leaves a place for the key; else it stands below.
  const beside = panels.length > 1 && panels.length % 2 === 1
  const height = rows * rowHeight + 2 * border + (beside ? 0 : key.length * keyLine + 8)
  const place = (index: number): string =>
    `translate(${border + (index % columns) * panelWidth},${border + Math.floor(index / columns) * rowHeight})`
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="${fonts}" font-size="12" text-anchor="middle" fill="${ink.text}">`,
    `<title id="title">${escapeXml(oneLine(title))}</title>`,
    `<desc id="description">${escapeXml(oneLine(description))}</desc>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${ink.card}" stroke="${ink.grid}"/>`,
    ...panels.map(({ svg }, index) => `<g transform="${place(index)}">\n${svg}\n</g>`),
    beside
      ? `<g transform="${place(panels.length)}">${drawKey(key, 60)}</g>`
      : `<g transform="translate(${border},${border + rows * rowHeight})">${drawKey(key, 12)}</g>`,
    '</svg>\n',
  ].join('\n')
  // Hundredths of a pixel are enough, and the last bits of no machine show.
  return text.replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/g, number => String(Math.round(Number(number) * 100) / 100))
}

function drawKey(key: readonly KeyEntry[], top: number): string {
  return key
    .map(({ mark, text }, index) => {
      const y = top + index * keyLine
      return `<g transform="translate(30,${y})">${mark}</g><text x="50" y="${y}" dy="0.35em" text-anchor="start">${escapeXml(text)}</text>`
    })
    .join('')
}
