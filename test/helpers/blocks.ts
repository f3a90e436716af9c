// The fenced blocks of a page, with the marks behind their language: a file's name, or why a test does not run it.

export interface Block {
  readonly language: string
  /** `network` or `slow` for commands that a test only checks, a file's name for code; '' for none. */
  readonly mark: string
  readonly text: string
}

export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w*)(?: ([^\n]*))?\n([\s\S]*?)^```$/gm)].map(([, language, mark, text]) => ({
    language: language!,
    mark: mark?.trim() ?? '',
    text: text!,
  }))
}

/** The commands of a block, without their comments. */
export function commandsOf({ text }: Block): readonly string[] {
  return text
    .split('\n')
    .map(line => line.replace(/(^|\s{2,})#.*$/, '').trim())
    .filter(line => line !== '')
}
