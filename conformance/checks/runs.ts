// Small trials of the small tasks run, by the harness itself.

import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'
import { callerIn } from '../place.ts'
import { placeOf, runSubject, type Subject, subjectOf } from '../subject.ts'

const skipReason = ({ method, instance, spec }: Subject): string | undefined => method.skip?.(instance.signature, spec.options)

export const runs: Check = {
  id: 'runs',
  title: 'It learns and answers',
  gate: true,
  run({ method, tasks, seed, options, subjects }) {
    if (subjects.length === 0)
      return {
        faults: [
          {
            problem: 'It skips every task',
            place: {},
            expected: 'at least one task that it can meet',
            got: `on ${tasks[0]?.id}: ${tasks[0] && skipReason(subjectOf(method, tasks[0], seed, options ? { options } : {}))}`,
            remedy: 'provide what it misses, or name a task that it is made for',
          },
        ],
      }
    const faults = subjects.flatMap((subject): Fault[] => {
      const { outcome } = runSubject(subject)
      if (outcome.status !== 'failed') return []
      const line = callerIn(outcome.stack)
      return [
        {
          problem: 'A trial of it fails',
          place: { ...placeOf(subject), ...(line === undefined ? {} : { line }) },
          expected: 'a trial that ends solved, unsolved or diverged',
          got: outcome.error,
          remedy: 'mend the line that throws, or say in `skip` why it cannot meet such a task',
        },
      ]
    })
    return { faults, note: subjects.map(({ task }) => task.id).join(', ') }
  },
}
