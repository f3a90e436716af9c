// A figure of a report: its file beside the markdown, its picture, and its words.

import { count } from '../format.ts'

export interface Figure {
  /** Path relative to the report, e.g. `figures/success.svg`. */
  readonly file: string
  readonly svg: string
  /** For those who cannot see it: what the figure shows. */
  readonly alt: string
  /** How to read it. */
  readonly caption: string
}

/** "Line charts of <what>, one for each of 3 tasks, one line for each method", or the one chart of one task. */
export function chartsOf(what: string, tasks: number): string {
  const lines = 'one line for each method'
  return tasks === 1
    ? `Line chart of ${what}, ${lines}`
    : `Line charts of ${what}, one for each of ${count(tasks)} tasks, ${lines}`
}
