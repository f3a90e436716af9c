// What an analysis is: a computation that is no trial of a method on a task (the paper's equations made to run, a map of a basin of attraction),
// with its data, its figures and its words. One file of this folder is one analysis; what it is made of lies in a folder of its name.

import type { RootContent } from 'mdast'
import type { Json } from '../engine/canonical.ts'
import type { RandomStream } from '../engine/random.ts'
import type { Citation } from '../literature/citation.ts'
import type { Figure } from '../reports/figures/figure.ts'

/** A random stream of the analysis, named by what it may depend on. */
export type Streams = (...name: readonly Json[]) => RandomStream

export interface AnalysisReport {
  /** What stands between the description and the section on reproduction; headings from depth 2. */
  readonly sections: readonly RootContent[]
  readonly figures: readonly Figure[]
}

export interface Analysis<Data extends Json = Json> {
  /** Counts up when results change. */
  readonly version: number
  readonly title: string
  /** Markdown prose: the question, and how it is answered. */
  readonly description: string
  readonly sources: readonly Citation[]
  /** Sizes, scales and seeds: everything beside the code that decides the data. */
  readonly parameters: { readonly [name: string]: Json }
  /** Computes the data: plain JSON, the same bits on every machine. */
  run(streams: Streams): Data | Promise<Data>
  /** Words and figures that follow from the data alone. */
  report(data: Data): AnalysisReport
}

/** Keeps an analysis's type; a file of this folder exports its analysis as default, and its name is the id. */
export function defineAnalysis<Data extends Json>(analysis: Analysis<Data>): Analysis<Data> {
  return analysis
}
