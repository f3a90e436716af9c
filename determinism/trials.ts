// The fixed set of trials, small enough to run in a browser and under emulation: every method on three tasks that differ in kind, and
// one method on every task.

import { smallParameters } from '../conformance/small-parameters.ts'
import { digestOf, type Json } from '../engine/canonical.ts'
import { ENGINE_VERSION } from '../engine/version.ts'
import type { Method } from '../methods/method.ts'
import { makeSpec } from '../runner/make-spec.ts'
import type { TrialSpec } from '../runner/record.ts'
import type { Registry } from '../runner/registry.ts'
import { resolveOptions, type Settings } from '../runner/resolve.ts'
import { trialResult } from '../runner/trial.ts'
import type { Task } from '../tasks/task.ts'

const SEEDS = [1, 2]
const BUDGET = { sequences: 300 }
/** Dense and symbolic inputs, regression and classification. */
const REFERENCE_TASKS = ['adding', 'temporal-order', 'two-sequence']
const REFERENCE_METHOD = 'bptt'
/** Reaches every task's answers. */
const LINEAR = { outputUnits: 'linear' }
/** Some tasks have long sequences at any lag. */
const SMALL_BUDGET = { sequences: 30 }

/** Weights overflow within a few updates and end as NaN, whose bits differ between processors: the digest must not show it. */
const DIVERGING = { method: 'bptt', task: 'adding', options: { outputUnits: 'linear', learningRate: 1e100 } }

export interface NamedTrial {
  /** Holds every version that the result depends on. */
  readonly name: string
  readonly spec: TrialSpec
}

/** Whether our promise covers a method: other people's libraries call the platform's own elementary functions. */
export function promisesTheSameBits(method: Method): boolean {
  return method.family !== 'library'
}

export function goldenTrials({ methods, tasks }: Registry): NamedTrial[] {
  const trials: NamedTrial[] = []
  for (const method of methods.values())
    if (promisesTheSameBits(method))
      for (const task of tasks.values())
        if (task.missing?.() !== undefined) continue
        else if (REFERENCE_TASKS.includes(task.id)) for (const seed of SEEDS) trials.push(trialOf(method, task, seed, BUDGET))
        else if (method.id === REFERENCE_METHOD) trials.push(trialOf(method, task, 1, SMALL_BUDGET, LINEAR))
  const [method, task] = [methods.get(DIVERGING.method), tasks.get(DIVERGING.task)]
  if (method && task) {
    const { name, spec } = trialOf(method, task, 1, BUDGET, DIVERGING.options)
    trials.push({ name: `${name}, diverging`, spec })
  }
  return trials
}

/** SHA-256 of everything deterministic in the trial's record, or nothing when the method skips the task. */
export function trialDigest({ name, spec }: NamedTrial, registry: Registry): string | undefined {
  const result = trialResult(spec, registry)
  const { outcome } = result
  if (outcome.status === 'skipped') return undefined
  // A failure carries a stack, which is different on every engine; and it has no place among golden results.
  if (outcome.status === 'failed') throw new Error(`Trial '${name}' failed: ${outcome.stack}`)
  // Through JSON as a store would keep it: a mean over huge finite errors may overflow, and canonical JSON refuses infinities.
  return digestOf(JSON.parse(JSON.stringify(result)) as Json)
}

function trialOf(method: Method, task: Task, seed: number, budget: TrialSpec['budget'], user: Settings = {}): NamedTrial {
  const options = resolveOptions(method, task.id, user, name => name)
  if (!options.ok) throw new Error(options.problems.join('\n'))
  return {
    name: `engine ${ENGINE_VERSION}, ${method.id} ${method.version}, ${task.id} ${task.version}, seed ${seed}`,
    spec: makeSpec(method, options.value, task, smallParameters(task), seed, budget),
  }
}
