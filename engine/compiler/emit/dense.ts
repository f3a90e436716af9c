// Fully connected units. Weights are column-major, so a vector of units takes one source at a time: its value in both lanes times a
// column's pairs of weights. Forwards all units that read the same sources are done together (the gates of a cell in one product);
// backwards four columns at a time, so that their sums over units, each in the interpreter's order, run side by side.

import { f64x2, i8x16, i32, local } from 'wasmati'
import { segmentsOf } from '../../analysis/segments.ts'
import type { GraphNode, NodeId } from '../../graph.ts'
import { DOUBLE, PAIR, pairsIn } from '../units.ts'
import type { Adjoints } from './adjoints.ts'
import {
  advance,
  at,
  forParts,
  loadInteger,
  loadPair,
  loadPart,
  loadSingle,
  loadSplat,
  type Pair,
  type Place,
  type Pointer,
  plus,
  pointTo,
  repeatFor,
  storePair,
  storeSingle,
} from './assembler.ts'
import type { Code } from './code.ts'

type DenseNode = Extract<GraphNode, { kind: 'dense' }>

/** Products of a pair that are written out one after the other; more become loops. */
const WRITTEN_OUT = 100
/** Sums of pairs kept in registers at a time: 16 registers hold them, a source's value and what is being multiplied. */
const ACCUMULATORS = 12
const COLUMNS_AT_A_TIME = 4

const denseNode = (code: Code, id: NodeId): DenseNode => code.net.cell.nodes[id] as DenseNode
const bytesPerColumn = (node: DenseNode): number => DOUBLE * node.size

/** The parts of a dense node's sources that lie together, with their first columns. */
function columnsOf({ net, place }: Code, node: DenseNode): { column: number; size: number; values: Place; symbol: boolean }[] {
  return segmentsOf(net.cell, node).flatMap(({ source, column, size }): ReturnType<typeof columnsOf> => {
    if (net.symbolInput && net.cell.nodes[source].kind === 'input')
      return [{ column, size, values: place(net.whereOf(source)), symbol: true }]
    let first = column
    return net.pieces(source).map(({ where, size: width }) => {
      first += width
      return { column: first - width, size: width, values: place(where), symbol: false }
    })
  })
}

/**
 * Net inputs of dense nodes that read the same sources, in the interpreter's order: bias, then column by column. Returns the variables
 * that hold them, pair by pair, where all of them can be held.
 */
export function writeDenseForward(code: Code, ids: readonly NodeId[]): ReadonlyMap<NodeId, readonly Pair[]> {
  const { net, locals, place } = code
  const pairs = ids.flatMap(id => Array.from({ length: pairsIn(denseNode(code, id).size) }, (_, pair) => ({ id, pair })))
  const tiles = Math.ceil(pairs.length / ACCUMULATORS)
  const size = Math.ceil(pairs.length / tiles)
  if (tiles === 1) {
    const sums = writeTile(pairs)
    return new Map(ids.map(id => [id, sums.filter((_, i) => pairs[i].id === id)]))
  }
  for (let first = 0; first < pairs.length; first += size) locals.scoped(() => writeTile(pairs.slice(first, first + size)))
  return new Map()

  function writeTile(tile: readonly { id: NodeId; pair: number }[]): Pair[] {
    const sums = tile.map(({ id, pair }) => {
      const node = denseNode(code, id)
      const sum = locals.pair()
      if (node.bias < 0) local.set(sum, code.constant(0))
      else local.set(sum, loadPart(at(undefined, net.parameterOffset(node.bias)), pair, node.size))
      return sum
    })
    const value = locals.pair()
    const involved = [...new Set(tile.map(({ id }) => id))]
    /** Adds one column, whose weights for each node begin at `weights`. */
    const addColumn = (weights: (id: NodeId) => Place, factor: Pair | undefined): void =>
      tile.forEach(({ id, pair }, i) => {
        const weight = () => loadPart(weights(id), pair, denseNode(code, id).size)
        local.set(sums[i], f64x2.add(local.get(sums[i]), factor ? f64x2.mul(weight(), local.get(factor)) : weight()))
      })
    for (const { column, size: columns, values, symbol } of columnsOf(code, denseNode(code, ids[0]))) {
      const weightsOf = (id: NodeId): Place => {
        const node = denseNode(code, id)
        return at(undefined, net.parameterOffset(node.weights) + column * bytesPerColumn(node))
      }
      if (symbol)
        locals.scoped(() => {
          const picked = new Map(involved.map(id => [id, symbolColumn(code, values, denseNode(code, id))]))
          addColumn(id => ({ base: picked.get(id)!, offset: weightsOf(id).offset }), undefined)
        })
      else if (tile.length * columns <= WRITTEN_OUT)
        for (let k = 0; k < columns; k++) {
          local.set(value, loadSplat(plus(values, k * DOUBLE)))
          addColumn(id => plus(weightsOf(id), k * bytesPerColumn(denseNode(code, id))), value)
        }
      else
        locals.scoped(() => {
          const source = pointTo(locals, values)
          const weights = new Map(involved.map(id => [id, pointTo(locals, weightsOf(id))]))
          repeatFor(locals, columns, 1, () => {
            local.set(value, loadSplat(at(source, 0)))
            addColumn(id => at(weights.get(id)!, 0), value)
            advance(source, DOUBLE)
            for (const [id, pointer] of weights) advance(pointer, bytesPerColumn(denseNode(code, id)))
          })
        })
    }
    tile.forEach(({ id, pair }, i) => {
      storePair(plus(place(net.whereOf(id)), pair * PAIR), sums[i])
    })
    return sums
  }
}

