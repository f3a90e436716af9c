// Every method of lagbench keeps its own contract, checked on two small tasks that differ in kind (test/methods/all-methods.test.ts has every
// method on every task). In two test files, for two cores.

import test from 'ava'
import { checkMethod } from '../../conformance/check-method.ts'
import { findingText } from '../../conformance/finding.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { inTurn } from '../cli/lagbench.ts'
import { TASKS } from './found.ts'

/** Declares a test for every second method, from the first or the second on. */
export async function testEverySecondMethod(from: 0 | 1): Promise<void> {
  const registry = await loadRegistry()
  const signatures = TASKS.map(id => registry.tasks.get(id)!.create({ lag: 12 }).signature)
  for (const [index, method] of [...registry.methods.values()].entries()) {
    if (index % 2 !== from) continue
    test(`${method.id} keeps the contract`, async t => {
      const file = new URL(`../../methods/${method.id}.ts`, import.meta.url)
      const findings = await inTurn(() => checkMethod(method, { file, tasks: TASKS, registry }))
      const options = method.options.parse({})
      const missing = signatures.map(signature => method.skip?.(signature, options))
      // A library that is not installed here: that, and nothing else, is said.
      if (missing.every(reason => reason !== undefined))
        t.deepEqual(
          findings.map(({ check, got }) => [check, got]),
          [['runs', `on ${TASKS[0]}: ${missing[0]}`]],
        )
      else t.deepEqual(findings, [], findings.map(findingText).join('\n\n'))
    })
  }
}
