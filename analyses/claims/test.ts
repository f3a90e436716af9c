// How a claim is judged: tests of a few kinds, each with one rule for all claims, set before the ledger was first computed. A test is data, and so a
// verdict follows from data alone: whoever changes a result changes the verdict.

import { count, significant } from '../../reports/format.ts'
import { fisherExact } from '../../reports/statistics/fisher-exact.ts'
import { wilson } from '../../reports/statistics/wilson.ts'

export type Verdict = 'supported' | 'refuted' | 'undecided'

/** So many successes of so many trials, with the name of the group. */
export type Group = { readonly label: string; readonly successes: number; readonly trials: number }

export type Test =
  /** What must never happen. */
  | {
      readonly kind: 'never'
      readonly what: string
      readonly cases: number
      readonly violations: number
      readonly least?: number
    }
  /** What is said to be possible: one case will do. */
  | { readonly kind: 'found'; readonly what: string; readonly looked: number; readonly found: number }
  /** What is said to be the rule: more often than not. */
  | { readonly kind: 'mostly'; readonly what: string; readonly cases: number; readonly count: number }
  /** A mean, with its interval, on one side of a limit. */
  | {
      readonly kind: 'below' | 'above'
      readonly what: string
      readonly low: number
      readonly mean: number
      readonly high: number
      readonly limit: number
    }
  /** A number that two ways of getting it must agree on. */
  | { readonly kind: 'within'; readonly what: string; readonly difference: number; readonly tolerance: number }
  /** The first group is said to succeed more often than the second. */
  | { readonly kind: 'more often'; readonly what: string; readonly first: Group; readonly second: Group }
  /** No experiment here can tell. */
  | { readonly kind: 'no experiment'; readonly what: string }

const LEAST_CASES = 100
const LEVEL = 0.01

/** The rule of each kind, for the report. */
export const rules: Readonly<Record<Test['kind'], string>> = {
  never: `supported without a violation in at least ${LEAST_CASES} cases (or as many as there are); refuted by a violation`,
  found: 'supported by one case; undecided without any, as not finding refutes nothing',
  mostly: 'supported where the 95 % interval of the share (Wilson) lies above one half, refuted where it lies below',
  below: 'supported where the 95 % interval of the mean (Student) lies below the limit, refuted where it lies above',
  above: 'supported where the 95 % interval of the mean (Student) lies above the limit, refuted where it lies below',
  within: 'supported where the difference is within the tolerance, else refuted',
  'more often': `supported where the first group succeeds more often and Fisher's exact test gives p < ${LEVEL}, refuted where it does so the other way round`,
  'no experiment': 'undecided',
}

export function judge(test: Test): Verdict {
  switch (test.kind) {
    case 'never':
      if (test.violations > 0) return 'refuted'
      return test.cases >= (test.least ?? LEAST_CASES) ? 'supported' : 'undecided'
    case 'found':
      return test.found > 0 ? 'supported' : 'undecided'
    case 'mostly': {
      if (test.cases === 0) return 'undecided'
      const { low, high } = wilson(test.count, test.cases)
      return low > 0.5 ? 'supported' : high < 0.5 ? 'refuted' : 'undecided'
    }
    case 'below':
      return test.high < test.limit ? 'supported' : test.low > test.limit ? 'refuted' : 'undecided'
    case 'above':
      return test.low > test.limit ? 'supported' : test.high < test.limit ? 'refuted' : 'undecided'
    case 'within':
      return test.difference <= test.tolerance ? 'supported' : 'refuted'
    case 'more often': {
      const { first, second } = test
      if (first.trials === 0 || second.trials === 0) return 'undecided'
      if (fisherExact(first.successes, first.trials, second.successes, second.trials) >= LEVEL) return 'undecided'
      return first.successes / first.trials > second.successes / second.trials ? 'supported' : 'refuted'
    }
    case 'no experiment':
      return 'undecided'
  }
}

/** All tests of a claim together: refuted by one that is, supported where all are. */
export function verdictOf(tests: readonly Test[]): Verdict {
  const verdicts = tests.map(judge)
  if (verdicts.includes('refuted')) return 'refuted'
  return verdicts.length > 0 && verdicts.every(verdict => verdict === 'supported') ? 'supported' : 'undecided'
}

const group = ({ label, successes, trials }: Group): string => `${label} ${count(successes)} of ${count(trials)}`
const number = (value: number): string => (value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(1) : significant(value))

/** What was measured, in words. */
export function measured(test: Test): string {
  switch (test.kind) {
    case 'never':
      return `${test.what}: ${count(test.violations)} of ${count(test.cases)}`
    case 'found':
      return `${test.what}: ${count(test.found)} of ${count(test.looked)}`
    case 'mostly':
      return `${test.what}: ${count(test.count)} of ${count(test.cases)}`
    case 'below':
    case 'above':
      return `${test.what}: ${number(test.mean)} (${number(test.low)} to ${number(test.high)}), to be ${test.kind} ${number(test.limit)}`
    case 'within':
      return `${test.what}: ${number(test.difference)}, to be within ${number(test.tolerance)}`
    case 'more often': {
      const p = fisherExact(test.first.successes, test.first.trials, test.second.successes, test.second.trials)
      return `${test.what}: ${group(test.first)}, ${group(test.second)} (p ${p < 1e-99 ? '< 1e-99' : `= ${p < 1e-4 ? p.toExponential(0) : significant(p, 2)}`})`
    }
    case 'no experiment':
      return test.what
  }
}
