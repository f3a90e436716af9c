// Fused elementwise operations, forwards and backwards: pair by pair, with values and adjoints handed on in local variables and stored
// only where another operation reads them.

import { f64x2, local } from 'wasmati'
import { slopeReads } from '../../elementwise.ts'
import { type GraphNode, type NodeId, sourcesOf } from '../../graph.ts'
import { pairsIn } from '../units.ts'
import type { Adjoints } from './adjoints.ts'
import { forPairs, loadPair, type Pair, type Place, storePair } from './assembler.ts'
import type { Code } from './code.ts'
import { pairArithmetic, slope, unaryValue } from './functions.ts'

type Shift = (place: Place) => Place
type Value = ReturnType<typeof f64x2.add>

/** Computes the nodes and stores them. `given`: variables that already hold a node's value, pair by pair. */
export function writeForward(code: Code, ids: readonly NodeId[], given: ReadonlyMap<NodeId, readonly Pair[]> = new Map()): void {
  const { net, locals, constant, place } = code
  const { nodes } = net.cell
  forPairs(
    locals,
    pairsIn(nodes[ids[0]].size),
    (shift, pair) => {
      const read = valueReader(code, shift)
      if (pair !== undefined) for (const [id, held] of given) read.set(id, held[pair])
      for (const id of ids) {
        const operands = sourcesOf(nodes[id]).map(source => read(source))
        const result = locals.pair()
        locals.scoped(() => local.set(result, forwardValue(nodes[id], operands)))
        read.set(id, result)
        // Even what only this operation reads: a store costs little.
        storePair(shift(place(net.whereOf(id))), result)
      }
    },
    instructionsOf(
      ids.map(id => nodes[id]),
      40,
    ),
  )

  function forwardValue(node: GraphNode, [a, b]: readonly Pair[]): Value {
    switch (node.kind) {
      case 'unary':
        return unaryValue(node.operation, locals, constant, a)
      case 'affine': {
        const product = f64x2.mul(constant(node.scale), local.get(a))
        return f64x2.add(product, constant(node.shift))
      }
      case 'binary':
        return (node.operation === 'add' ? f64x2.add : node.operation === 'subtract' ? f64x2.sub : f64x2.mul)(
          local.get(a),
          local.get(b),
        )
      default:
        throw new Error(`'${node.kind}' is not elementwise`)
    }
  }
}

/** Reads values of nodes for the current pair: from a local variable if there is one, else from memory, once. */
function valueReader({ net, locals, place }: Code, shift: Shift) {
  const known = new Map<NodeId, Pair>()
  const loaded = new Map<NodeId, Pair>()
  const read = (id: NodeId): Pair => {
    const { id: root, offset } = net.root(id)
    const fused = offset === 0 ? known.get(root) : undefined
    if (fused) return fused
    let pair = loaded.get(id)
    if (pair === undefined) {
      pair = locals.pair()
      loaded.set(id, pair)
      local.set(pair, loadPair(shift(place(net.whereOf(id)))))
    }
    return pair
  }
  return Object.assign(read, { set: (id: NodeId, pair: Pair) => known.set(id, pair) })
}

/** Adds the nodes' adjoints, times their slopes, to those of their sources. */
export function writeBackward(code: Code, ids: readonly NodeId[], adjoints: Adjoints): void {
  const { net, locals, constant } = code
  const { nodes } = net.cell
  const consumed = new Set(ids)
  const before = adjoints.snapshot()
  forPairs(
    locals,
    pairsIn(nodes[ids[0]].size),
    shift => {
      // Every pair repeats the same contributions.
      adjoints.restore(before)
      const current = new Map<NodeId, Pair>()
      const read = valueReader(code, shift)
      /** The adjoint so far, in a local variable; undefined where nothing was added yet. */
      const adjointOf = (id: NodeId): Pair | undefined => {
        let pair = current.get(id)
        const where = pair ? undefined : adjoints.placeOf(id)
        if (where) {
          pair = locals.pair()
          local.set(pair, loadPair(shift(where)))
          current.set(id, pair)
        }
        return pair
      }
      const contribute = (id: NodeId, value: () => Value, negative = false): void => {
        if (!adjoints.isWanted(id)) return
        const so = adjointOf(id)
        if (so) local.set(so, (negative ? f64x2.sub : f64x2.add)(local.get(so), value()))
        else {
          const pair = locals.pair()
          local.set(pair, negative ? f64x2.neg(value()) : value())
          current.set(id, pair)
        }
      }
      for (const id of ids) {
        const node = nodes[id]
        const out = adjointOf(id)
        if (out === undefined) continue
        const times = (factor: () => Value) => (): Value => f64x2.mul(local.get(out), factor())
        if (node.kind === 'unary') {
          const reads = slopeReads(node.operation)
          const from = reads === undefined ? undefined : read(reads === 'x' ? node.source : id)
          contribute(
            node.source,
            times(() => slope(node.operation, pairArithmetic(constant), () => local.get(from!))),
          )
        } else if (node.kind === 'affine') {
          contribute(
            node.source,
            times(() => constant(node.scale)),
          )
        } else if (node.kind === 'binary') {
          if (node.operation === 'multiply') {
            contribute(
              node.left,
              times(() => local.get(read(node.right))),
            )
            contribute(
              node.right,
              times(() => local.get(read(node.left))),
            )
          } else {
            contribute(node.left, () => local.get(out))
            contribute(node.right, () => local.get(out), node.operation === 'subtract')
          }
        }
      }
      for (const [id, pair] of current) if (!consumed.has(id)) storePair(shift(adjoints.store(id)), pair)
    },
    instructionsOf(
      ids.map(id => nodes[id]),
      6,
    ),
  )
}

/** About how many instructions a pair of these nodes takes, where a transcendental function takes `transcendental`. */
function instructionsOf(nodes: readonly GraphNode[], transcendental: number): number {
  const isLong = (node: GraphNode): boolean => node.kind === 'unary' && ['sigmoid', 'tanh', 'exp'].includes(node.operation)
  return nodes.reduce((sum, node) => sum + (isLong(node) ? transcendental : 4), 0)
}
