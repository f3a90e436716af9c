// A method meets a task or says why it cannot: where `skip` gives no reason, a trial must not fail.

import { trialResult } from '../../runner/trial.ts'
import type { Task } from '../../tasks/task.ts'
import type { Check, Context } from '../check.ts'
import type { Fault } from '../finding.ts'
import { callerIn, thrown } from '../place.ts'
import { placeOf, registryOf, type Subject, subjectOf } from '../subject.ts'

const SEQUENCES = 3
const MOST_FAULTS = 3

export const skip: Check = {
  id: 'skip',
  title: 'It meets every task, or says why not',
  run({ method, tasks, seed, options }: Context) {
    const faults: Fault[] = []
    let skipped = 0
    for (const task of tasks) {
      const subject = subjectOf(method, task, seed, options ? { options } : {})
      let reason: unknown
      try {
        reason = method.skip?.(subject.instance.signature, subject.spec.options)
      } catch (error) {
        const { message, line } = thrown(error)
        const remedy = '`skip` only looks at the signature and the options, and returns a reason or nothing'
        const place = { ...placeOf(subject), ...(line === undefined ? {} : { line }) }
        faults.push({ problem: 'Its `skip` throws', place, expected: 'a reason, or nothing', got: message, remedy })
        continue
      }
      if (reason !== undefined) {
        skipped++
        if (typeof reason !== 'string' || reason.trim() === '') faults.push(noReason(subject, reason))
      } else faults.push(...fails(subject, task))
    }
    const note = `meets ${tasks.length - skipped} of ${tasks.length} tasks`
    return { faults: faults.slice(0, MOST_FAULTS), note }
  },
}

function noReason(subject: Subject, reason: unknown): Fault {
  return {
    problem: 'It skips a task without a reason',
    place: placeOf(subject),
    expected: 'a reason as a text, or undefined',
    got: typeof reason === 'string' ? 'an empty text' : String(reason),
    remedy: 'say what the task asks that the method cannot do; reports print it',
  }
}

function fails(subject: Subject, task: Task): Fault[] {
  const small = { ...subject, spec: { ...subject.spec, budget: { sequences: SEQUENCES } } }
  const { outcome } = trialResult(small.spec, registryOf(small))
  if (outcome.status !== 'failed') return []
  const line = callerIn(outcome.stack)
  const { inputKind, targets, kind } = subject.instance.signature
  return [
    {
      problem: `Its \`skip\` lets ${task.id} pass, and the trial fails`,
      place: { ...placeOf(subject), ...(line === undefined ? {} : { line }) },
      expected: `a trial that runs (${inputKind} input, ${kind}, targets: ${targets}), or a reason from \`skip\``,
      got: outcome.error,
      remedy: 'mend the line that throws, or return a reason in `skip` for such tasks',
    },
  ]
}
