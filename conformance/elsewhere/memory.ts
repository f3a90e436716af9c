// How much memory a learner keeps as it goes on learning.

import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openSession, type Session, workFor } from '../session.ts'
import type { Subject } from '../subject.ts'
import type { MemoryReport } from './report.ts'

/** Steps before the first measurement: code gets compiled, buffers find their size. */
const WARM_UP = 8000
const STRETCHES = 5
const STEPS_IN_A_STRETCH = 4000

/** For a thread of its own: what other threads do is not counted, what else happens in this one is. */
export function measureMemory(subject: Subject): MemoryReport {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const session = openSession(subject)
  workThrough(session, WARM_UP)
  const bytes: number[] = []
  const steps: number[] = []
  const weights: number[] = []
  for (let stretch = 0; stretch <= STRETCHES; stretch++) {
    if (stretch > 0) {
      const before = session.counters.steps
      workThrough(session, before + STEPS_IN_A_STRETCH)
      steps.push(session.counters.steps - before)
    }
    // Twice: what the first collection finalises the second one frees.
    collect()
    collect()
    const heap = getHeapStatistics()
    bytes.push(heap.used_heap_size + heap.external_memory)
    weights.push(session.learner.weights.length)
  }
  return { bytes, steps, weights }
}

function workThrough(session: Session, steps: number): void {
  while (session.counters.steps < steps) workFor(session, session.counters.sequences + 1)
}
