// Whether today's code can be asked about a stored trial: it knows method and task, in the same versions, and takes the same settings.

import { canonicalJson, type Json } from '../engine/canonical.ts'
import { ENGINE_VERSION } from '../engine/version.ts'
import type { TrialSpec } from './record.ts'
import type { Registry } from './registry.ts'

/** Why today's code says nothing about a trial's result; undefined where it does. */
export function notComparable(spec: TrialSpec, { methods, tasks }: Registry): string | undefined {
  const method = methods.get(spec.method)
  const task = tasks.get(spec.task)
  if (method === undefined) return `method ${spec.method} is unknown here`
  if (task === undefined) return `task ${spec.task} is unknown here`
  if (spec.engineVersion !== ENGINE_VERSION) return `engine version ${spec.engineVersion}, now ${ENGINE_VERSION}`
  if (spec.methodVersion !== method.version) return `${method.id} version ${spec.methodVersion}, now ${method.version}`
  if (spec.taskVersion !== task.version) return `${task.id} version ${spec.taskVersion}, now ${task.version}`
  if (!fits(method.options, spec.options)) return `options that ${method.id} does not have so now`
  if (!fits(task.parameters, spec.parameters)) return `parameters that ${task.id} does not have so now`
  const missing = task.missing?.()
  return missing === undefined ? undefined : `${task.id} cannot run here: ${missing}`
}

/** Whether settings are complete, and what the schema makes of them. */
function fits(schema: { safeParse(value: unknown): { success: boolean; data?: unknown } }, settings: object): boolean {
  const parsed = schema.safeParse(settings)
  return parsed.success && canonicalJson(parsed.data as Json) === canonicalJson(settings as Json)
}
