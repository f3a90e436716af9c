// The equations of a cell in words that people read, from its graph: what a report says a net computes is what the net computes.
//
//   input gates(t) = logistic(W [x(t), h(t-1)] + b)
//   h(t) = h(t-1) + input gates(t) * tanh(...)
//
// Layers of units with weights bear the names that the cell gives them; what several of the others read gets a name of its own (a1,
// a2, ...). Products are elementwise, W [...] is a weight matrix times all that stands in the brackets, b a bias. `stop(...)` passes
// its value on and no derivative.

import { type Cell, type GraphNode, type NodeId, sourcesOf } from './graph.ts'

/** How tightly an expression holds together, for parentheses. */
type Bond = 'sum' | 'product' | 'atom'

interface Expression {
  readonly text: string
  readonly bond: Bond
}

const atom = (text: string): Expression => ({ text, bond: 'atom' })

/** One equation a line, in the order of evaluation; the answer, y(t), last. */
export function equationsOf(cell: Cell): readonly string[] {
  const { nodes, parameters, states, output } = cell
  const readers = readersOf(cell)
  const lines: string[] = []
  const names = new Map<NodeId, string>()
  let auxiliary = 0

  const express = (id: NodeId): Expression => {
    const name = names.get(id)
    return name === undefined ? formula(nodes[id], id) : atom(name)
  }
  const grouped = (id: NodeId): string => (express(id).bond === 'atom' ? express(id).text : `(${express(id).text})`)
  const factor = (id: NodeId): string => (express(id).bond === 'sum' ? `(${express(id).text})` : express(id).text)

  function formula(node: GraphNode, id: NodeId): Expression {
    switch (node.kind) {
      case 'input':
        return atom('x(t)')
      case 'state':
        return atom(`${node.name}(t-1)`)
      case 'constant':
        return atom(
          node.values.every(value => value === node.values[0]) ? short(node.values[0]) : `(${node.values.map(short).join(', ')})`,
        )
      case 'parameter':
        return atom(parameters[node.parameter].name)
      case 'dense':
        return {
          text: `W [${node.sources.map(source => express(source).text).join(', ')}]${node.bias < 0 ? '' : ' + b'}`,
          bond: node.bias < 0 ? 'product' : 'sum',
        }
      case 'unary':
        return atom(`${node.operation}(${express(node.source).text})`)
      case 'affine':
        return affine(node)
      case 'binary':
        return binary(node)
      case 'concat':
        return atom(`[${node.sources.map(source => express(source).text).join(', ')}]`)
      case 'slice':
        return atom(`${grouped(node.source)}[${node.from}${node.size === 1 ? '' : `..${node.from + node.size - 1}`}]`)
      case 'repeat':
        return atom(`repeat(${express(node.source).text}, ${node.times})`)
      case 'sum':
        return atom(`sum(${express(node.source).text})`)
      case 'stopGradient':
        return atom(`stop(${express(node.source).text})`)
      default:
        throw new TypeError(`Node ${id} is of no known kind`)
    }
  }

  function affine({ source, scale, shift }: Extract<GraphNode, { kind: 'affine' }>): Expression {
    if (scale === -1) return { text: `${shift === 0 ? '' : `${short(shift)} `}- ${factor(source)}`, bond: 'sum' }
    const product = scale === 1 ? express(source) : { text: `${short(scale)} * ${factor(source)}`, bond: 'product' as const }
    if (shift === 0) return product
    return { text: `${product.text} ${shift < 0 ? '-' : '+'} ${short(Math.abs(shift))}`, bond: 'sum' }
  }

  function binary({ operation, left, right }: Extract<GraphNode, { kind: 'binary' }>): Expression {
    if (operation === 'multiply') return { text: `${factor(left)} * ${factor(right)}`, bond: 'product' }
    if (operation === 'add') return { text: `${express(left).text} + ${express(right).text}`, bond: 'sum' }
    return { text: `${express(left).text} - ${factor(right)}`, bond: 'sum' }
  }

  const layers = layerNames(cell, readers)
  const clocks = autonomous(cell)
  for (const [id, node] of nodes.entries()) {
    const ofStates = states.filter(({ next }) => next === id)
    const all = [...new Set([...ofStates.map(state => `${state.name}(t)`), ...(id === output ? ['y(t)'] : [])])]
    const shared = readers[id].length > 1 && sourcesOf(node).length > 0 && node.kind !== 'slice' && node.kind !== 'stopGradient'
    const [name = layers.get(id) ?? (shared ? `a${++auxiliary}(t)` : undefined)] = all
    if (name === undefined) continue
    const clock = ofStates.length > 0 && clocks.has(id)
    lines.push(
      clock
        ? `${name} depends on the number of the step alone`
        : `${(all.length > 0 ? all : [name]).join(' = ')} = ${formula(node, id).text}`,
    )
    names.set(id, name)
  }
  return lines
}

/** A number in six digits at the most: 0.15000000000000002 is 0.15. */
function short(value: number): string {
  return String(Number(value.toPrecision(6)))
}

/** Nodes that neither inputs nor weights have a say in. */
function autonomous({ nodes, states }: Cell): ReadonlySet<NodeId> {
  const found = new Set(nodes.keys())
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const id of found) {
      const node = nodes[id]
      const next = node.kind === 'state' ? states.find(({ previous }) => previous === id)!.next : id
      const weighed = node.kind === 'input' || node.kind === 'parameter' || node.kind === 'dense'
      if (weighed || !found.has(next) || sourcesOf(node).some(source => !found.has(source))) found.delete(id)
    }
  }
  return found
}

/** Which nodes read each node. */
function readersOf({ nodes }: Cell): readonly (readonly NodeId[])[] {
  const readers: NodeId[][] = nodes.map(() => [])
  for (const [id, node] of nodes.entries()) for (const source of sourcesOf(node)) readers[source].push(id)
  return readers
}

/** Names of layers: a dense node's name belongs to what its only reader makes of it, where that is a function of it alone. */
function layerNames({ nodes, parameters, states }: Cell, readers: readonly (readonly NodeId[])[]): ReadonlyMap<NodeId, string> {
  const names = new Map<NodeId, string>()
  for (const [id, node] of nodes.entries()) {
    if (node.kind !== 'dense') continue
    let last = id
    for (;;) {
      const [reader, ...others] = readers[last]
      if (reader === undefined || others.length > 0) break
      const { kind } = nodes[reader]
      if (kind !== 'unary' && kind !== 'affine') break
      last = reader
    }
    const { name } = parameters[node.weights]
    // A block's cells have one name for what goes into them and what comes out.
    const taken = states.some(state => state.name === name && state.next !== last)
    names.set(last, taken ? `input of ${name}(t)` : `${name}(t)`)
  }
  return names
}
