// The report's markdown tree as HTML: the same words, tables in boxes that scroll, headings that can be linked to, figures in place.

import type { Element, ElementContent, Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { h } from 'hastscript'
import type { RootContent } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import type { Figure } from '../figures/figure.ts'
import { inlineFigure } from './inline-figure.ts'
import { withoutInvisible } from './invisible.ts'

/** Characters of SVG; a larger figure stays a file of its own, which the page links to. */
const LARGEST_FIGURE = 1_000_000

/** `anchors`: gives each heading a name that no other has. */
export function article(blocks: readonly RootContent[], figures: readonly Figure[], anchors: Anchors): Element[] {
  const converted = toHast({ type: 'root', children: [...blocks] })
  // The sections escape what comes from outside already; the sanitiser's allow list stands behind them.
  const tree = sanitize(converted) as Root
  visit(tree, 'text', node => {
    node.value = withoutInvisible(node.value)
  })
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'img' && parent !== undefined && index !== undefined) {
      parent.children[index] = pictureOf(node, figures)
    } else if (node.tagName === 'table' && parent?.type !== 'element' && parent !== undefined && index !== undefined) {
      parent.children[index] = scrolling(node)
    } else if (/^h[1-6]$/.test(node.tagName)) {
      node.properties.id = anchors.next(textOf(node))
    } else if (node.properties.align === 'left') {
      // As cells are anyway; in a large report that is megabytes.
      delete node.properties.align
    } else if (node.tagName === 'a') {
      node.properties.rel = ['noreferrer']
    }
  })
  unwrapFigures(tree)
  return tree.children.filter(node => node.type === 'element')
}

export interface Anchors {
  next(text: string): string
}

/** Ids made of a heading's words, with a number where they come again. */
export function anchorNames(): Anchors {
  const taken = new Set<string>()
  return {
    next(text) {
      const words = text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
        .replaceAll(/^-|-$/g, '')
      const base = `section-${words === '' ? 'untitled' : words}`
      let name = base
      for (let again = 2; taken.has(name); again++) name = `${base}-${again}`
      taken.add(name)
      return name
    },
  }
}

export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}

/** A box that scrolls by itself, with the keyboard too, so that the page never does sideways. */
export function scrolling(table: Element, label = 'Table'): Element {
  return h('div', { class: 'scroll', tabIndex: 0, role: 'region', ariaLabel: label }, [table])
}

/** A picture that is none of the report's figures would have to be fetched: its words stand in. */
function pictureOf(image: Element, figures: readonly Figure[]): ElementContent {
  const alt = String(image.properties.alt ?? '')
  const at = figures.findIndex(({ file }) => file === image.properties.src)
  const figure = figures[at]
  if (figure === undefined) return { type: 'text', value: alt }
  if (figure.svg.length <= LARGEST_FIGURE) return inlineFigure(figure, `figure-${at + 1}`)
  return h('span', [
    `${alt} (It is too large for this page: `,
    h('a', { href: figure.file }, figure.file),
    ', beside the report.)',
  ])
}

/** A figure stands alone in its paragraph; HTML has it beside paragraphs, not in them. */
function unwrapFigures(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    const [only, ...others] = node.children
    if (node.tagName === 'p' && only?.type === 'element' && only.tagName === 'figure' && others.length === 0) {
      parent!.children[index!] = only
    }
  })
}
