// Made-up results for comparisons: how each trial of a cell ended, by seed.

import type { ResultSet } from '../../../reports/comparison/pair-cells.ts'
import type { PlannedTrial } from '../../../runner/plan.ts'
import type { Outcome, TrialRecord, TrialSpec } from '../../../runner/record.ts'
import { trialKey } from '../../../runner/trial/key.ts'
import { recordOf, specOf } from '../../helpers/records.ts'

/** Training sequences when it was solved, or how else it ended. */
export type Ending = number | 'unsolved' | 'diverged' | 'skipped' | 'failed' | 'missing'

export interface CellOf {
  readonly method: string
  readonly endings: readonly Ending[]
  /** Seeds start here; default 1. */
  readonly firstSeed?: number
  readonly change?: Partial<TrialSpec>
}

const outcomes: Readonly<Record<Exclude<Ending, number | 'missing'>, Outcome>> = {
  unsolved: { status: 'unsolved' },
  diverged: { status: 'diverged', where: 'weight 0 became NaN', step: 5 },
  skipped: { status: 'skipped', reason: 'no' },
  failed: { status: 'failed', error: 'e', stack: 's' },
}

export function resultsOf(cells: readonly CellOf[], every = 1): ResultSet {
  const trials: PlannedTrial[] = []
  const records: TrialRecord[] = []
  for (const { method, endings, firstSeed = 1, change } of cells) {
    for (const [index, ending] of endings.entries()) {
      const spec = { ...specOf(firstSeed + index), method, ...change }
      trials.push({ key: trialKey(spec), methodLabel: method, taskLabel: 'copy', spec })
      if (ending === 'missing') continue
      const { result, environment } = recordOf(spec, typeof ending === 'number' ? { status: 'solved' } : outcomes[ending])
      const sequences = typeof ending === 'number' ? ending : 100
      records.push({ result: { ...result, counters: { ...result.counters, sequences } }, environment })
    }
  }
  const methodLabels = [...new Set(cells.map(({ method }) => method))]
  return { plan: { id: 'made-up', title: '', description: '', methodLabels, taskLabels: ['copy'], trials }, records, every }
}
