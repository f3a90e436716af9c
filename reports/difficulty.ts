// How hard tasks are for random weight guessing: J. Schmidhuber, S. Hochreiter & Y. Bengio (2001), "Evaluating benchmark problems by random
// guessing", in A Field Guide to Dynamical Recurrent Networks, chapter 13. The numbers come from the reference run of suite
// guessing-certificate (results/guessing-certificate) and stand in difficulty.json, as `certificatesOf` draws them from its trials.

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { canonicalJson } from '../engine/canonical.ts'
import type { TrialResult } from '../runner/record.ts'

const certificate = z.strictObject({
  task: z.string(),
  lag: z.number(),
  net: z.string(),
  trials: z.int(),
  solved: z.int(),
  /** Of all trials together. */
  draws: z.int(),
})

export type Certificate = z.output<typeof certificate>

let loaded: readonly Certificate[] | undefined

/** By task, lag and net. */
export function certificates(): readonly Certificate[] {
  loaded ??= z.array(certificate).parse(JSON.parse(readFileSync(new URL('difficulty.json', import.meta.url), 'utf8')))
  return loaded
}

/** Skipped and failed trials certify nothing. */
export function certificatesOf(results: readonly TrialResult[]): readonly Certificate[] {
  const counted = results.filter(({ outcome }) => outcome.status === 'solved' || outcome.status === 'unsolved')
  const groups = Map.groupBy(counted, ({ spec }) => canonicalJson([spec.task, spec.parameters.lag, spec.options.net ?? null]))
  const found = [...groups.values()].map((group): Certificate => {
    const { task, parameters, options } = group[0]!.spec
    return {
      task,
      lag: parameters.lag,
      net: String(options.net ?? ''),
      trials: group.length,
      solved: group.filter(({ outcome }) => outcome.status === 'solved').length,
      draws: group.reduce((sum, { counters }) => sum + counters.weightChanges, 0),
    }
  })
  return found.sort((a, b) => (a.task < b.task ? -1 : a.task > b.task ? 1 : a.lag - b.lag || (a.net < b.net ? -1 : 1)))
}
