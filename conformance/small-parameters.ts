// Parameters that make any task's sequences short.

import type { TrialSpec } from '../runner/record.ts'
import { resolveParameters } from '../runner/resolve.ts'
import type { Task } from '../tasks/task.ts'

// A task runs at the first of these lags that it accepts, else at its own.
const LAGS = [12, 3, 20, 50, 100]

/** Throws an Error for a task that refuses its own defaults. */
export function smallParameters(task: Task): TrialSpec['parameters'] {
  for (const settings of [...LAGS.map(lag => ({ lag })), {}]) {
    const parameters = resolveParameters(task, settings, name => name)
    if (parameters.ok) return parameters.value
  }
  throw new Error(`Expected ${task.id} to accept its own defaults`)
}
