// What a step has to compute, and which of it has to be recorded for a pass that comes back later.

import { slopeReads } from '../../../elementwise.ts'
import { type Cell, type NodeId, sourcesOf } from '../../../graph.ts'
import { isGiven, type Names } from './names.ts'

export interface Work {
  /** The states on which some answer depends, now or later. */
  readonly states: Cell['states']
  /** Nodes to compute for these states' new values, and those that only the answer needs; both without mere names. */
  readonly stateNodes: readonly NodeId[]
  readonly answerNodes: readonly NodeId[]
}

export function workOf(cell: Cell, { isName }: Names): Work {
  const { nodes } = cell
  const readsWithinStep = (id: NodeId): readonly NodeId[] => sourcesOf(nodes[id])
  const nextOf = new Map(cell.states.map(({ previous, next }) => [previous, [next]]))
  const read = reachable([cell.output], id => nextOf.get(id) ?? readsWithinStep(id))
  const states = cell.states.filter(({ previous }) => read.has(previous))
  const forStates = reachable(
    states.map(({ next }) => next),
    readsWithinStep,
  )
  const computed = nodes.map((_, id) => id).filter(id => read.has(id) && !isGiven(nodes[id]) && !isName(id))
  return {
    states,
    stateNodes: computed.filter(id => forStates.has(id)),
    answerNodes: computed.filter(id => !forStates.has(id)),
  }
}

/** `wanted` and everything that they read, directly or not. */
function reachable(wanted: readonly NodeId[], reads: (id: NodeId) => readonly NodeId[]): Set<NodeId> {
  const reached = new Set<NodeId>()
  const visit = (id: NodeId): void => {
    if (reached.has(id)) return
    reached.add(id)
    reads(id).forEach(visit)
  }
  wanted.forEach(visit)
  return reached
}

/**
 * Nodes whose values are read by what passes over a recorded step: by derivatives, and as answers and new states. `active`: an adjoint
 * can arrive at the node.
 */
export function recordedNodes(
  { nodes, output }: Cell,
  { producers }: Names,
  { states }: Work,
  active: readonly boolean[],
): Set<NodeId> {
  const recorded = new Set<NodeId>()
  const record = (id: NodeId): void => {
    for (const producer of producers(id)) recorded.add(producer)
  }
  nodes.forEach((node, id) => {
    if (!active[id]) return
    if (node.kind === 'dense') node.sources.forEach(record)
    else if (node.kind === 'unary') {
      const reads = slopeReads(node.operation)
      if (reads) record(reads === 'x' ? node.source : id)
    } else if (node.kind === 'binary' && node.operation === 'multiply') {
      if (active[node.left]) record(node.right)
      if (active[node.right]) record(node.left)
    }
  })
  record(output)
  for (const { next } of states) record(next)
  return recorded
}
