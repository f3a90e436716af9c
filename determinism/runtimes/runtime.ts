// A place where the bundle can run.

import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Measurement } from '../golden.ts'

export interface Runtime {
  readonly name: string
  readonly architecture: string
  /** The version that is asked for, where any one can be had. */
  readonly wanted?: string
  /** Gets the runtime. Throws Unavailable where it is not to be had on this machine. */
  open(): Promise<OpenRuntime>
}

export interface OpenRuntime {
  readonly version: string
  /** Runs a bundle. Throws where it does not end well. */
  run(bundle: string): Promise<readonly Measurement[]>
}

/** The message says why, in words that hold no path of this machine: it goes into the document. */
export class Unavailable extends Error {}

/** Emulated runs on a busy machine are slow, but not slower than this. */
export const TIMEOUT_MS = 30 * 60 * 1000

/** The first of these programs that the PATH has. */
export async function onPath(...programs: readonly string[]): Promise<string | undefined> {
  for (const program of programs)
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, program)
      const runs = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
      if (runs) return file
    }
  return undefined
}

/** The first version number in what a program says of itself. */
export function versionIn(text: string): string {
  return /\d+(\.\w+)+/.exec(text)?.[0] ?? 'unknown'
}
