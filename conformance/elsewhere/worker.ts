// The inner side: a thread that loads the method's own file, runs the trials that it is asked for, and measures memory.

import { parentPort, workerData } from 'node:worker_threads'
import type { Method } from '../../methods/method.ts'
import { chooseBackEnd } from '../../runner/back-end.ts'
import { watchUserCode } from '../../runner/extensions/user-code.ts'
import type { Task } from '../../tasks/task.ts'
import { guarded } from '../guard.ts'
import { thrown } from '../place.ts'
import { runSubject, type Subject } from '../subject.ts'
import { measureMemory } from './memory.ts'
import { type ElsewhereReport, type ElsewhereRequest, type MemoryReport, taskFile } from './report.ts'

chooseBackEnd()
watchUserCode()

async function report({ module, specs }: ElsewhereRequest): Promise<ElsewhereReport> {
  const { default: method } = (await import(module)) as { default: Method }
  const subjects: Subject[] = []
  for (const spec of specs) {
    const { default: task } = (await import(taskFile(spec.task).href)) as { default: Task }
    subjects.push({ method: guarded(method), task, instance: task.create(spec.parameters), spec })
  }
  const results = subjects.map(runSubject)
  return { status: 'done', results, memory: memoryOf(subjects[0]) }
}

/** Undefined where training throws: other checks find that. */
function memoryOf(subject: Subject | undefined): MemoryReport | undefined {
  try {
    return subject && measureMemory(subject)
  } catch {
    return undefined
  }
}

report(workerData as ElsewhereRequest)
  .catch((error: unknown): ElsewhereReport => ({ status: 'died', ...thrown(error) }))
  .then(answer => parentPort?.postMessage(answer))
