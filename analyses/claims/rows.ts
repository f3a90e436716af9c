// Results of suites that claims rest on: counts of committed trials, made once by extract.ts and kept beside the digest of the results that they
// came from, so that a test notices when the reports have others. And trials that take too long to be run again each time, with the command.

import { readFileSync } from 'node:fs'

export interface Row {
  readonly suite: string
  /** Labels as in the report. */
  readonly task: string
  readonly method: string
  readonly lag: number
  readonly solved: number
  readonly finished: number
  /** What was counted, or the command of the trials. */
  readonly source: string
}

export interface RowsFile {
  /** Digest of the results, by suite. */
  readonly digests: { readonly [suite: string]: string }
  readonly rows: readonly Row[]
}

export function loadRows(): RowsFile {
  return JSON.parse(readFileSync(new URL('rows.json', import.meta.url), 'utf8')) as RowsFile
}

/** Throws an Error that names what is missing. */
export function rowFinder({ rows }: RowsFile): (suite: string, task: string, method: string, lag: number) => Row {
  return (suite, task, method, lag) => {
    const found = rows.find(row => row.suite === suite && row.task === task && row.method === method && row.lag === lag)
    if (found === undefined) throw new Error(`Expected a row of ${suite} for ${method} on ${task} at lag ${lag}, found none`)
    return found
  }
}
