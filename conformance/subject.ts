// A method on a small task: what most checks are made on.

import type { Method } from '../methods/method.ts'
import { makeSpec } from '../runner/make-spec.ts'
import type { TrialSpec } from '../runner/record.ts'
import type { Registry } from '../runner/registry.ts'
import { resolveOptions } from '../runner/resolve.ts'
import { trialResult } from '../runner/trial.ts'
import type { Task, TaskInstance } from '../tasks/task.ts'
import type { Fault, Place } from './finding.ts'
import { guarded } from './guard.ts'
import { smallParameters } from './small-parameters.ts'

export interface Subject {
  /** Guarded against running away. */
  readonly method: Method
  readonly task: Task
  readonly instance: TaskInstance
  readonly spec: TrialSpec
}

/** Short sequences that differ in kind: rows of numbers or symbols, classes or values, one target or several, fresh or from a fixed set. */
export const SMALL_TASKS = ['two-sequence', 'temporal-order', 'adding', 'noise-free-lag']
/** Budget of a trial in a check, in sequences. */
const SEQUENCES = 30

/** Throws an Error for options that the method's own schema refuses. */
export function subjectOf(
  method: Method,
  task: Task,
  seed: number,
  settings: { readonly parameters?: TrialSpec['parameters']; readonly options?: TrialSpec['options'] } = {},
): Subject {
  const options = resolveOptions(method, task.id, settings.options ?? {}, name => name)
  if (!options.ok) throw new Error(options.problems.join('\n'))
  const parameters = settings.parameters ?? smallParameters(task)
  const spec = makeSpec(method, options.value, task, parameters, seed, { sequences: SEQUENCES })
  return { method: guarded(method), task, instance: task.create(parameters), spec }
}

/** Whether its method does not skip the task. A `skip` that throws has a check of its own. */
export function meets({ method, instance, spec }: Subject): boolean {
  try {
    return method.skip?.(instance.signature, spec.options) === undefined
  } catch {
    return false
  }
}

/** The same with another seed. */
export function withSeed(subject: Subject, seed: number): Subject {
  return { ...subject, spec: { ...subject.spec, seed } }
}

export function placeOf({ spec: { task, parameters, seed } }: Subject): Place {
  return { task, lag: parameters.lag, seed }
}

/** Faults that a check finds on a subject. */
export function faultsOn(subject: Subject): (problem: string, expected: string, got: string, remedy: string) => Fault {
  return (problem, expected, got, remedy) => ({ problem, place: placeOf(subject), expected, got, remedy })
}

/** A registry that holds what the subject's trial needs. */
export function registryOf({ method, task }: Subject): Registry {
  return { methods: new Map([[method.id, method]]), tasks: new Map([[task.id, task]]) }
}

export const runSubject = (subject: Subject) => trialResult(subject.spec, registryOf(subject))
