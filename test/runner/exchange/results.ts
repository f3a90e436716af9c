// A results file of made-up trials, and ways to spoil it.

import { createHash } from 'node:crypto'
import { canonicalJson, digestOf, type Json } from '../../../engine/canonical.ts'
import { writeResults } from '../../../runner/exchange/write.ts'
import type { Outcome, TrialRecord } from '../../../runner/record.ts'
import { planOf, recordOf, specOf } from '../../helpers/records.ts'

const outcomes: readonly Outcome[] = [
  { status: 'solved' },
  { status: 'unsolved' },
  { status: 'diverged', where: 'weight 3 became NaN', step: 12 },
  { status: 'skipped', reason: 'classification only' },
  { status: 'failed', error: 'no "weights"', stack: '' },
]

const specs = outcomes.map((_, index) => specOf(index + 1, { hidden: 4, gates: ['a', { b: null }] }))
export const plan = planOf(specs)
export const stored = { plan, command: 'npx lagbench run tiny' }
export const records: readonly TrialRecord[] = specs.map((spec, index) => recordOf(spec, outcomes[index]))
export const sound = writeResults(stored, records, null).text

// biome-ignore lint/suspicious/noExplicitAny: tests put anything anywhere
type Anything = any

/** The text with its n-th line (from 0: the header) changed as an object and written again; digests stay as they are. */
export function changedLine(text: string, line: number, change: (value: Anything) => void): string {
  const lines = text.split('\n')
  const value = JSON.parse(lines[line]!)
  change(value)
  lines[line] = canonicalJson(value)
  return lines.join('\n')
}

/** The text with every digest made to fit again: what a careful forger would do. */
export function withFittingDigests(text: string): string {
  const [header, ...lines] = text.trimEnd().split('\n')
  const mended = lines.map(line => {
    const { digest: _, ...content } = JSON.parse(line)
    return canonicalJson({ ...content, digest: digestOf(content) })
  })
  const { digests: _, ...rest } = JSON.parse(header!)
  const trials = createHash('sha256')
  for (const line of mended) trials.update(`${line}\n`)
  const digests = { plan: digestOf(rest), trials: trials.digest('hex') }
  return `${[canonicalJson({ ...rest, digests } as Json), ...mended].join('\n')}\n`
}
