// A markdown tree as text: escaped, GitHub-flavoured tables, padded so that the raw text reads well too.

import type { RootContent } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown } from 'mdast-util-to-markdown'

export function serialize(children: readonly RootContent[]): string {
  return toMarkdown(
    { type: 'root', children: [...children] },
    {
      extensions: [gfmTableToMarkdown()],
      bullet: '-',
      emphasis: '_',
      fence: '`',
      fences: true,
      listItemIndent: 'one',
      rule: '-',
    },
  )
}
