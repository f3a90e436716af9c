// Trials run on worker threads: the same seed must give the same bits there.

import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'
import { runSubject } from '../subject.ts'
import { differs } from './same-again.ts'

export const otherThread: Check = {
  id: 'other-thread',
  title: 'The same seed gives the same bits on another thread',
  async run(context) {
    const report = await context.elsewhere()
    if (report === undefined) return { leftOut: 'the file of the method was not given' }
    if (report.status !== 'done') return { leftOut: 'the other thread gave no results' }
    const faults = context.subjects.flatMap((subject, index): Fault[] => {
      const fault = differs(subject, runSubject(subject), report.results[index]!, 'on another thread')
      return fault ? [{ ...fault, remedy: `${fault.remedy}; a file may draw nothing and read no clock while it is loaded` }] : []
    })
    return { faults: faults.slice(0, 1) }
  },
}
