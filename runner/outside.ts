// The digests of code from outside that a trial ran. Apart from registry.ts, which reads folders: trials run where there are none.

import type { Registry } from './registry.ts'

/** The environment part of a trial whose method or task is not lagbench's own. */
export function outsideOf(
  { method, task }: { readonly method: string; readonly task: string },
  { outside }: Pick<Registry, 'outside'>,
): { readonly outside?: { readonly method?: string; readonly task?: string } } {
  const [methodDigest, taskDigest] = [outside?.methods.get(method)?.digest, outside?.tasks.get(task)?.digest]
  if (methodDigest === undefined && taskDigest === undefined) return {}
  return { outside: { ...(methodDigest && { method: methodDigest }), ...(taskDigest && { task: taskDigest }) } }
}
