// Runs the trials in one runtime and holds what it found against the committed digests.

import { differences } from './compare.ts'
import type { Golden } from './golden.ts'
import { type Runtime, Unavailable } from './runtimes/runtime.ts'

interface Place {
  readonly name: string
  readonly architecture: string
  /** Where it is not to be had: the one asked for, if any. */
  readonly version: string
}

interface Found extends Place {
  readonly backEnd: string
  readonly digest: string
  /** The digest with the platform's elementary functions: would the trials notice other bits at all? */
  readonly control: string
}

export type Row =
  | (Found & { readonly kind: 'matches' })
  /** `parts` are the names of those that are not as committed. */
  | (Found & { readonly kind: 'differs'; readonly parts: readonly string[] })
  /** It was there and did not end well. */
  | (Place & { readonly kind: 'failed'; readonly reason: string })
  | (Place & { readonly kind: 'unavailable'; readonly reason: string })

/** A row for each back end. */
export async function proveIn(
  { name, architecture, wanted = '', open }: Runtime,
  bundles: { readonly own: string; readonly platform: string },
  committed: Golden,
): Promise<Row[]> {
  let version = wanted
  try {
    const runtime = await open()
    version = runtime.version
    const measurements = await runtime.run(bundles.own)
    const controls = await runtime.run(bundles.platform)
    return measurements.map((measurement, i) => {
      const { backEnd, digest } = measurement
      const { changed, added, gone } = differences(committed, measurement)
      const parts = [...changed, ...added, ...gone]
      const found = { name, architecture, version, backEnd, digest, control: controls[i].digest }
      return digest === committed.digest ? { ...found, kind: 'matches' } : { ...found, kind: 'differs', parts }
    })
  } catch (error) {
    const kind = error instanceof Unavailable ? 'unavailable' : 'failed'
    return [{ name, architecture, version, kind, reason: withoutPaths(error instanceof Error ? error.message : String(error)) }]
  }
}

/** The reason goes into a document, where folders of this machine have no place. */
function withoutPaths(message: string): string {
  return message.split('\n')[0].replaceAll(/(?<=^|[\s'"`(])\/[^\s'"`]*\//g, '')
}
