// A figure's SVG as part of a page: ids that no other figure has, nothing that runs or fetches, and presentation attributes in the place
// of style attributes, which the page's content security policy forbids.

import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import type { Figure } from '../figures/figure.ts'
import { withoutInvisible } from './invisible.ts'

const forbidden = new Set(['script', 'style', 'foreignObject', 'image', 'use', 'a', 'animate', 'set'])

/** `name`: the beginning of the figure's ids. */
export function inlineFigure({ svg }: Figure, name: string): Element {
  const tree = fromHtml(svg, { fragment: true, space: 'svg' })
  visit(tree, 'text', node => {
    node.value = withoutInvisible(node.value)
  })
  visit(tree, 'element', (node, index, parent) => {
    if (forbidden.has(node.tagName)) {
      parent!.children.splice(index!, 1)
      return [SKIP, index!]
    }
    node.properties = tameProperties(node.properties, name)
    return undefined
  })
  return h('figure', { class: 'scroll figure', tabIndex: 0, role: 'group', ariaLabel: 'Figure' }, tree.children as Element[])
}

function tameProperties(properties: Element['properties'], name: string): Element['properties'] {
  const { style, ...others } = properties
  const tame: Element['properties'] = {}
  for (const [key, value] of [...declarations(String(style ?? '')), ...Object.entries(others)]) {
    if (/^on|^href$|^xLinkHref$/i.test(key)) continue
    if (key === 'id') tame[key] = `${name}-${value}`
    else if (key.startsWith('aria') && Array.isArray(value)) tame[key] = value.map(id => `${name}-${id}`)
    else tame[key] = typeof value === 'string' ? value.replaceAll(/url\(#/g, `url(#${name}-`) : (value ?? null)
  }
  return tame
}

/** "font-size: 12px; fill: red" as attributes of the same meaning. */
function declarations(style: string): [string, string][] {
  return style.split(';').flatMap((declaration): [string, string][] => {
    const at = declaration.indexOf(':')
    return at < 0 ? [] : [[declaration.slice(0, at).trim(), declaration.slice(at + 1).trim()]]
  })
}
