// One trial by the harness, from settings as a suite file has them. Throws an Error for settings that are refused, and for a trial that fails.

import { makeSpec } from '../../runner/make-spec.ts'
import type { Budget, TrialResult } from '../../runner/record.ts'
import type { Registry } from '../../runner/registry.ts'
import { resolveOptions, resolveParameters, type Settings } from '../../runner/resolve.ts'
import { trialResult } from '../../runner/trial.ts'

export function resultOf(
  registry: Registry,
  method: string,
  task: string,
  options: Settings,
  parameters: Settings,
  seed: number,
  budget: Budget,
): TrialResult {
  const [definition, problem] = [registry.methods.get(method), registry.tasks.get(task)]
  if (definition === undefined || problem === undefined)
    throw new Error(`Expected a known method and task, got ${method} on ${task}`)
  const [chosen, sizes] = [
    resolveOptions(definition, task, options, name => name),
    resolveParameters(problem, parameters, name => name),
  ]
  if (!chosen.ok) throw new Error(chosen.problems.join('; '))
  if (!sizes.ok) throw new Error(sizes.problems.join('; '))
  const result = trialResult(makeSpec(definition, chosen.value, problem, sizes.value, seed, budget), registry)
  if (result.outcome.status === 'failed') throw new Error(`${method} on ${task}: ${result.outcome.error}`)
  return result
}
