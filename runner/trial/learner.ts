// The learner of a trial, with its streams: their names hold all that a learner may depend on, and nothing else.

import { randomStream } from '../../engine/random.ts'
import type { Learner, Method } from '../../methods/method.ts'
import type { Task, TaskInstance } from '../../tasks/task.ts'
import type { TrialSpec } from '../record.ts'

export function learnerOf({ options, parameters, seed }: TrialSpec, method: Method, task: Task, instance: TaskInstance): Learner {
  const axes = [method.id, method.version, options, task.id, task.version, parameters, seed]
  return method.learner({
    signature: instance.signature,
    task: instance,
    options,
    streams: { weights: randomStream(['weights', ...axes]), search: randomStream(['search', ...axes]) },
  })
}
