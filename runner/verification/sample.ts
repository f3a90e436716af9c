// Which stored trials to run again: those that today's code can be held to, and of these a seeded sample without replacement, each
// as likely as any other.

import { canonicalJson, type Json } from '../../engine/canonical.ts'
import { randomStream } from '../../engine/random.ts'
import { ENGINE_VERSION } from '../../engine/version.ts'
import type { TrialRecord, TrialSpec } from '../record.ts'
import type { Registry } from '../registry.ts'

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

/** `size` of the records (all, if there are no more), in their order; the same for the same seed and keys. */
export function sampleRecords(records: readonly TrialRecord[], size: number, seed: number): readonly TrialRecord[] {
  const random = randomStream(['verify', seed])
  const order = records.map((_, index) => index)
  // The first steps of a Fisher-Yates shuffle.
  for (let i = 0; i < Math.min(size, order.length); i++) {
    const j = random.integer(i, order.length - 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
    .slice(0, size)
    .sort((a, b) => a - b)
    .map(index => records[index]!)
}
