// What derivatives can reach, read off the graph once: which nodes they can flow into, and which states carry them through time.

import { type Cell, type NodeId, sourcesOf } from '../graph.ts'
import type { Loss } from '../program.ts'

/** For each node: it depends on a weight or a state by a path without stopGradient. */
export function differentiableNodes({ nodes }: Cell): boolean[] {
  const differentiable: boolean[] = []
  for (const node of nodes) {
    const own = node.kind === 'state' || node.kind === 'parameter' || node.kind === 'dense'
    differentiable.push(own || (node.kind !== 'stopGradient' && sourcesOf(node).some(source => differentiable[source])))
  }
  return differentiable
}

/** For each node: a path without stopGradient, and through none of `ends`, leads from it to one of `targets`. */
export function nodesReaching({ nodes }: Cell, targets: readonly NodeId[], ends: ReadonlySet<NodeId> = new Set()): boolean[] {
  const reaching = nodes.map(() => false)
  for (const target of targets) reaching[target] = true
  for (let id = nodes.length - 1; id >= 0; id--) {
    const node = nodes[id]
    if (reaching[id] && node.kind !== 'stopGradient' && !ends.has(id))
      for (const source of sourcesOf(node)) reaching[source] = true
  }
  return reaching
}

/** The states through which an earlier weight can still change a later answer; only these need an influence matrix. */
export function liveStates(cell: Cell): Cell['states'] {
  let live: Cell['states'] = []
  for (;;) {
    const reaching = nodesReaching(cell, [cell.output, ...live.map(({ next }) => next)])
    const found = cell.states.filter(({ previous }) => reaching[previous])
    if (found.length === live.length) return live
    live = found
  }
}

/**
 * For each node: an adjoint can arrive at it in a backward pass over one step and flow on from it. Adjoints come from the answer (at a
 * step with a target), from the next step's live states (between targets), or from both.
 */
export function adjointNodes(cell: Cell, from: 'answer' | 'states' | 'both'): boolean[] {
  const differentiable = differentiableNodes(cell)
  const roots = from === 'answer' ? [] : liveStates(cell).map(({ next }) => next)
  return nodesReaching(cell, from === 'states' ? roots : [...roots, cell.output]).map(
    (reaches, id) => reaches && differentiable[id],
  )
}

/**
 * For each node: an adjoint that enters at node `enters` arrives at it, if adjoints stop at the new values of live states. What stops
 * there is carried on by the influence on these states (SnAp takes it from the cut influence, as published).
 */
export function nodesBeforeStates(cell: Cell, enters: NodeId): boolean[] {
  const differentiable = differentiableNodes(cell)
  return nodesReaching(cell, [enters], newStates(cell)).map((reaches, id) => reaches && differentiable[id])
}

/** The nodes that hold the live states' new values. */
export function newStates(cell: Cell): Set<NodeId> {
  return new Set(liveStates(cell).map(({ next }) => next))
}

/** Where the error enters a backward pass: at the answer, or at the output units' net input where the loss takes f' with it. */
export function errorEntry(cell: Cell, loss: Loss): NodeId {
  const output = cell.nodes[cell.output]
  return loss === 'cross-entropy' && output.kind === 'unary' ? output.source : cell.output
}
