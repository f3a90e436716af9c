// Trials that left no full result: not run, skipped, diverged or failed. Grouped, so that a thousand alike take one line.

import type { RootContent } from 'mdast'
import { count, plural, ranges } from '../format.ts'
import type { Grid, Trial } from '../grid.ts'
import { type CellContent, code, heading, type Inline, paragraph, table } from '../markdown/nodes.ts'

const LONGEST_REASON = 160
const MOST_REASONS = 3
const MOST_GROUPS = 200

export function gaps({ trials }: Grid): RootContent[] {
  const lacking = trials.filter(trial => what(trial) !== null)
  const head = heading(2, 'Trials without a full result')
  if (lacking.length === 0) return [head, paragraph('None: every planned trial was run to its end.')]
  const groups = [
    ...Map.groupBy(lacking, trial => JSON.stringify([trial.planned.taskLabel, trial.planned.methodLabel, what(trial)])).values(),
  ]
  return [
    head,
    table(
      'llllrl',
      ['Task', 'Method', 'Lags', 'What', 'Trials', 'Reason'],
      groups.slice(0, MOST_GROUPS).map((group): CellContent[] => [
        code(group[0]!.planned.taskLabel),
        code(group[0]!.planned.methodLabel),
        [...new Set(group.map(trial => trial.planned.spec.parameters.lag))]
          .sort((a, b) => a - b)
          .map(count)
          .join('; '),
        what(group[0]!)!,
        `${count(group.length)} (${seedsOf(group)})`,
        reasons(group),
      ]),
    ),
    ...(groups.length > MOST_GROUPS ? [paragraph(`And ${plural(groups.length - MOST_GROUPS, 'more group')}.`)] : []),
  ]
}

/** "seed 3", "seeds 1–5". */
function seedsOf(group: readonly Trial[]): string {
  const seeds = group.map(trial => trial.planned.spec.seed)
  return `${new Set(seeds).size === 1 ? 'seed' : 'seeds'} ${ranges(seeds)}`
}

function what({ record }: Trial): 'not run' | 'skipped' | 'diverged' | 'failed' | null {
  const status = record?.result.outcome.status ?? 'not run'
  return status === 'solved' || status === 'unsolved' ? null : status
}

function reasons(group: readonly Trial[]): Inline[] {
  const distinct = [...new Set(group.map(reason))].sort((a, b) => (a < b ? -1 : 1))
  const shown = distinct.slice(0, MOST_REASONS).flatMap((text, index): Inline[] => {
    if (text === '') return ['no result in the store']
    return [index === 0 ? '' : '; ', code(text.length > LONGEST_REASON ? `${text.slice(0, LONGEST_REASON)}…` : text)]
  })
  return distinct.length > MOST_REASONS ? [...shown, `; and ${plural(distinct.length - MOST_REASONS, 'other reason')}`] : shown
}

function reason({ record }: Trial): string {
  const outcome = record?.result.outcome
  switch (outcome?.status) {
    case 'skipped':
      return outcome.reason
    case 'failed':
      return outcome.error
    case 'diverged':
      return `${outcome.where} after ${plural(outcome.step, 'training step')}`
    default:
      return ''
  }
}
