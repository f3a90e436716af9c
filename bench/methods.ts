// What a step of learning costs by each method at its default options, for every weight of its net, beside the cost that its authors claim.

import { randomStream } from '../engine/random.ts'
import type { TrainingStream } from '../methods/method.ts'
import { loadRegistry } from '../runner/registry.ts'
import { resolveOptions } from '../runner/resolve.ts'
import { taskStream } from '../runner/trial/stream.ts'
import { newSequences } from '../tasks/shared/new-sequence.ts'

/** Two inputs, one output, a target at the end: every method can meet it. */
const TASK = 'two-sequence'
const LAG = 100
const KEPT = 100
const ROUNDS = 5
const ROUND_MS = 200

/** A part of the benchmark like a workload. */
export const learners = { id: 'methods', title: 'what a step of learning costs by each method' }

export interface LearningCost {
  readonly weights: number
  /** Of the steps presented: quickest of the rounds. */
  readonly microsecondsPerStep: number
  /** As the method counts them. */
  readonly multiplyAddsPerStep: number
  readonly complexity: string
}

export async function learningCost(methodId: string): Promise<LearningCost | { readonly skipped: string }> {
  const registry = await loadRegistry()
  const [task, method] = [registry.tasks.get(TASK)!, registry.methods.get(methodId)!]
  const parameters = { ...task.parameters.parse({ lag: LAG }) }
  const instance = task.create(parameters)
  const { signature } = instance
  const resolved = resolveOptions(method, undefined, {}, name => name)
  if (!resolved.ok) throw new Error(resolved.problems.join('\n'))
  const options = resolved.value as never
  const skipped = method.skip?.(signature, options)
  if (skipped !== undefined) return { skipped }
  const random = taskStream('training', task, parameters, 1)
  const kept = newSequences(signature, KEPT, into => instance.sample(random, into))
  const counts = { steps: 0, multiplyAdds: 0 }
  let turn = 0
  const streams = { weights: randomStream(['bench weights', methodId]), search: randomStream(['bench search', methodId]) }
  const training: TrainingStream = {
    next() {
      const sequence = kept[turn++ % kept.length]
      counts.steps += sequence.length
      return sequence
    },
    draw: () => kept[turn++ % kept.length],
    present: sequence => {
      counts.steps += sequence.length
    },
    answered() {},
    spend: multiplyAdds => {
      counts.multiplyAdds += multiplyAdds
    },
    weightsChanged() {},
  }
  const learner = method.learner({ signature, task: instance, options, streams })
  let quickest = Number.POSITIVE_INFINITY
  for (let round = 0; round <= ROUNDS; round++) {
    const [start, before] = [performance.now(), counts.steps]
    while (performance.now() - start < ROUND_MS) learner.learn(training)
    // The first round is there to warm up.
    if (round > 0) quickest = Math.min(quickest, ((performance.now() - start) * 1000) / (counts.steps - before))
  }
  return {
    weights: learner.weights.length,
    microsecondsPerStep: quickest,
    multiplyAddsPerStep: counts.multiplyAdds / counts.steps,
    complexity: method.complexity,
  }
}
