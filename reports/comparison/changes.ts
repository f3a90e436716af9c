// What differs between the specifications of two paired cells, and whether two trials came out the same in spite of it.

import { canonicalJson, type Json } from '../../engine/canonical.ts'
import { thinResult } from '../../runner/exchange/thin.ts'
import { portableJson } from '../../runner/portable.ts'
import type { TrialResult, TrialSpec } from '../../runner/record.ts'

/** A phrase each: `engine version 1 -> 2`, `options hidden 4 -> 8`. */
export function changesBetween(a: TrialSpec, b: TrialSpec): readonly string[] {
  const changes: string[] = []
  const told = (what: string, before: unknown, after: unknown) => {
    const [from, to] = [before, after].map(value => (value === undefined ? 'none' : canonicalJson(value as Json)))
    if (from !== to) changes.push(`${what} ${from} -> ${to}`)
  }
  told('engine version', a.engineVersion, b.engineVersion)
  told('method', a.method, b.method)
  told(`version of ${b.method}`, a.methodVersion, b.methodVersion)
  told('task', a.task, b.task)
  told(`version of ${b.task}`, a.taskVersion, b.taskVersion)
  const names = new Set([...Object.keys(a.options), ...Object.keys(b.options)])
  for (const name of [...names].sort()) told(`option ${name}`, own(a.options, name), own(b.options, name))
  for (const limit of ['sequences', 'steps'] as const) told(`budget of ${limit}`, a.budget[limit], b.budget[limit])
  return changes
}

/** Whether two results are equal in every bit but for their specifications, at the points that both curves have. */
export function sameResult(a: TrialResult, everyA: number, b: TrialResult, everyB: number): boolean {
  const every = Math.max(everyA, everyB)
  return essence(a, every / everyA) === essence(b, every / everyB)
}

function essence(result: TrialResult, by: number): string {
  // Curves whose points don't fall together say nothing.
  const thinned = Number.isInteger(by) ? thinResult(result, by) : { ...result, curve: [] }
  const { key: _, spec: __, ...rest } = JSON.parse(portableJson(thinned)) as TrialResult
  return canonicalJson(rest as unknown as Json)
}

function own(settings: { readonly [name: string]: Json }, name: string): Json | undefined {
  return Object.hasOwn(settings, name) ? settings[name] : undefined
}
