// Operations that move numbers about: repetition, sums, concatenations that have to lie together, copies of states; and their adjoints.

import { f64x2, local } from 'wasmati'
import { type GraphNode, type NodeId, sourcesOf } from '../../graph.ts'
import { DOUBLE, padded } from '../units.ts'
import type { Adjoints } from './adjoints.ts'
import {
  advance,
  at,
  forParts,
  type Locals,
  loadSingle,
  loadSplat,
  type Place,
  plus,
  pointTo,
  repeatFor,
  storeSingle,
} from './assembler.ts'
import type { Code } from './code.ts'
import { lanes, writeGradient } from './dense.ts'

/** Exactly `size` elements from one place to another. */
export function writeCopy(locals: Locals, from: Place, to: Place, size: number): void {
  forParts(locals, size, part => {
    const value = locals.pair()
    local.set(value, part.load(from))
    part.store(to, value)
  })
}

export function writeZeros(locals: Locals, to: Place, size: number, zero: Code['constant']): void {
  forParts(locals, size, part => {
    const value = locals.pair()
    local.set(value, zero(0))
    part.store(to, value)
  })
}

/** to = before + from, or from alone where there is nothing before; exactly `size` elements. */
function writeAdd(locals: Locals, from: Place, before: Place | undefined, to: Place, size: number): void {
  if (before === undefined) {
    writeCopy(locals, from, to, size)
    return
  }
  forParts(locals, size, part => {
    const sum = locals.pair()
    local.set(sum, f64x2.add(part.load(before), part.load(from)))
    part.store(to, sum)
  })
}

export function writeStructuralForward(code: Code, id: NodeId): void {
  const { net, locals, place } = code
  const node = net.cell.nodes[id]
  const to = place(net.whereOf(id))
  switch (node.kind) {
    case 'repeat':
      writeRepeat(code, node, to)
      return
    case 'concat': {
      let done = 0
      for (const source of node.sources)
        for (const { where, size } of net.pieces(source)) {
          writeCopy(locals, place(where), plus(to, done * DOUBLE), size)
          done += size
        }
      return
    }
    case 'sum': {
      const { size } = net.cell.nodes[node.source]
      const from = place(net.whereOf(node.source))
      const sum = locals.pair()
      local.set(sum, code.constant(0))
      forParts(locals, size, part => {
        local.set(sum, f64x2.add(local.get(sum), part.load(from)))
      })
      local.set(sum, f64x2.add(lanes(sum, sum, 0), lanes(sum, sum, 1)))
      storeSingle(to, sum)
      return
    }
    default:
      throw new Error(`'${node.kind}' computes nothing`)
  }
}

function writeRepeat({ net, locals, place }: Code, { source, times }: Extract<GraphNode, { kind: 'repeat' }>, to: Place): void {
  const from = pointTo(locals, place(net.whereOf(source)))
  const target = pointTo(locals, to)
  const value = locals.pair()
  repeatFor(locals, net.cell.nodes[source].size, 1, () => {
    local.set(value, loadSplat(at(from, 0)))
    forParts(locals, times, part => part.store(at(target, 0), value))
    advance(from, DOUBLE)
    advance(target, times * DOUBLE)
  })
}

export function writeStructuralBackward(code: Code, id: NodeId, adjoints: Adjoints): void {
  const { net, locals } = code
  const node = net.cell.nodes[id]
  const out = adjoints.placeOf(id)
  if (out === undefined) return
  if (node.kind === 'parameter') {
    writeGradient(code, out, node.size, at(undefined, net.parameterOffset(node.parameter) + net.gradient - net.weights))
    return
  }
  let done = 0
  for (const source of sourcesOf(node)) {
    const { size } = net.cell.nodes[source]
    const from = plus(out, done * DOUBLE)
    done += size
    if (!adjoints.isWanted(source)) continue
    const before = adjoints.placeOf(source)
    if (node.kind === 'slice') {
      // Only a part is added to: the rest has to be there first.
      const own = adjoints.ownPlace(source)
      if (before === undefined) writeZeros(locals, own, padded(size), code.constant)
      else if (before.base !== own.base || before.offset !== own.offset) writeCopy(locals, before, own, size)
      const part = plus(adjoints.store(source), node.from * DOUBLE)
      writeAdd(locals, out, part, part, node.size)
    } else if (node.kind === 'concat') writeAdd(locals, from, before, adjoints.store(source), size)
    else if (node.kind === 'sum') {
      const all = locals.pair()
      local.set(all, loadSplat(out))
      const to = adjoints.store(source)
      forParts(locals, size, part => {
        const sum = locals.pair()
        local.set(sum, before ? f64x2.add(part.load(before), local.get(all)) : local.get(all))
        part.store(to, sum)
      })
    } else if (node.kind === 'repeat') writeRepeatBackward(code, node, out, before, adjoints.store(source))
    else throw new Error(`'${node.kind}' has no structural adjoint`)
  }
}

/** Adds up the adjoints of an element's copies one after the other. */
function writeRepeatBackward(
  { net, locals, constant }: Code,
  { source, times }: Extract<GraphNode, { kind: 'repeat' }>,
  out: Place,
  before: Place | undefined,
  to: Place,
): void {
  const from = pointTo(locals, out)
  const old = before && pointTo(locals, before)
  const target = pointTo(locals, to)
  const sum = locals.pair()
  repeatFor(locals, net.cell.nodes[source].size, 1, () => {
    local.set(sum, old ? loadSingle(at(old, 0)) : constant(0))
    const add = (offset: number): void => local.set(sum, f64x2.add(local.get(sum), loadSingle(at(from, offset))))
    if (times <= 16) {
      for (let copy = 0; copy < times; copy++) add(copy * DOUBLE)
      advance(from, times * DOUBLE)
    } else
      repeatFor(locals, times, 1, () => {
        add(0)
        advance(from, DOUBLE)
      })
    storeSingle(at(target, 0), sum)
    if (old) advance(old, DOUBLE)
    advance(target, DOUBLE)
  })
}
