// What someone needs to make these results again, and the fingerprint by which to tell that they have.

import type { RootContent } from 'mdast'
import { digestOf } from '../../engine/canonical.ts'
import type { TrialSpec } from '../../runner/record.ts'
import { digestOfResults } from '../digest.ts'
import { count, listed, ranges } from '../format.ts'
import type { Grid } from '../grid.ts'
import { code, heading, paragraph, table } from '../markdown/nodes.ts'

/** `digest`: of the results, if these lack their learning curves. */
export function reproduction({ plan, methods, tasks, cells, trials }: Grid, digest?: string): RootContent[] {
  const specs = cells.map(cell => cell.spec)
  const results = new Map(trials.flatMap(({ record }) => (record === undefined ? [] : [[record.result.key, record.result]])))
  const versions = (ids: readonly string[], of: (spec: TrialSpec) => readonly [id: string, version: number]): string =>
    listed(
      [...new Set(ids)].flatMap(id => {
        const found = specs.map(of).filter(([other]) => other === id)
        return [...new Set(found.map(([, version]) => `${id} ${version}`))]
      }),
    )
  return [
    heading(2, 'Reproduction'),
    paragraph(
      'Everything above the last section follows from the plan and the results alone: the same plan gives the same text, on any machine and any number of threads. The command and the machine stand in the last section.',
    ),
    table(
      'll',
      ['What', 'Value'],
      [
        ['Plan', code(plan.id)],
        ['Seeds', ranges(plan.trials.map(trial => trial.spec.seed))],
        [
          'Method versions',
          versions(
            methods.map(({ id }) => id),
            spec => [spec.method, spec.methodVersion],
          ),
        ],
        [
          'Task versions',
          versions(
            tasks.map(({ id }) => id),
            spec => [spec.task, spec.taskVersion],
          ),
        ],
        ['Engine version', listed([...new Set(specs.map(spec => String(spec.engineVersion)))])],
        ['Planned trials', count(plan.trials.length)],
        ['Digest of the plan', code(digestOf(plan.trials.map(trial => trial.key).sort()))],
        ['Results', count(results.size)],
        ['Digest of the results', code(digest ?? digestOfResults([...results.values()]))],
      ],
    ),
    paragraph(
      'The digest of the plan is the SHA-256 of the sorted trial keys as canonical JSON; that of the results is the SHA-256 over the canonical JSON of every result, one a line, in the order of their keys (error stacks left out).',
    ),
  ]
}
