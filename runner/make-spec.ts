// Puts a trial's specification together from resolved parts; the versions make old results unreachable when code changes.

import { ENGINE_VERSION } from '../engine/version.ts'
import type { Method } from '../methods/method.ts'
import type { Task } from '../tasks/task.ts'
import type { Budget, TrialSpec } from './record.ts'

export function makeSpec(
  method: Method,
  options: TrialSpec['options'],
  task: Task,
  parameters: TrialSpec['parameters'],
  seed: number,
  budget: Budget,
): TrialSpec {
  return {
    method: method.id,
    methodVersion: method.version,
    options,
    task: task.id,
    taskVersion: task.version,
    parameters,
    seed,
    budget,
    engineVersion: ENGINE_VERSION,
  }
}
