// The order of work in a step: nodes become operations, and elementwise nodes of one size that follow from each other are fused into
// one operation, as are dense nodes that read the same sources. Within what the graph demands any order computes the same values
// forwards. Backwards, the contributions to one adjoint are added in descending order of the nodes that they come from, as the
// interpreter does, because sums of doubles depend on their order.

import { type GraphNode, type NodeId, sourcesOf } from '../../graph.ts'
import type { Net } from './net.ts'

export interface Operation {
  readonly kind: 'elementwise' | 'dense' | 'other'
  /** In the order in which they are computed. */
  readonly nodes: readonly NodeId[]
}

const isElementwise = ({ kind }: GraphNode): boolean => kind === 'unary' || kind === 'affine' || kind === 'binary'

/** Operations that compute `wanted`, given the values of `done`. */
export function forwardOperations(net: Net, wanted: readonly NodeId[], done: Iterable<NodeId>): Operation[] {
  const { nodes } = net.cell
  const finished = new Set(done)
  return operations(net, wanted, {
    // Within a fused operation a value is passed on pair by pair: both must begin at the same element.
    isReady: (id, size, fused) =>
      sourcesOf(nodes[id]).every(source => {
        const { id: root, offset } = net.root(source)
        if (fused.has(root)) return offset === 0 && nodes[root].size === size
        return net.producers(source).every(producer => finished.has(producer))
      }),
    finish: id => finished.add(id),
  })
}

/**
 * Operations of a backward pass over a step: those of `active` nodes, each after all that contribute to its adjoint. Adjoints of `stops`
 * are added up and go no further.
 */
export function backwardOperations(net: Net, active: readonly boolean[], stops: ReadonlySet<NodeId>): Operation[] {
  const { nodes } = net.cell
  const wanted = nodes
    .map((_, id) => id)
    .filter(id => active[id] && !stops.has(id) && !['input', 'state', 'constant', 'stopGradient'].includes(nodes[id].kind))
    .reverse()
  // A contributor waits for the contributor to the same adjoint before it; a node for the last contributor to its own.
  const before = new Map<NodeId, Set<NodeId>>(wanted.map(id => [id, new Set()]))
  const lastContributor = new Map<NodeId, NodeId>()
  for (const id of wanted) {
    const own = lastContributor.get(id)
    if (own !== undefined) before.get(id)!.add(own)
    for (const source of new Set(sourcesOf(nodes[id]))) {
      if (!active[source]) continue
      const last = lastContributor.get(source)
      if (last !== undefined) before.get(id)!.add(last)
      lastContributor.set(source, id)
    }
  }
  const finished = new Set<NodeId>()
  return operations(net, wanted, {
    isReady: (id, size, fused) =>
      [...before.get(id)!].every(other => finished.has(other) || (fused.has(other) && nodes[other].size === size)),
    finish: id => finished.add(id),
  })
}

interface Order {
  isReady(id: NodeId, size: number, fused: ReadonlySet<NodeId>): boolean
  finish(id: NodeId): void
}

function operations({ cell: { nodes } }: Net, wanted: readonly NodeId[], { isReady, finish }: Order): Operation[] {
  const none: ReadonlySet<NodeId> = new Set()
  const rest = new Set(wanted)
  const result: Operation[] = []
  const take = (kind: Operation['kind'], taken: readonly NodeId[]): void => {
    result.push({ kind, nodes: taken })
    for (const id of taken) {
      rest.delete(id)
      finish(id)
    }
  }
  while (rest.size > 0) {
    const ready = [...rest].filter(id => isReady(id, nodes[id].size, none))
    if (ready.length === 0) throw new Error('the graph has a cycle')
    const other = ready.find(id => !isElementwise(nodes[id]) && nodes[id].kind !== 'dense')
    const elementwise = ready.find(id => isElementwise(nodes[id]))
    if (other !== undefined) take('other', [other])
    else if (elementwise !== undefined) take('elementwise', fuse(elementwise))
    else {
      const key = (id: NodeId): string => sourcesOf(nodes[id]).join()
      take(
        'dense',
        ready.filter(id => key(id) === key(ready[0])),
      )
    }
  }
  return result

  /** All elementwise nodes of one size that can be computed together. */
  function fuse(first: NodeId): NodeId[] {
    const { size } = nodes[first]
    const fused = new Set<NodeId>()
    for (let grown = true; grown; ) {
      grown = false
      for (const id of rest)
        if (!fused.has(id) && nodes[id].size === size && isElementwise(nodes[id]) && isReady(id, size, fused)) {
          fused.add(id)
          grown = true
        }
    }
    return [...fused]
  }
}
