// Nodes that are only other names for values, or for parts of them: slices, stopGradients, and concatenations that nothing has to read
// in one piece.

import { type Cell, type GraphNode, type NodeId, sourcesOf } from '../../../graph.ts'

/** The node that a slice or stopGradient stands for, and the first element in it. */
interface Root {
  readonly id: NodeId
  readonly offset: number
}

export interface Names {
  root(id: NodeId): Root
  /** A concatenation whose parts stay where they are. */
  isScattered(id: NodeId): boolean
  /** Has nothing to compute. */
  isName(id: NodeId): boolean
  /** The nodes that compute the value's parts; none for values that are there before a step runs. */
  producers(id: NodeId): NodeId[]
}

type Alias = Extract<GraphNode, { kind: 'slice' | 'stopGradient' }>

const isAlias = (node: GraphNode): node is Alias => node.kind === 'slice' || node.kind === 'stopGradient'

/** Nodes whose values are there before a step runs. */
export const isGiven = ({ kind }: GraphNode): boolean =>
  kind === 'input' || kind === 'state' || kind === 'constant' || kind === 'parameter'

export function namesOf(cell: Cell): Names {
  const { nodes } = cell
  const root = (id: NodeId): Root => {
    let offset = 0
    for (let node = nodes[id]; ; node = nodes[id]) {
      if (!isAlias(node)) return { id, offset }
      if (node.kind === 'slice') offset += node.from
      id = node.source
    }
  }
  const together = copiedTogether(cell, root)
  const isScattered = (id: NodeId): boolean => nodes[id].kind === 'concat' && !together.has(id)
  const producers = (id: NodeId): NodeId[] => {
    const { id: source } = root(id)
    if (isScattered(source)) return sourcesOf(nodes[source]).flatMap(producers)
    return isGiven(nodes[source]) ? [] : [source]
  }
  return { root, isScattered, isName: id => isAlias(nodes[id]) || isScattered(id), producers }
}

/** Concatenations to copy together: those that something other than a dense node reads, and those that hold weights. */
function copiedTogether({ nodes, output, states }: Cell, root: (id: NodeId) => Root): Set<NodeId> {
  const together = new Set<NodeId>()
  const gather = (id: NodeId): void => {
    const { id: source } = root(id)
    const node = nodes[source]
    if (node.kind === 'concat') {
      together.add(source)
      for (const part of node.sources) gather(part)
    }
  }
  for (const node of nodes) if (!isAlias(node) && node.kind !== 'dense' && node.kind !== 'concat') sourcesOf(node).forEach(gather)
  for (const id of [output, ...states.map(({ next }) => next)]) gather(id)
  // Weights may change between a step and the backward pass over it (windows): a concatenation keeps what they were.
  const holdsWeights = (id: NodeId): boolean => {
    const node = nodes[id]
    return node.kind === 'parameter' || ((isAlias(node) || node.kind === 'concat') && sourcesOf(node).some(holdsWeights))
  }
  nodes.forEach((node, id) => {
    if (node.kind === 'concat' && holdsWeights(id)) gather(id)
  })
  return together
}
