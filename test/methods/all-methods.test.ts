// Every method on every task. What else the contract asks: test/conformance/methods-*.test.ts.

import test from 'ava'
import { smallParameters } from '../../conformance/small-parameters.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { specFor } from '../helpers/specs.ts'

const registry = await loadRegistry()

/** Small: there are more than a thousand pairs of method and task, and each runs twice. */
const SEQUENCES = 30
/** A trial ends after the piece of work that spends its budget: the largest is an epoch over the 256 strings of cascade-correlation. */
const LARGEST_BATCH = 256

for (const method of registry.methods.values()) {
  for (const task of registry.tasks.values())
    test(`${method.id} on ${task.id}: ends within its budget, or says why it does not run, and does the same again`, t => {
      // What a task misses on this machine it cannot run with.
      if (task.missing?.() !== undefined) return t.pass()
      const spec = specFor(registry, method.id, task.id, { parameters: smallParameters(task), sequences: SEQUENCES })
      const { result } = runTrial(spec, registry)
      t.true(['solved', 'unsolved', 'diverged', 'skipped'].includes(result.outcome.status), JSON.stringify(result.outcome))
      if (result.outcome.status === 'unsolved') {
        t.true(result.counters.sequences >= SEQUENCES && result.counters.sequences < SEQUENCES + LARGEST_BATCH)
        t.true(result.counters.multiplyAdds > result.counters.steps)
        t.true(result.weights > 0)
      }
      t.deepEqual(runTrial(spec, registry).result, result)
    })
}
