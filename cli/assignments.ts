// Reads `--set NAME.KEY=VALUE` into options of the method and parameters of the task.

import type { Json } from '../engine/canonical.ts'
import type { Settings } from '../runner/resolve.ts'
import { listed } from '../runner/suggest.ts'

interface Assigned {
  readonly method: Settings
  readonly task: Settings
}

export function assignments(
  problems: string[],
  texts: readonly string[],
  method: string | undefined,
  task: string | undefined,
): Assigned {
  const assigned: { method: { [key: string]: Json }; task: { [key: string]: Json } } = { method: {}, task: {} }
  for (const text of texts) {
    const parts = /^([^.=]+)\.([^=]+)=(.*)$/s.exec(text)
    if (parts === null) {
      problems.push(
        `Expected \`--set\` to be followed by NAME.KEY=VALUE, got \`${text}\`; for example ${listed([`${task ?? 'adding'}.lag=50`])}`,
      )
      continue
    }
    const [, name, key, value] = parts as unknown as [string, string, string, string]
    const kind = name === method || name === 'method' ? 'method' : name === task || name === 'task' ? 'task' : undefined
    if (kind === undefined) {
      const owners = [method, task].filter(owner => owner !== undefined)
      problems.push(
        `Expected \`--set ${text}\` to begin with the method or the task (${listed(owners.length > 0 ? owners : ['method', 'task'])}), got \`${name}\``,
      )
    } else assigned[kind][key] = parse(value)
  }
  return assigned
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
