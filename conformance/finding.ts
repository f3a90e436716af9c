// What a check finds: a fault, with all that it takes to mend it.

/** Where a fault showed itself. What is not known is left out. */
export interface Place {
  readonly task?: string
  /** Steps, as the task counts its lag. */
  readonly lag?: number
  readonly seed?: number
  /** `my-method.ts:31:12`, as seen from the working directory. */
  readonly line?: string
}

export interface Finding {
  /** Id of the check that found it. */
  readonly check: string
  /** What failed, as a sentence without its full stop. */
  readonly problem: string
  readonly place: Place
  readonly expected: string
  readonly got: string
  /** How to mend it. */
  readonly remedy: string
}

/** A finding before its check has put its name to it. */
export type Fault = Omit<Finding, 'check'>

/** What came of a check: the faults (none: it holds), or why it does not concern this method. */
export type Verdict = { readonly faults: readonly Fault[]; readonly note?: string } | { readonly leftOut: string }

export interface CheckResult {
  readonly id: string
  /** What holds where there are no findings, as a sentence. */
  readonly title: string
  readonly status: 'holds' | 'fails' | 'left-out'
  readonly findings: readonly Finding[]
  /** Figures of a check that holds, or why it was left out. */
  readonly note?: string
}

/** A finding in words: what failed and where, then what was expected and what came, and how to mend it, a line each. */
export function findingText({ problem, place, expected, got, remedy }: Finding): string {
  const where = placeText(place)
  return [`${problem}${where === '' ? '' : ` (${where})`}`, `expected ${expected}`, `got ${got}`, `mend: ${remedy}`].join('\n')
}

function placeText({ task, lag, seed, line }: Place): string {
  const trial = [
    task === undefined ? [] : `on ${task}`,
    lag === undefined ? [] : `lag ${lag}`,
    seed === undefined ? [] : `seed ${seed}`,
  ]
  return [...trial, line === undefined ? [] : `at ${line}`].flat().join(', ')
}
