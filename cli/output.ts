// What the commands say and where: results on stdout, everything else on stderr, and with --json nothing but JSON on stdout.

import { UsageError } from '../runner/errors.ts'

export function printText(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
}

/** A remark beside the result. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Prints an error and returns the exit code: 2 for what the user can mend, 1 for a fault of the program. */
export function printError(error: unknown, json: boolean): 1 | 2 {
  const usage = error instanceof UsageError
  const problems = usage ? error.problems : [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  if (json) printJson({ error: { problems } })
  else if (!usage) note(`lagbench: unexpected error; please report it with the command that led to it\n${problems[0]}`)
  else if (problems.length === 1) note(`lagbench: ${problems[0]}`)
  else note(`lagbench: ${problems.length} problems\n${problems.map(problem => `  - ${problem}`).join('\n')}`)
  return usage ? 2 : 1
}

/** A reader that has had enough (`| head`) ends the command quietly; one that no longer watches the progress doesn't. */
export function survivePipes(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** Columns of text, each as wide as its widest entry (the last one is left alone). */
export function columns(rows: readonly (readonly string[])[], indent = ''): string {
  const widths: number[] = []
  for (const row of rows) for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length)
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  ')
  return rows.map(row => (indent + line(row)).trimEnd()).join('\n')
}

/** Markdown prose in lines of at most `width` characters; its paragraphs and list items stay apart. */
export function wrapped(text: string, width: number, indent = ''): string {
  // Paragraphs with the gaps between them.
  const parts = text.trim().split(/(\n\s*\n|\n(?=- ))/)
  return parts.map((part, i) => (i % 2 === 0 ? wrappedParagraph(part, width, indent) : part.length > 1 ? '\n\n' : '\n')).join('')
}

function wrappedParagraph(text: string, width: number, indent: string): string {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(/\s+/)) {
    if (line.length > indent.length && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent
    }
    line += line.length > indent.length ? ` ${word}` : word
  }
  return [...lines, line].join('\n')
}
