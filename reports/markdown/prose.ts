// Markdown prose from methods, tasks and suites, made fit to stand inside a report: headings below the report's own, no HTML, no
// pictures, no links but web and relative ones. The modules may come from third parties, so nothing of it is taken on trust.

import type { Heading, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { oneLine } from './nodes.ts'

/** Blocks of the prose; its topmost headings get `depth`. */
export function prose(markdown: string, depth: Heading['depth']): RootContent[] {
  const { children } = fromMarkdown(dedent(markdown))
  const highest = Math.min(...children.map(node => (node.type === 'heading' ? node.depth : 6)))
  return children.map(node => asBlock(tame(node, depth - highest)))
}

/** Prose in a template literal keeps the indentation of its source: the smallest one is taken off. */
function dedent(markdown: string): string {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n')
  const indents = lines.slice(1).flatMap(line => (line.trim() === '' ? [] : [line.search(/\S/)]))
  const common = indents.length === 0 ? 0 : Math.min(...indents)
  return [lines[0]!.trimStart(), ...lines.slice(1).map(line => line.slice(common))].join('\n').trim()
}

function tame<Node extends RootContent>(node: Node, deeper: number): RootContent {
  switch (node.type) {
    case 'html':
      return asText(node.value)
    case 'image':
    case 'imageReference':
      return asText(node.alt ?? '')
    case 'link':
      return /^(https?:|mailto:|[^:]*$)/i.test(node.url) ? tameChildren(node, deeper) : asText(oneLine(node.url))
    case 'definition':
      return /^(https?:|mailto:|[^:]*$)/i.test(node.url) ? node : asText(oneLine(node.url))
    case 'inlineCode':
      return { ...node, value: oneLine(node.value) }
    case 'heading':
      return tameChildren({ ...node, depth: Math.min(Math.max(node.depth + deeper, 1), 6) as Heading['depth'] }, deeper)
    case 'code':
      // No line of it may pass for the marker that parts the report.
      return { ...node, value: node.value.replaceAll('<!--', '<! --') }
    default:
      return tameChildren(node, deeper)
  }
}

function tameChildren<Node extends RootContent>(node: Node, deeper: number): RootContent {
  if (!('children' in node)) return node
  const blocks = node.type === 'listItem' || node.type === 'blockquote'
  const children = node.children.map(child => (blocks ? asBlock(tame(child, deeper)) : tame(child, deeper)))
  return { ...node, children } as RootContent
}

/** HTML that stood as a block of its own became text, which needs a paragraph around it. */
function asBlock(node: RootContent): RootContent {
  return node.type === 'text' ? { type: 'paragraph', children: [node] } : node
}

function asText(value: string): PhrasingContent {
  return { type: 'text', value }
}
