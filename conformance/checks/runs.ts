// Small trials of the small tasks run, by the harness itself.

import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'
import { callerIn } from '../place.ts'
import { placeOf, runSubject } from '../subject.ts'

export const runs: Check = {
  id: 'runs',
  title: 'It learns and answers',
  gate: true,
  run({ subjects }) {
    if (subjects.length === 0)
      return {
        faults: [
          {
            problem: 'It skips every task',
            place: {},
            expected: 'at least one task that it can meet',
            got: 'a reason for each not to run',
            remedy: 'see `skip`; `--task` names a task that it is made for',
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
