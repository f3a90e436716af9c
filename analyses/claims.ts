// The seed's claims, each with an experiment, a predicate whose rule was fixed beforehand, and the verdict that follows.

import { hochreiter2001gradient, wilson1927 } from '../literature/citations.ts'
import { defineAnalysis } from './analysis.ts'
import { type Entry, ledgerOf } from './claims/ledger.ts'
import { type OwnTrials, ownTrials } from './claims/own-trials.ts'
import { reportClaims } from './claims/report.ts'
import { loadRows, type Row, rowFinder } from './claims/rows.ts'
import gradientFlow from './gradient-flow.ts'
import latching from './latching.ts'
import markovCredit from './markov-credit.ts'
import { digestOfData, runAnalysis } from './report/data.ts'

export type ClaimsData = {
  readonly ledger: readonly Entry[]
  /** Of the analyses' data, by id. */
  readonly digests: { readonly [analysis: string]: string }
  readonly rows: readonly { readonly [key in keyof Row]: Row[key] }[]
  readonly own: OwnTrials
}

export default defineAnalysis<ClaimsData>({
  version: 2,
  title: 'The claims of the paper, put to the test',
  description: `What Hochreiter, Bengio, Frasconi & Schmidhuber (2001) claim, sentence by sentence and in our words: each claim with an experiment, the rule of its test, and the verdict that
follows from what was measured. Where a sentence has a strict and a lenient reading, both are tested. A verdict is about these experiments at these sizes; "undecided" is said where they cannot tell.`,
  sources: [hochreiter2001gradient, wilson1927],
  parameters: { level: 0.01, interval: 0.95 },
  async run() {
    const [flow, latches, credit] = [
      await runAnalysis('gradient-flow', gradientFlow),
      await runAnalysis('latching', latching),
      await runAnalysis('markov-credit', markovCredit),
    ]
    const file = loadRows()
    const own = await ownTrials()
    const ledger = ledgerOf({
      flow: flow.data,
      latching: latches.data,
      credit: credit.data,
      row: rowFinder(file),
      own,
    })
    const digests = Object.fromEntries([flow, latches, credit].map(result => [result.analysis, digestOfData(result)]))
    return { ledger, digests, rows: file.rows.map(row => ({ ...row })), own }
  },
  report: reportClaims,
})
