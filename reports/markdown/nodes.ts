// Short names for the nodes of a markdown tree (mdast). Text from outside (titles, labels, errors) enters through `text` and `code`
// only, so that the serialiser escapes it.

import type { BlockContent, Code, Heading, Html, List, Paragraph, PhrasingContent, Table, TableCell } from 'mdast'

export type Block = BlockContent
export type Inline = PhrasingContent | string

// Control characters, line separators, and the marks that turn the direction of writing: never wanted, at times a disguise.
const invisible = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** One line of text: white space drawn together, control characters gone. */
export function oneLine(value: string): string {
  return value.replaceAll(invisible, ' ').replaceAll(/\s+/g, ' ').trim()
}

function inlines(parts: readonly Inline[]): PhrasingContent[] {
  return parts.map(part => (typeof part === 'string' ? { type: 'text', value: part.replaceAll(invisible, ' ') } : part))
}

export function code(value: string): PhrasingContent {
  // Empty code would be read as two stray backticks.
  return { type: 'inlineCode', value: oneLine(value) || ' ' }
}

export function strong(...parts: Inline[]): PhrasingContent {
  return { type: 'strong', children: inlines(parts) }
}

/** `url` is one of our own making. */
export function link(label: string, url: string): PhrasingContent {
  return { type: 'link', url, children: [{ type: 'text', value: oneLine(label) }] }
}

export function paragraph(...parts: Inline[]): Paragraph {
  return { type: 'paragraph', children: inlines(parts) }
}

export function heading(depth: Heading['depth'], ...parts: Inline[]): Heading {
  return { type: 'heading', depth, children: inlines(parts) }
}

export function fence(language: string, value: string): Code {
  return { type: 'code', lang: language, value }
}

/** A comment of our own; never text from outside. */
export function comment(value: string): Html {
  return { type: 'html', value }
}

export function image(url: string, alt: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'image', url, alt: oneLine(alt) }] }
}

/** Items are lines, or blocks. */
export function list(items: readonly (readonly Inline[] | Block)[], ordered = false): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map(item => ({
      type: 'listItem',
      spread: false,
      children: ['type' in item ? item : paragraph(...item)],
    })),
  }
}

export type CellContent = Inline | readonly Inline[]

/** Columns are left-aligned ('l') or right-aligned ('r'), one letter each. */
export function table(align: string, head: readonly CellContent[], rows: readonly (readonly CellContent[])[]): Table {
  return {
    type: 'table',
    align: Array.from(align, letter => (letter === 'r' ? 'right' : 'left')),
    children: [head, ...rows].map(cells => ({ type: 'tableRow', children: cells.map(tableCell) })),
  }
}

function tableCell(content: CellContent): TableCell {
  return { type: 'tableCell', children: inlines(typeof content === 'string' || 'type' in content ? [content] : content) }
}