/** Bytes from the first symbol's column of weights to the current symbol's. */
function symbolColumn({ locals }: Code, symbol: Place, node: DenseNode): Pointer {
  const pointer = locals.pointer()
  local.set(pointer, i32.mul(loadInteger(symbol), i32.const(bytesPerColumn(node))))
  return pointer
}

/** dE/dW += adjoint · sources, dE/db += adjoint, and adjoints of the sources += adjoint · W. */
export function writeDenseBackward(code: Code, id: NodeId, adjoints: Adjoints): void {
  const { net, locals } = code
  const node = denseNode(code, id)
  const adjoint = adjoints.placeOf(id)
  if (adjoint === undefined) return
  const units = node.size
  const toGradient = net.gradient - net.weights
  if (node.bias >= 0) writeGradient(code, adjoint, units, at(undefined, net.parameterOffset(node.bias) + toGradient))
  const first = net.parameterOffset(node.weights)
  let passed = 0
  for (const source of node.sources) {
    const width = net.cell.nodes[source].size
    const wanted = adjoints.isWanted(source)
    const before = wanted ? adjoints.placeOf(source) : undefined
    const target = wanted ? adjoints.store(source) : undefined
    const end = passed + width
    for (const { column, size, values, symbol } of columnsOf(code, node)) {
      if (column < passed || column >= end) continue
      const weights = at(undefined, first + column * bytesPerColumn(node))
      if (symbol)
        locals.scoped(() => {
          const picked = symbolColumn(code, values, node)
          writeGradient(code, adjoint, units, { base: picked, offset: weights.offset + toGradient })
        })
      else {
        const shift = (column - passed) * DOUBLE
        writeColumns(code, {
          columns: size,
          units,
          values,
          weights,
          toGradient,
          adjoint,
          before: before && plus(before, shift),
          target: target && plus(target, shift),
        })
      }
    }
    passed = end
  }
}

/** gradient[units] += adjoint[units]. */
export function writeGradient({ locals }: Code, adjoint: Place, units: number, gradient: Place): void {
  forParts(locals, units, part => {
    const sum = locals.pair()
    local.set(sum, f64x2.add(part.load(gradient), part.load(adjoint)))
    part.store(gradient, sum)
  })
}

interface Columns {
  readonly columns: number
  readonly units: number
  /** The sources' values, the weights of the first column, and how far behind them their gradient lies. */
  readonly values: Place
  readonly weights: Place
  readonly toGradient: number
  readonly adjoint: Place
  /** The sources' adjoints: where they are so far (undefined while zero), and where they go; no target where nobody wants them. */
  readonly before: Place | undefined
  readonly target: Place | undefined
}

