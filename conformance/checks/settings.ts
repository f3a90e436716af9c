// Published settings and readings are for tasks that exist, and the method's own schema accepts them.

import { resolveOptions } from '../../runner/resolve.ts'
import { advise } from '../../runner/suggest.ts'
import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'
import { notJson } from './options.ts'

export const settings: Check = {
  id: 'settings',
  title: 'Its published settings and readings are valid, and for tasks that exist',
  run({ method, registry }) {
    const faults: Fault[] = []
    for (const [kind, byTask] of Object.entries({ published: method.published, readings: method.readings ?? {} }))
      for (const [task, values] of Object.entries(byTask)) {
        if (!registry.tasks.has(task))
          faults.push({
            problem: `Its \`${kind}\` settings are for a task that does not exist`,
            place: {},
            expected: 'the id of a task',
            got: `\`${task}\``,
            remedy: advise(task, registry.tasks.keys(), 'tasks'),
          })
        faults.push(...Object.entries(values).flatMap(([name, value]) => notJson(`${kind}.${task}.${name}`, value)))
      }
    if (faults.length > 0) return { faults }
    for (const task of new Set([...Object.keys(method.published), ...Object.keys(method.readings ?? {})])) {
      const resolved = resolveOptions(method, task, {}, name => name)
      for (const problem of resolved.ok ? [] : resolved.problems)
        faults.push({
          problem: 'Its settings for a task are refused by its own options',
          place: { task },
          expected: 'settings that the schema accepts',
          got: problem,
          remedy: 'change the setting or the schema',
        })
    }
    return { faults }
  },
}
