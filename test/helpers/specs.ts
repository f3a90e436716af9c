// Trial specifications for tests, with defaults and published settings filled in as the command line does it.

import type { Json } from '../../engine/canonical.ts'
import { makeSpec } from '../../runner/make-spec.ts'
import type { TrialSpec } from '../../runner/record.ts'
import type { Registry } from '../../runner/registry.ts'
import { resolveOptions, resolveParameters } from '../../runner/resolve.ts'

interface Changes {
  readonly options?: { readonly [name: string]: Json }
  readonly parameters?: { readonly [name: string]: Json }
  readonly seed?: number
  /** Budget, in training sequences. */
  readonly sequences?: number
}

/** Throws what is wrong with the options or parameters. */
export function specFor(
  registry: Registry,
  method: string,
  task: string,
  { options = {}, parameters = {}, seed = 1, sequences = 1000 }: Changes = {},
): TrialSpec {
  const [entry, problem] = [registry.methods.get(method)!, registry.tasks.get(task)!]
  const resolvedOptions = resolveOptions(entry, task, options, name => name)
  const resolvedParameters = resolveParameters(problem, parameters, name => name)
  if (!resolvedOptions.ok) throw new Error(resolvedOptions.problems.join('\n'))
  if (!resolvedParameters.ok) throw new Error(resolvedParameters.problems.join('\n'))
  return makeSpec(entry, resolvedOptions.value, problem, resolvedParameters.value, seed, { sequences })
}
