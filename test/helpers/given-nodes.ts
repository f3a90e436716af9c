// A cell's step as a plain function, in which chosen nodes are given from outside instead of being computed: its states, so that a step
// can start anywhere; its stopGradient nodes, so that differences do not see through them. Made by rewriting the graph, and blind to
// how the engine differentiates: what central differences of it show, the engine's derivatives must show.

import type { Cell, GraphNode, NodeId } from '../../engine/graph.ts'
import { interpret } from '../../engine/interpreter/interpreter.ts'
import { type Sequence, sequenceBuffer } from '../../engine/sequence.ts'

/** Values of all nodes of a step, by node id. */
export type NodeValues = readonly Float64Array[]

/** The step's node values from its input and those of the given nodes. */
export type Step = (weights: Float64Array, input: readonly number[], given: (node: NodeId) => ArrayLike<number>) => NodeValues

export function stepGiven(cell: Cell, given: readonly NodeId[]): Step {
  const places = new Map<NodeId, number>()
  let inputs = cell.inputs
  for (const id of given) {
    places.set(id, inputs)
    inputs += cell.nodes[id].size
  }
  // One node in front, the longer input, moves all others up by one.
  const moved = cell.nodes.map((node, id): GraphNode => {
    const place = node.kind === 'input' && !places.has(id) ? 0 : places.get(id)
    if (place !== undefined) return { kind: 'slice', source: 0, from: place, size: node.size }
    switch (node.kind) {
      case 'dense':
      case 'concat':
        return { ...node, sources: node.sources.map(source => source + 1) }
      case 'binary':
        return { ...node, left: node.left + 1, right: node.right + 1 }
      case 'unary':
      case 'affine':
      case 'slice':
      case 'repeat':
      case 'sum':
      case 'stopGradient':
        return { ...node, source: node.source + 1 }
      default:
        return node
    }
  })
  const width = moved.reduce((sum, { size }) => sum + size, 0)
  const all: GraphNode = { kind: 'concat', sources: moved.map((_, id) => id + 1), size: width }
  const nodes: GraphNode[] = [{ kind: 'input', size: inputs }, ...moved, all]
  const program = interpret({ ...cell, inputs, nodes, states: [], outputs: width, output: nodes.length - 1 }, 'dense')
  const sequence = sequenceBuffer('dense', inputs, width)
  return (weights, input, givenValues) => {
    program.weights.set(weights)
    sequence.begin(1)
    input.forEach((value, i) => {
      sequence.setInput(0, i, value)
    })
    for (const [id, place] of places)
      for (let i = 0; i < cell.nodes[id].size; i++) sequence.setInput(0, place + i, givenValues(id)[i])
    sequence.addTarget(0)
    const row = program.run(sequence)
    let at = 0
    return cell.nodes.map(({ size }) => {
      at += size
      return row.slice(at - size, at)
    })
  }
}

/** The input at a step, symbols as one-hot rows. */
export function inputAt({ inputKind, inputSize, inputs, symbols }: Sequence, t: number): number[] {
  if (inputKind === 'dense') return [...inputs.subarray(t * inputSize, (t + 1) * inputSize)]
  return Array.from({ length: inputSize }, (_, i) => (i === symbols[t] ? 1 : 0))
}

/** The new state [n] of a step. */
export function stateOf(cell: Cell, values: NodeValues): Float64Array {
  return Float64Array.from(cell.states.flatMap(({ next }) => [...values[next]]))
}

/** A run of a cell from the zero state that can be repeated from any step on with something changed. */
export interface Replay {
  /** Node values of each step of the unchanged run. */
  readonly steps: readonly NodeValues[]
  /**
   * Steps `from`..`to` again, from `state` at step from-1 or, where it is left out, from that of the run; the first of them with other
   * weights where these are given. Returns the last step's node values.
   */
  again(from: number, to: number, change: { readonly state?: Float64Array; readonly weights?: Float64Array }): NodeValues
}

/** `truncated`: stopGradient nodes keep the values that they had, whatever changes. */
export function replay(cell: Cell, gradient: 'truncated' | 'full', weights: Float64Array, sequence: Sequence): Replay {
  const old = cell.states.map(({ previous }) => previous)
  const stops = cell.nodes.flatMap(({ kind }, id) => (kind === 'stopGradient' ? [id] : []))
  const firstOf = new Map(cell.states.map(({ previous }, i) => [previous, i]))
  const size = cell.states.reduce((sum, state) => sum + state.size, 0)
  const starts = cell.states.map((_, s) => cell.states.slice(0, s).reduce((sum, state) => sum + state.size, 0))
  const part = (state: Float64Array, node: NodeId): Float64Array => state.subarray(starts[firstOf.get(node)!])
  const free = stepGiven(cell, old)
  const steps: NodeValues[] = []
  const stateAfter = (t: number): Float64Array => (t < 0 ? new Float64Array(size) : stateOf(cell, steps[t]))
  for (let t = 0; t < sequence.length; t++) {
    const state = stateAfter(t - 1)
    steps.push(free(weights, inputAt(sequence, t), node => part(state, node)))
  }
  const held = gradient === 'truncated' ? stepGiven(cell, [...old, ...stops]) : free
  return {
    steps,
    again(from, to, change) {
      let state = change.state ?? stateAfter(from - 1)
      let values: NodeValues = []
      for (let t = from; t <= to; t++) {
        const given = (node: NodeId) => (firstOf.has(node) ? part(state, node) : steps[t][node])
        values = held((t === from && change.weights) || weights, inputAt(sequence, t), given)
        state = stateOf(cell, values)
      }
      return values
    },
  }
}
