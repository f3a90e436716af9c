// Where a compiled cell keeps its numbers. A step's values lie in a row of the tape, the states of the step before in the row before
// it; what no later pass reads lies in scratch space that all steps share. Slices, stopGradients and most concatenations are only
// other names for places that exist already.

import { adjointNodes, liveStates } from '../../analysis/reach.ts'
import { staysSymbol } from '../../analysis/segments.ts'
import { type Cell, type GraphNode, type NodeId, sourcesOf } from '../../graph.ts'
import type { ProgramOptions } from '../../program.ts'
import type { InputKind } from '../../sequence.ts'
import { DOUBLE, padded } from '../emit/assembler.ts'
import { slopeReads } from '../emit/functions.ts'

/** A place, before it is known which pointer of a function leads there. */
export interface Where {
  readonly region: 'row' | 'previous' | 'static'
  readonly offset: number
}

/** Consecutive elements of a value. */
export interface Piece {
  readonly where: Where
  readonly size: number
}

export interface NetState {
  readonly name: string
  readonly size: number
  readonly previous: NodeId
  readonly next: NodeId
  readonly live: boolean
  /** Set to the target after a step that has one (teacher forcing). */
  readonly forced: boolean
  /** Where a row holds it. */
  readonly offset: number
  /** Its value has to be copied there at the end of a step. */
  readonly copied: boolean
  /** Where a backward pass keeps its adjoint, within one of the two carry areas. */
  readonly carry: number
}

export interface Net {
  readonly cell: Cell
  readonly symbolInput: boolean
  readonly states: readonly NetState[]
  readonly rowBytes: number
  readonly carryBytes: number
  readonly weights: number
  readonly gradient: number
  /** Two areas, taken in turns: what a step's backward pass reads, and what it leaves for the step before. */
  readonly carries: readonly [number, number]
  /** Where everything that has a fixed size ends. */
  readonly staticEnd: number
  /** The value's pieces, in order; one where any node but `dense` reads it. */
  pieces(id: NodeId): Piece[]
  /** The place of a value that is in one piece. */
  whereOf(id: NodeId): Where
  /** Where the node's adjoint is kept; undefined where none can flow on. */
  adjoint(id: NodeId): Where | undefined
  /** The node that computes the value, and where in it the value begins; undefined for values that are there before a step runs. */
  producers(id: NodeId): NodeId[]
  /** The node and first element that a slice or stopGradient stands for. */
  root(id: NodeId): { readonly id: NodeId; readonly offset: number }
  /** Nodes to compute for the next states, and those that only the answer needs; both without mere names. */
  readonly stateNodes: readonly NodeId[]
  readonly answerNodes: readonly NodeId[]
  /** Constant nodes with their places. */
  readonly constants: readonly { readonly offset: number; readonly values: readonly number[] }[]
  parameterOffset(parameter: number): number
}

const isName = (node: GraphNode): boolean => node.kind === 'slice' || node.kind === 'stopGradient'
const isGiven = (node: GraphNode): boolean =>
  node.kind === 'input' || node.kind === 'state' || node.kind === 'constant' || node.kind === 'parameter'

