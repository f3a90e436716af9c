// The findings of `lagbench verify` in words.

import { count, listed, plural } from '../reports/format.ts'
import type { CheckedReport } from '../reports/verification/check-report.ts'
import { type ResultsFile, trialName } from '../runner/exchange/assemble.ts'
import type { Rerun } from '../runner/verification/rerun.ts'
import type { ChosenTrials } from './verify-sample.ts'

export interface Verdict {
  readonly folder: string
  readonly file: ResultsFile
  readonly report: CheckedReport
  readonly chosen: ChosenTrials
  readonly reruns: readonly Rerun[]
  /** Commits of the checkout that exported the results, and of this one. */
  readonly madeBy: string | null
  readonly here: string | null
}

const MOST_LISTED = 20

export function verdictHolds({ file, report, reruns }: Verdict): boolean {
  return (
    file.broken.length === 0 && report.differences.length === 0 && reruns.every(({ differences }) => differences.length === 0)
  )
}

export function verdictText(verdict: Verdict): string {
  const { folder, file, report } = verdict
  const lines = [
    `${folder}: ${headline(verdict)}`,
    file.broken.length === 0
      ? `  Trials: ${plural(file.records.length, 'line')}, all digests hold`
      : `  Trials: ${plural(file.broken.length, 'problem')}`,
    ...items(file.broken),
    report.differences.length === 0
      ? `  Report: report.md and ${plural(report.figures, 'figure')} are, byte for byte, what the trials give`
      : `  Report: ${plural(report.differences.length, 'file')} of ${report.figures + 1} not as the trials give; the first difference in each:`,
    ...items(report.differences),
    ...(report.strays.length === 0 ? [] : [`  Not of this report: ${listed(report.strays)}`]),
    ...again(verdict),
  ]
  const { madeBy, here } = verdict
  if (!verdictHolds(verdict) && madeBy !== here)
    lines.push(
      `  Exported at commit ${madeBy ?? 'unknown'}, checked at ${here ?? 'unknown'}: texts, and by a fault results, may have changed with the code.`,
    )
  return lines.join('\n')
}

/** Never more than what was looked at. */
function headline(verdict: Verdict): string {
  const { chosen, reruns } = verdict
  if (!verdictHolds(verdict)) return 'DIFFERS'
  if (reruns.length < chosen.trials.length) return 'stopped; nothing differs so far'
  return reruns.length === 0 ? 'digests and report hold; no trial was run again' : 'all holds'
}

function again({ chosen, reruns }: Verdict): string[] {
  const { population, notComparable, tooLong, lines, seed } = chosen
  const differing = reruns.filter(({ differences }) => differences.length > 0)
  const others = notComparable.reduce((sum, { trials }) => sum + trials, 0)
  return [
    `  Run again: ${count(reruns.length)} of ${plural(population, 'trial')}${tooLong > 0 ? ` (${count(tooLong)} longer ones left out)` : ''}${seed === null ? '' : `, sampled with seed ${seed}`}: ${reruns.length - differing.length} equal in every bit${differing.length > 0 ? `, ${differing.length} not:` : ''}`,
    ...items(
      differing.map(({ trial, differences }) => {
        const name = trialName(trial.spec, { method: trial.methodLabel, task: trial.taskLabel })
        return `line ${lines.get(trial.key)} (${name}): ${differences.join('; ')}`
      }),
    ),
    ...(others === 0 ? [] : [`  Not comparable: ${plural(others, 'trial')}`]),
    ...items(notComparable.map(({ reason, trials }) => `${plural(trials, 'trial')}: ${reason}`)),
  ]
}

function items(sentences: readonly string[]): string[] {
  const more = sentences.length - MOST_LISTED
  return [...sentences.slice(0, MOST_LISTED), ...(more > 0 ? [`and ${more} more (--json names all)`] : [])].map(
    text => `    - ${text}`,
  )
}
