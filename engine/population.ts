// Many nets of one cell side by side: every value becomes a vector over the members of a population, so that one run of the new cell
// runs all of them on the same sequence, two at a time in every instruction, whatever the net's own size. The members' sums
// keep the order of the engine's dense products, hence each answers with the same bits as it would alone.

import { add, affine, binary, cell, concat, multiply, repeat, slice, unary, type Vector } from './cell.ts'
import type { Cell, GraphNode, NodeId } from './graph.ts'

/**
 * The cell of `members` nets like `net`. Of unit i of a vector the members' values lie side by side: at i · members + member; so do the
 * weights, in the order of the net's own: weight w of a member is at w · members + member. Answers [outputs × members] likewise.
 * Meant for answers only, and for nets of few weights: each becomes two nodes of the graph.
 */
export function population(net: Cell, members: number): Cell {
  const sizes = Object.fromEntries(net.states.map(({ name, size }) => [name, size * members]))
  return cell({ name: `${members} × ${net.name}`, inputs: net.inputs, state: sizes }, (inputs, build) => {
    const { x, ...states } = inputs as Readonly<Record<string, Vector>>
    const weights: Vector[] = []
    for (const { name, rows, columns } of net.parameters)
      for (let i = 0; i < rows * columns; i++) weights.push(build.weights(members, { name: `${name} ${i}` }))
    const values: Vector[] = []
    const element = (id: NodeId, unit: number): Vector => slice(values[id], unit * members, members)
    for (const node of net.nodes)
      values.push(
        node.kind === 'input'
          ? joined(Array.from({ length: net.inputs }, (_, i) => repeat(slice(x, i, 1), members)))
          : node.kind === 'state'
            ? states[node.name]
            : node.kind === 'constant'
              ? build.constant(node.values.flatMap(value => Array<number>(members).fill(value)))
              : node.kind === 'parameter'
                ? joined(Array.from({ length: node.size }, (_, i) => weights[net.parameters[node.parameter].offset + i]))
                : node.kind === 'dense'
                  ? dense(net, node, weights, element)
                  : moved(net, node, values, members, element),
      )
    const results = Object.fromEntries(net.states.map(({ name, next }) => [name, values[next]]))
    return { ...results, y: values[net.output] }
  })
}

/** Each unit's sum in the order bias, column 0, column 1, ... */
function dense(
  { nodes, parameters }: Cell,
  { sources, weights: matrix, bias, size }: Extract<GraphNode, { kind: 'dense' }>,
  weights: readonly Vector[],
  element: (id: NodeId, unit: number) => Vector,
): Vector {
  const columns = sources.flatMap(id => Array.from({ length: nodes[id].size }, (_, i) => element(id, i)))
  const first = parameters[matrix].offset
  return joined(
    Array.from({ length: size }, (_, unit) => {
      const terms = columns.map((column, k) => multiply(weights[first + k * size + unit], column))
      return bias < 0 ? summed(terms) : summed([weights[parameters[bias].offset + unit], ...terms])
    }),
  )
}

function moved(
  { nodes }: Cell,
  node: Exclude<GraphNode, { kind: 'input' | 'state' | 'constant' | 'parameter' | 'dense' }>,
  values: readonly Vector[],
  members: number,
  element: (id: NodeId, unit: number) => Vector,
): Vector {
  switch (node.kind) {
    case 'unary':
      return unary(node.operation)(values[node.source])
    case 'affine':
      return affine(values[node.source], node.scale, node.shift)
    case 'binary':
      return binary(node.operation)(values[node.left], values[node.right])
    case 'concat':
      return concat(...node.sources.map(id => values[id]))
    case 'slice':
      return slice(values[node.source], node.from * members, node.size * members)
    case 'repeat':
      return joined(Array.from({ length: node.size }, (_, i) => element(node.source, Math.floor(i / node.times))))
    case 'sum': {
      // In the order of all sums over a vector: even elements, odd elements, both.
      const all = Array.from({ length: nodes[node.source].size }, (_, i) => element(node.source, i))
      const [even, odd] = [0, 1].map(parity => all.filter((_, i) => i % 2 === parity))
      return odd.length === 0 ? summed(even) : add(summed(even), summed(odd))
    }
    case 'stopGradient':
      return values[node.source]
  }
}

const joined = (vectors: readonly Vector[]): Vector => (vectors.length === 1 ? vectors[0] : concat(...vectors))
const summed = (terms: readonly Vector[]): Vector => terms.reduce((sum, term) => add(sum, term))