export function planNet(cell: Cell, inputKind: InputKind, options: ProgramOptions): Net {
  const { nodes } = cell
  const symbolInput = staysSymbol(cell, inputKind)
  const root = (id: NodeId): { id: NodeId; offset: number } => {
    let offset = 0
    for (let node = nodes[id]; ; node = nodes[id]) {
      if (node.kind === 'slice') offset += node.from
      else if (node.kind !== 'stopGradient') return { id, offset }
      id = (node as Extract<GraphNode, { kind: 'slice' | 'stopGradient' }>).source
    }
  }

  // A concatenation is copied together only where something other than a dense node reads it.
  const together = new Set<NodeId>()
  const gather = (id: NodeId): void => {
    const { id: source } = root(id)
    const node = nodes[source]
    if (node.kind === 'concat') {
      together.add(source)
      for (const part of node.sources) gather(part)
    }
  }
  for (const node of nodes) if (!isName(node) && node.kind !== 'dense' && node.kind !== 'concat') sourcesOf(node).forEach(gather)
  for (const id of [cell.output, ...cell.states.map(({ next }) => next)]) gather(id)
  // Weights may change between a step and the backward pass over it (windows): a concatenation keeps what they were.
  const holdsWeights = (id: NodeId): boolean =>
    nodes[id].kind === 'parameter' ||
    ((isName(nodes[id]) || nodes[id].kind === 'concat') && sourcesOf(nodes[id]).some(holdsWeights))
  nodes.forEach((node, id) => {
    if (node.kind === 'concat' && holdsWeights(id)) gather(id)
  })
  const isVirtual = (id: NodeId): boolean => nodes[id].kind === 'concat' && !together.has(id)

  const producers = (id: NodeId): NodeId[] => {
    const { id: source } = root(id)
    if (isVirtual(source)) return sourcesOf(nodes[source]).flatMap(producers)
    return isGiven(nodes[source]) ? [] : [source]
  }

  // What has to be computed: first for the states that anything reads, then for the answer alone.
  const stateOf = new Map(cell.states.map(state => [state.previous, state]))
  const read = new Set<NodeId>()
  const visit = (id: NodeId): void => {
    if (read.has(id)) return
    read.add(id)
    const state = stateOf.get(id)
    if (state) visit(state.next)
    sourcesOf(nodes[id]).forEach(visit)
  }
  visit(cell.output)
  const kept = cell.states.filter(({ previous }) => read.has(previous))
  const forState = new Set<NodeId>()
  const visitWithin = (id: NodeId): void => {
    if (forState.has(id)) return
    forState.add(id)
    sourcesOf(nodes[id]).forEach(visitWithin)
  }
  for (const { next } of kept) visitWithin(next)
  const computed = nodes
    .map((_, id) => id)
    .filter(id => read.has(id) && !isGiven(nodes[id]) && !isName(nodes[id]) && !isVirtual(id))
  const stateNodes = computed.filter(id => forState.has(id))
  const answerNodes = computed.filter(id => !forState.has(id))

  // What passes over a recorded step read has a place in its row.
  const taped = new Set<NodeId>()
  const tape = (id: NodeId): void => {
    for (const producer of producers(id)) taped.add(producer)
  }
  const active = adjointNodes(cell, 'both')
  nodes.forEach((node, id) => {
    if (!active[id]) return
    if (node.kind === 'dense') node.sources.forEach(tape)
    else if (node.kind === 'unary') {
      const reads = slopeReads(node.operation)
      if (reads) tape(reads === 'x' ? node.source : id)
    } else if (node.kind === 'binary' && node.operation === 'multiply') {
      if (active[node.left]) tape(node.right)
      if (active[node.right]) tape(node.left)
    }
  })
  tape(cell.output)
  for (const { next } of kept) tape(next)

  let rowEnd = DOUBLE * (symbolInput ? 2 : padded(cell.inputs))
  let staticEnd = 64
  const inRow = (size: number): number => {
    rowEnd += DOUBLE * padded(size)
    return rowEnd - DOUBLE * padded(size)
  }
  const inStatic = (size: number): number => {
    staticEnd += DOUBLE * padded(size)
    return staticEnd - DOUBLE * padded(size)
  }

  // Slack behind the weights: the last vector of an odd number of units is read as a whole pair.
  const weights = inStatic(cell.parameterCount + 2)
  const gradient = inStatic(cell.parameterCount + 2)
  const parameterOffset = (parameter: number): number => weights + DOUBLE * cell.parameters[parameter].offset
  const slots = new Map<NodeId, Where>()
  const constants: { offset: number; values: readonly number[] }[] = []
  nodes.forEach((node, id) => {
    if (node.kind === 'input') slots.set(id, { region: 'row', offset: 0 })
    else if (node.kind === 'parameter') slots.set(id, { region: 'static', offset: parameterOffset(node.parameter) })
    else if (node.kind === 'constant') {
      const offset = inStatic(node.size)
      slots.set(id, { region: 'static', offset })
      constants.push({ offset, values: node.values })
    }
  })
  for (const id of computed)
    slots.set(
      id,
      taped.has(id) ? { region: 'row', offset: inRow(nodes[id].size) } : { region: 'static', offset: inStatic(nodes[id].size) },
    )
  const live = liveStates(cell)
  let carryBytes = 0
  const states = kept.map((state): NetState => {
    const { id, offset } = root(state.next)
    const slot = nodes[id].kind === 'state' ? undefined : slots.get(id)
    const forced = options.teacherForcing === true && state.next === cell.output
    const copied = forced || slot?.region !== 'row'
    const carry = carryBytes
    carryBytes += DOUBLE * padded(state.size)
    return {
      ...state,
      live: live.includes(state),
      forced,
      copied,
      offset: copied ? inRow(state.size) : slot.offset + DOUBLE * offset,
      carry,
    }
  })
  for (const { previous, offset } of states) slots.set(previous, { region: 'previous', offset })
  const adjoints = nodes.map(({ size }, id) => (active[id] ? inStatic(size) : -1))
  const carries = [inStatic(carryBytes / DOUBLE), inStatic(carryBytes / DOUBLE)] as const

  const pieces = (id: NodeId, from = 0, size = nodes[id].size): Piece[] => {
    const { id: source, offset } = root(id)
    const start = from + offset
    if (!isVirtual(source)) {
      const slot = slots.get(source)
      if (slot === undefined) throw new Error(`node ${id} has no place`)
      return [{ where: { region: slot.region, offset: slot.offset + DOUBLE * start }, size }]
    }
    let passed = 0
    return sourcesOf(nodes[source]).flatMap(part => {
      const first = passed
      passed += nodes[part].size
      const [low, high] = [Math.max(start, first), Math.min(start + size, passed)]
      return low < high ? pieces(part, low - first, high - low) : []
    })
  }

  return {
    cell,
    symbolInput,
    states,
    rowBytes: rowEnd,
    carryBytes,
    weights,
    gradient,
    carries,
    staticEnd,
    pieces: id => pieces(id),
    whereOf(id) {
      const [piece, ...others] = pieces(id)
      if (others.length > 0) throw new Error(`node ${id} is in several pieces`)
      return piece.where
    },
    adjoint: id => (adjoints[id] < 0 ? undefined : { region: 'static', offset: adjoints[id] }),
    producers,
    root,
    stateNodes,
    answerNodes,
    constants,
    parameterOffset,
  }
}
