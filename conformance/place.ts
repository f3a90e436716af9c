// Whose line is it? The caller's line of a trapped call, or of an error, as seen from the working directory.

import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const OWN = fileURLToPath(new URL('.', import.meta.url))
const ROOT = fileURLToPath(new URL('../', import.meta.url))
const ENGINE = fileURLToPath(new URL('../engine/', import.meta.url))

interface Caller {
  readonly path: string
  /** `my-method.ts:31:12` */
  readonly line: string
}

/**
 * The first line of a stack that is neither the platform's nor this folder's: the caller's. Undefined where there is none.
 * A library's line (under node_modules) gives way to the line that called the library, where there is one.
 */
export function callerOf(stack: string | undefined): Caller | undefined {
  const callers = (stack ?? '').split('\n').flatMap((text): Caller[] => {
    if (text.includes('node:')) return []
    const found = /\(?((?:file:\/\/)?\/[^():]+|[A-Za-z]:\\[^():]+|file:\/\/\/[^()]+?):(\d+):(\d+)\)?$/.exec(text.trim())
    if (found === null) return []
    const [, place, row, column] = found as unknown as [string, string, string, string]
    const path = place.startsWith('file://') ? fileURLToPath(place) : place
    return path.startsWith(OWN) ? [] : [{ path, line: `${relative(process.cwd(), path)}:${row}:${column}` }]
  })
  return callers.find(({ path }) => !isLibrary(path)) ?? callers[0]
}

/** Whether a file belongs to another package; lagbench may itself lie in a node_modules. */
function isLibrary(path: string): boolean {
  return (path.startsWith(ROOT) ? path.slice(ROOT.length) : path).includes('node_modules')
}

export function callerIn(stack: string | undefined): string | undefined {
  return callerOf(stack)?.line
}

/** Whether it is the engine, which has proofs of its own: its compiler draws labels at random, which no result depends on. */
export function isEngine({ path }: Caller): boolean {
  return path.startsWith(ENGINE)
}

/** Message and line of something thrown. */
export function thrown(error: unknown): { readonly message: string; readonly line?: string } {
  if (!(error instanceof Error)) return { message: `\`${String(error)}\` thrown` }
  const line = callerIn(error.stack)
  return { message: `${error.name}: ${error.message.split('\n')[0]}`, ...(line === undefined ? {} : { line }) }
}
