// One trial of a method or task at hand, for tests and notebooks: what `lagbench trial` does, as a function.

import type { Json } from '../engine/canonical.ts'
import type { Method } from '../methods/method.ts'
import type { Task } from '../tasks/task.ts'
import { UsageError } from './errors.ts'
import { makeSpec } from './make-spec.ts'
import type { Budget, TrialResult } from './record.ts'
import { loadRegistry } from './registry.ts'
import { resolveOptions, resolveParameters } from './resolve.ts'
import { advise } from './suggest.ts'
import { trialResult } from './trial.ts'

export interface TrialRequest {
  /** A method, or the id of one of lagbench's own. */
  readonly method: string | Method<unknown>
  /** A task, or the id of one of lagbench's own. */
  readonly task: string | Task
  /** Options that differ from the defaults and the published settings. */
  readonly options?: { readonly [name: string]: Json }
  /** Parameters that differ from the defaults; `lag` is the time lag in steps. */
  readonly parameters?: { readonly [name: string]: Json }
  /** A whole number from 0; default 1. */
  readonly seed?: number
  /** Default 10,000 sequences. */
  readonly budget?: Budget
}

/**
 * Runs one trial to its end: until the task's criterion is met or the budget is spent. The result follows from the request alone, to the last
 * bit; a trial that goes wrong has an outcome that says so. Throws a UsageError for unknown names and wrong settings.
 */
export async function trial(request: TrialRequest): Promise<TrialResult> {
  const { options = {}, parameters = {}, seed = 1, budget = { sequences: 10_000 } } = request
  const registry = await loadRegistry()
  const method = pick(request.method as string | Method, registry.methods, 'method')
  const task = pick(request.task, registry.tasks, 'task')
  const resolved = {
    options: resolveOptions(method, task.id, options, name => `options.${name}`),
    parameters: resolveParameters(task, parameters, name => `parameters.${name}`),
  }
  const problems = Object.values(resolved).flatMap(each => (each.ok ? [] : each.problems))
  if (!resolved.options.ok || !resolved.parameters.ok) throw new UsageError(problems)
  const spec = makeSpec(method, resolved.options.value, task, resolved.parameters.value, seed, budget)
  return trialResult(spec, { methods: new Map([[method.id, method]]), tasks: new Map([[task.id, task]]) })
}

function pick<Entry>(wanted: string | Entry, known: ReadonlyMap<string, Entry>, kind: string): Entry {
  if (typeof wanted !== 'string') return wanted
  const entry = known.get(wanted)
  if (entry === undefined)
    throw new UsageError([
      `Expected \`${kind}\` to be a ${kind} or the id of one, got \`${wanted}\`; ${advise(wanted, known.keys(), `${kind}s`)}`,
    ])
  return entry
}