function writeColumns(code: Code, work: Columns): void {
  const { locals } = code
  const { columns, units } = work
  const perColumn = DOUBLE * units
  const blocks = Math.floor(columns / COLUMNS_AT_A_TIME)
  const rest = columns % COLUMNS_AT_A_TIME
  const moved = ({ values, weights, before, target }: Columns, by: number): Columns => ({
    ...work,
    values: plus(values, by * DOUBLE),
    weights: plus(weights, by * perColumn),
    before: before && plus(before, by * DOUBLE),
    target: target && plus(target, by * DOUBLE),
  })
  const writtenOut = columns * pairsIn(units) <= WRITTEN_OUT
  if (writtenOut)
    for (let block = 0; block < blocks; block++) writeBlock(code, moved(work, block * COLUMNS_AT_A_TIME), COLUMNS_AT_A_TIME)
  else if (blocks > 0)
    locals.scoped(() => {
      const pointers = {
        values: pointTo(locals, work.values),
        weights: pointTo(locals, work.weights),
        before: work.before && pointTo(locals, work.before),
        target: work.target && pointTo(locals, work.target),
      }
      const current: Columns = {
        ...work,
        values: at(pointers.values, 0),
        weights: at(pointers.weights, 0),
        before: pointers.before && at(pointers.before, 0),
        target: pointers.target && at(pointers.target, 0),
      }
      repeatFor(locals, blocks, 1, () => {
        writeBlock(code, current, COLUMNS_AT_A_TIME)
        advance(pointers.weights, COLUMNS_AT_A_TIME * perColumn)
        for (const pointer of [pointers.values, pointers.before, pointers.target])
          if (pointer) advance(pointer, COLUMNS_AT_A_TIME * DOUBLE)
      })
    })
  let done = blocks * COLUMNS_AT_A_TIME
  if (rest >= 2) {
    writeBlock(code, moved(work, done), 2)
    done += 2
  }
  if (rest % 2 === 1) writeBlock(code, moved(work, done), 1)
}

/** The gradient of 1, 2 or 4 columns, and their sources' adjoints. */
function writeBlock({ locals, constant }: Code, work: Columns, columns: number): void {
  const { units, values, weights, toGradient, adjoint, before, target } = work
  const perColumn = DOUBLE * units
  locals.scoped(() => {
    const factors = locals.pairs(columns)
    const sums = target ? locals.pairs(columns) : []
    const out = locals.pair()
    const gradient = locals.pair()
    factors.forEach((factor, k) => {
      local.set(factor, loadSplat(plus(values, k * DOUBLE)))
    })
    for (const sum of sums) local.set(sum, constant(0))
    // In the odd last unit's pair the second lane must not count: it is loaded as 0.
    forParts(locals, units, part => {
      local.set(out, part.load(adjoint))
      for (let k = 0; k < columns; k++) {
        const weight = plus(weights, k * perColumn)
        const slope = plus(weight, toGradient)
        if (target) local.set(sums[k], f64x2.add(local.get(sums[k]), f64x2.mul(local.get(out), part.load(weight))))
        local.set(gradient, f64x2.add(part.load(slope), f64x2.mul(local.get(out), local.get(factors[k]))))
        part.store(slope, gradient)
      }
    })
    if (target === undefined) return
    // Even and odd sums of two columns side by side, then both: the two sources' adjoints in one pair.
    for (let k = 0; k < columns; k += 2) {
      const single = k + 1 === columns
      const [a, b] = [sums[k], sums[single ? k : k + 1]]
      local.set(out, f64x2.add(lanes(a, b, 0), lanes(a, b, 1)))
      if (before) local.set(out, f64x2.add((single ? loadSingle : loadPair)(plus(before, k * DOUBLE)), local.get(out)))
      if (single) storeSingle(plus(target, k * DOUBLE), out)
      else storePair(plus(target, k * DOUBLE), out)
    }
  })
}

/** The pair of lane `lane` of `a` and of `b`. */
export function lanes(a: Pair, b: Pair, lane: 0 | 1) {
  const bytes = (first: number): number[] => Array.from({ length: 8 }, (_, i) => first + i)
  return i8x16.shuffle([...bytes(lane * 8), ...bytes(16 + lane * 8)] as never, local.get(a), local.get(b))
}
