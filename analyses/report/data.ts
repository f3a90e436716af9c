// What an analysis leaves behind for machines: its parameters and data as canonical JSON, with a fingerprint.

import { canonicalJson, digestOf, type Json } from '../../engine/canonical.ts'
import { randomStream } from '../../engine/random.ts'
import { ENGINE_VERSION } from '../../engine/version.ts'
import type { Analysis } from '../analysis.ts'

export type AnalysisData<Data extends Json = Json> = {
  readonly analysis: string
  readonly version: number
  readonly engineVersion: number
  readonly parameters: { readonly [name: string]: Json }
  readonly data: Data
}

/** Runs an analysis; its streams are named by its id, its version and whatever it asks for. */
export async function runAnalysis<Data extends Json>(id: string, analysis: Analysis<Data>): Promise<AnalysisData<Data>> {
  const { version, parameters } = analysis
  const data = await analysis.run((...name) => randomStream(['analysis', id, version, ...name]))
  return { analysis: id, version, engineVersion: ENGINE_VERSION, parameters, data }
}

/** SHA-256 of the canonical JSON of all of it; 64 hex digits. */
export const digestOfData = (result: AnalysisData): string => digestOf(result)

/** The text of data.json: the digest with what it is the digest of. */
export function dataText(result: AnalysisData): string {
  return `${canonicalJson({ ...result, digest: digestOfData(result) })}\n`
}
