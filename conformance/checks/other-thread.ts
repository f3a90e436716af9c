// Trials run on worker threads: the same seed must give the same bits there.

import { type Check, NOT_ASKED } from '../check.ts'
import type { Fault } from '../finding.ts'
import { runSubject } from '../subject.ts'
import { differs } from './same-again.ts'

export const otherThread: Check = {
  id: 'other-thread',
  title: 'The same seed gives the same bits on another thread',
  async run(context) {
    const report = await context.elsewhere()
    if (report === undefined) return { leftOut: NOT_ASKED }
    if (report.status !== 'done') return { leftOut: 'the other thread gave no results' }
    const faults = context.subjects.flatMap((subject): Fault[] => {
      const there = report.results.find(({ spec }) => spec.task === subject.task.id)
      if (there === undefined) return []
      const fault = differs(subject, runSubject(subject), there, 'on another thread')
      return fault ? [{ ...fault, remedy: `${fault.remedy}; a file may draw nothing and read no clock while it is loaded` }] : []
    })
    return { faults: faults.slice(0, 1) }
  },
}
