// The net that the trials of a cell learned, for what a report says of nets: their equations, their error flow.

import type { Cell as Net } from '../engine/graph.ts'
import type { TaskInstance } from '../tasks/task.ts'
import type { Cell } from './grid.ts'

/** Null where the method has no net, no trial has finished, or today's code is not that of the results. */
export function netOf({
  method,
  task,
  spec,
  tally,
  comparable,
}: Cell): { readonly net: Net; readonly instance: TaskInstance } | null {
  const { definition } = method
  if (!comparable || definition?.cell === undefined || tally.finished === 0) return null
  const instance = task.definition!.create(spec.parameters)
  // Results that claim to have met a task that the method refuses.
  if (definition.skip?.(instance.signature, spec.options) !== undefined) return null
  return { net: definition.cell(instance.signature, spec.options), instance }
}
