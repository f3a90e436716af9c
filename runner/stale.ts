// Stored trials of a user's own method or task that were run with other sources than those at hand. Versions decide for lagbench's own
// methods; someone who is still writing one changes its file all the time.

import { outsideOf } from './outside.ts'
import type { Plan } from './plan.ts'
import type { Registry } from './registry.ts'
import type { Store } from './store.ts'

/** The keys of the plan's trials that the store holds, but from other sources. */
export function staleTrials({ trials }: Plan, store: Pick<Store, 'records'>, registry: Registry): ReadonlySet<string> {
  const { methods, tasks } = registry.outside ?? { methods: new Map(), tasks: new Map() }
  const own = trials.filter(({ spec }) => methods.has(spec.method) || tasks.has(spec.task))
  const isStale = ({ key, spec }: Plan['trials'][number]): boolean => {
    const now = outsideOf(spec, registry).outside
    // One by one: records with their curves are large.
    return store
      .records([key])
      .some(({ environment: { outside } }) => outside?.method !== now?.method || outside?.task !== now?.task)
  }
  return new Set(own.filter(isStale).map(({ key }) => key))
}
