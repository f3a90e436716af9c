// What `lagbench check` found, in words.

import { type CheckResult, findingText } from '../conformance/finding.ts'

const MARKS = { holds: '✔', fails: '✖', 'left-out': '–' } as const

/** A line for a check, and the faults under it. */
export function resultText({ id, title, status, findings, note }: CheckResult): string {
  const remark = note === undefined ? '' : status === 'left-out' ? `; left out: ${note}` : ` (${note})`
  const faults = findings.map(finding => findingText(finding).replace(/^/gm, '      ').replace(/^ {6}/, '    '))
  return [`${MARKS[status]} ${id.padEnd(14)} ${title}${remark}`, ...faults].join('\n')
}

export function summaryText(results: readonly CheckResult[]): string {
  const count = (status: CheckResult['status']): number => results.filter(result => result.status === status).length
  const [failed, left] = [count('fails'), count('left-out')]
  const parts = [`${count('holds')} checks hold`, `${failed === 0 ? 'none fails' : failed === 1 ? '1 fails' : `${failed} fail`}`]
  return [...parts, ...(left > 0 ? [`${left} left out`] : [])].join(', ')
}
