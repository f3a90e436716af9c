// Imports a user's file. What can go wrong in it becomes a sentence with the place in the file.

import { stat } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { UsageError } from '../errors.ts'
import { watchUserCode } from './user-code.ts'

/** The URL of a user's file. Throws a UsageError where there is none. */
export async function urlOfFile(path: string, kind: string): Promise<string> {
  const file = await stat(path).catch(() => undefined)
  if (file?.isFile() === true) return pathToFileURL(path).href
  throw new UsageError([`Expected \`${path}\` to be a ${kind}, ${file === undefined ? 'found nothing there' : 'got a folder'}`])
}

/**
 * Imports a file by its URL, or a package by its name. `name` is what its user calls it, `kind` what it should be (`suite file`). Throws a
 * UsageError if it can't be imported.
 */
export async function importOutside(specifier: string, name: string, kind: string): Promise<{ readonly default?: unknown }> {
  watchUserCode()
  try {
    return await import(specifier)
  } catch (error) {
    throw new UsageError([`Expected the ${kind} \`${name}\` to load, got ${describe(error, specifier, name)}`])
  }
}

/** `TypeError: x is not a function (suite.ts:3:7)`. */
function describe(error: unknown, specifier: string, name: string): string {
  if (!(error instanceof Error)) return `\`${String(error)}\` thrown`
  const message = `${error.name}: ${error.message.trim().split('\n')[0]}`
  const path = specifier.startsWith('file:') ? fileURLToPath(specifier) : specifier
  const stack = error.stack ?? ''
  const place = stack.slice(Math.max(0, stack.indexOf(path)), stack.length)
  const position = stack.includes(path) ? place.slice(path.length).match(/^:\d+(:\d+)?/)?.[0] : undefined
  return position === undefined ? message : `${message} (${name}${position})`
}
