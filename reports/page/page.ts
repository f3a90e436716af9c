// The whole report as one HTML page that needs nothing else: no network, no other file.

import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import type { RootContent } from 'mdast'
import type { ComposedReport } from '../compose.ts'
import { oneLine } from '../markdown/nodes.ts'
import { environmentMarker } from '../parts.ts'
import { anchorNames, article, textOf } from './article.ts'
import { pageData } from './data.ts'
import { clientScript, dataScript, styleSheet } from './embedded.ts'
import { contentSecurityPolicy } from './policy.ts'
import { resultsSection } from './results-section.ts'

/**
 * Everything before the line `environmentMarker` follows from the plan and its results alone (see parts.ts): the same bytes for the
 * same results.
 */
export function renderPage({ grid, tree, figures }: ComposedReport): string {
  const [fixed, making] = partsOf(tree)
  const [first, others] = atSecondSection(fixed)
  const anchors = anchorNames()
  const data = pageData(grid)
  const script = clientScript()
  const style = styleSheet()
  const body = [...article(first, figures, anchors), ...resultsSection(data.notes), ...article(others, figures, anchors)]
  const last = article(making, figures, anchors)
  // Raw text: these elements end at their end tag and nowhere else, which `embedded.ts` sees to.
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    toHtml(h('meta', { httpEquiv: 'Content-Security-Policy', content: contentSecurityPolicy([script], [style]) })),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    toHtml(h('title', oneLine(grid.plan.title))),
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    toHtml(h('a', { class: 'skip', href: '#main' }, 'Skip to the report')),
    toHtml(contents([...body, ...last])),
    '<main id="main" tabindex="-1">',
    ...body.map(element => toHtml(element)),
    `<script type="application/json" id="data">${dataScript(data)}</script>`,
    `<script type="module">${script}</script>`,
    ...(making.length === 0 ? [] : [environmentMarker]),
    ...last.map(element => toHtml(element)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** What follows from the results alone, and, behind the marker, how they were made. */
function partsOf(tree: readonly RootContent[]): [readonly RootContent[], readonly RootContent[]] {
  const at = tree.findIndex(node => node.type === 'html' && node.value === environmentMarker)
  return at < 0 ? [tree, []] : [tree.slice(0, at), tree.slice(at)]
}

/** The first section is the summary: the results stand behind it, before the details. */
function atSecondSection(tree: readonly RootContent[]): [readonly RootContent[], readonly RootContent[]] {
  const heads = tree.flatMap((node, index) => (node.type === 'heading' && node.depth === 2 ? [index] : []))
  const at = heads[1] ?? tree.length
  return [tree.slice(0, at), tree.slice(at)]
}

function contents(body: readonly Element[]): Element {
  const sections = body.filter(({ tagName }) => tagName === 'h2')
  const items: ElementContent[] = sections.map(head => h('li', [h('a', { href: `#${head.properties.id}` }, textOf(head))]))
  return h('nav', { ariaLabel: 'Contents' }, [
    h('details', { open: true }, [h('summary', 'Contents'), h('ul', items)]),
    h('label', { class: 'theme', hidden: true }, [
      h('span', 'Colours'),
      h('select', { id: 'theme' }, [
        h('option', { value: '' }, 'as the system'),
        h('option', { value: 'light' }, 'light'),
        h('option', { value: 'dark' }, 'dark'),
      ]),
    ]),
  ])
}
