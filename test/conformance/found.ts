// What one check finds, in words.

import { type CheckOptions, checkMethod } from '../../conformance/check-method.ts'
import { findingText } from '../../conformance/finding.ts'
import type { Method } from '../../methods/method.ts'

/** Rows of numbers, classes, fresh sequences; symbols, values at several steps, a fixed set. */
export const TASKS = ['two-sequence', 'noise-free-lag']

/** The texts of the findings of the check with that id. */
export async function found(check: string, method: unknown, settings: CheckOptions = { tasks: TASKS }): Promise<string[]> {
  const findings = await checkMethod(method as Method, settings)
  return findings.filter(finding => finding.check === check).map(findingText)
}
