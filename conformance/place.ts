// Whose line is it? The caller's line of a trapped call, or of an error, as seen from the working directory.

import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const OWN = new URL('.', import.meta.url).href

/**
 * The first line of a stack that is neither the platform's nor this folder's: the caller's. Undefined where there is none.
 * A library's line (under node_modules) gives way to the line that called the library, where there is one.
 */
export function callerIn(stack: string | undefined): string | undefined {
  const lines = (stack ?? '').split('\n').flatMap(line => {
    if (line.includes('node:')) return []
    const found = /\(?((?:file:\/\/)?\/[^():]+|[A-Za-z]:\\[^():]+|file:\/\/\/[^()]+?):(\d+):(\d+)\)?$/.exec(line.trim())
    if (found === null) return []
    const [, place, row, column] = found as unknown as [string, string, string, string]
    const path = place.startsWith('file://') ? fileURLToPath(place) : place
    return path.startsWith(fileURLToPath(OWN)) ? [] : [{ path, row, column }]
  })
  const caller = lines.find(({ path }) => !path.includes('node_modules')) ?? lines[0]
  return caller && `${relative(process.cwd(), caller.path)}:${caller.row}:${caller.column}`
}

/** Message and line of something thrown. */
export function thrown(error: unknown): { readonly message: string; readonly line?: string } {
  if (!(error instanceof Error)) return { message: `\`${String(error)}\` thrown` }
  const line = callerIn(error.stack)
  return { message: `${error.name}: ${error.message.split('\n')[0]}`, ...(line === undefined ? {} : { line }) }
}
