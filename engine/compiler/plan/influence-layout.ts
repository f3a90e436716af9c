// Where the influence matrix lies, and the lists of work that its recursion J(t) = D J(t-1) + G comes down to.
//
// An element of a state whose influence only ever comes from itself, and goes to itself, is updated in place (the internal states of
// LSTM-1997). All others are computed from one area into another, which then change roles: each block is a sum of blocks of the step
// before, and neighbouring blocks with the same summands are one longer sum.

import { type InfluenceBlock, influenceCost, influencePattern, weightsAt } from '../../analysis/influence-pattern.ts'
import { nodesReaching } from '../../analysis/reach.ts'
import { segmentsOf } from '../../analysis/segments.ts'
import { type EntryPoint, ONE, type StepJacobian, stepJacobian } from '../../analysis/step-jacobian.ts'
import type { NodeId } from '../../graph.ts'
import { CannotCompile, DOUBLE, PAIR, padded, pairsIn } from '../emit/assembler.ts'
import type { MemoryMap } from './memory.ts'
import type { Net } from './net.ts'

/** What the weights at the units of a dense node are multiplied by: its sources' values, 1 for a bias; [columns + 1, padded]. */
export interface SourceBuffer {
  readonly node: NodeId
  readonly address: number
  readonly columns: number
  readonly biased: boolean
  /** First columns and numbers of columns of one-hot inputs. */
  readonly symbols: readonly { readonly column: number; readonly size: number }[]
}

/** A block that is updated in place: J = factor · sources + (carry ·) J. */
export interface OwnBlock {
  readonly address: number
  readonly length: number
  /** Undefined for a weight of a vector, which is multiplied by 1. */
  readonly buffer: SourceBuffer | undefined
  /** Addresses of derivatives; undefined for none, 'one' for 1. */
  readonly direct: number | 'one' | undefined
  readonly carried: number | 'one' | undefined
}

/** Part of a row: `pairs` pairs at `to` in the new area become (what they begin with) + Σ D_i · pairs at `from` + i · stride. */
export interface Sum {
  readonly to: number
  readonly pairs: number
  readonly begins: 'zero' | 'there' | { readonly buffer: number; readonly factor: number }
  readonly from: number
  readonly stride: number
  readonly count: number
  /** Address of the first of `count` consecutive derivatives. */
  readonly derivatives: number
}

/** The gradient of one entry point's weights from consecutive state elements: += Σ error_i · block_i. */
export interface Collection {
  /** Address of i32 addresses of the weights' gradient, as many as there are elements in the pairs. */
  readonly weights: number
  readonly pairs: number
  readonly own: boolean
  readonly from: number
  readonly stride: number
  readonly count: number
  /** Of the first error: within the carry area, or an address. */
  readonly errors: number
}

export interface InfluenceLayout {
  readonly jacobian: StepJacobian
  readonly cost: number
  readonly buffers: readonly SourceBuffer[]
  readonly ownBlocks: readonly OwnBlock[]
  readonly sums: readonly Sum[]
  readonly collections: readonly Collection[]
  /** The same for errors of the new states, where the influence is cut (SnAp); `errors` are addresses then. */
  readonly newCollections: readonly Collection[]
  /** Derivatives to compute at every step, and those that are always 1. */
  readonly derivatives: readonly { readonly slot: number; readonly address: number }[]
  readonly ones: readonly number[]
  readonly weightTables: readonly { readonly address: number; readonly gradients: readonly number[] }[]
  /** In-place blocks lie at ownArea.., the two areas at areas[0] and areas[1]. */
  readonly ownArea: number
  readonly ownBytes: number
  readonly areas: readonly [number, number]
  readonly areaBytes: number
  /** Ranges that hold the influence on forced states: in the own area by address, in the others by offset. */
  readonly forced: readonly { readonly own: boolean; readonly offset: number; readonly bytes: number }[]
  /** Room for the tables that the loops read. */
  readonly tables: number
  /** i32: the addresses of the area of the last step and of the other. */
  readonly pointers: number
  /** i32 per buffer: which symbol it holds. */
  readonly lastSymbols: number
}

/** Sums are cut so that the blocks that they read stay in the nearest cache while all rows read them. */
const TILE = 64

interface Row {
  readonly element: number
  readonly own: boolean
  readonly error: number
  /** Where the adjoint of its new value lies; undefined for the second of two states that share a node. */
  readonly newError: number | undefined
  /** An error of the answer reaches it within a step. */
  readonly answers: boolean
  readonly forced: boolean
  readonly blocks: readonly (InfluenceBlock & { readonly offset: number; readonly bytes: number })[]
  readonly offset: number
  readonly bytes: number
}

export function layOutInfluence(net: Net, map: MemoryMap, steps: number | undefined): InfluenceLayout {
  const { cell } = net
  const live = cell.states.filter(state => net.states.some(({ previous, live }) => live && previous === state.previous))
  const jacobian = stepJacobian(cell, live)
  const pattern = influencePattern(jacobian, steps)
  const points = jacobian.entryPoints.map(point => ({ point, weights: weightsAt(cell, point) }))
  let end = map.influence
  const take = (bytes: number): number => {
    const start = end
    end += Math.ceil(bytes / PAIR) * PAIR
    if (end > map.influence + map.influenceBytes)
      throw new CannotCompile('the influence of all weights on the state does not fit into memory')
    return start
  }

  // Rows of the matrix.
  const readers = pattern.map(() => new Set<number>())
  pattern.forEach((blocks, element) => {
    for (const { carried } of blocks) for (const { element: from } of carried) readers[from].add(element)
  })
  const answering = nodesReaching(cell, [cell.output])
  const elements = live.flatMap(({ previous, next, size }, s) => {
    const { carry, forced } = net.states.find(state => state.previous === previous)!
    const isFirst = live.findIndex(state => state.next === next) === s
    const newError = net.adjoint(next)?.offset
    return Array.from({ length: size }, (_, i) => ({
      error: carry + i * DOUBLE,
      newError: isFirst && newError !== undefined ? newError + i * DOUBLE : undefined,
      forced,
      answers: answering[previous],
    }))
  })
  const sizes = { own: 0, other: 0 }
  const rows = pattern.map((blocks, element): Row => {
    const own =
      blocks.every(({ carried }) => carried.every(({ element: from }) => from === element)) &&
      [...readers[element]].every(reader => reader === element)
    const area = own ? 'own' : 'other'
    const offset = sizes[area]
    const placed = blocks.map(block => {
      const bytes = DOUBLE * padded(points[block.entryPoint].weights.length)
      sizes[area] += bytes
      return { ...block, offset: sizes[area] - bytes, bytes }
    })
    return { element, own, ...elements[element], blocks: placed, offset, bytes: sizes[area] - offset }
  })
  const ownArea = take(sizes.own)
  const areas = [take(sizes.other), take(sizes.other)] as const

  // The derivatives of each row lie together, those with respect to states first.
  const derivatives: { slot: number; address: number }[] = []
  const ones: number[] = []
  const addresses = rows.map(({ element, blocks }) => {
    const used = new Set(blocks.flatMap(({ carried, direct }) => [...carried.map(({ slot }) => slot), direct]))
    const entries = jacobian.rows[element].filter(({ slot }) => used.has(slot))
    const first = take(DOUBLE * entries.length)
    return new Map(
      entries.map(({ column, slot }, i) => {
        const address = first + DOUBLE * i
        if (slot === ONE) ones.push(address)
        else derivatives.push({ slot, address })
        return [column, address]
      }),
    )
  })
  const directAddress = (element: number, entryPoint: number): number =>
    addresses[element].get(jacobian.stateColumns + entryPoint)!

  const { buffers, bufferOf } = sourceBuffers(net, points, take)
  const ownBlocks = rows
    .filter(({ own }) => own)
    .flatMap(({ element, blocks }) =>
      blocks.map(
        ({ entryPoint, carried, direct, offset }): OwnBlock => ({
          address: ownArea + offset,
          length: points[entryPoint].weights.length,
          buffer: bufferOf(entryPoint),
          direct: direct < 0 ? undefined : direct === ONE ? 'one' : directAddress(element, entryPoint),
          carried:
            carried.length === 0 ? undefined : carried[0].slot === ONE ? 'one' : addresses[element].get(carried[0].element),
        }),
      ),
    )
  const one = take(PAIR)
  ones.push(one)
  // Sums that read the same part of the old area one after the other; those that add to each other keep their order.
  const sums = rows
    .filter(({ own }) => !own)
    .flatMap(row => sumsOf(row))
    .sort(([a], [b]) => Math.floor(a.from / (TILE * PAIR)) - Math.floor(b.from / (TILE * PAIR)))
    .flat()

  /** The sums of one row, by part: runs of blocks with the same summands, each a list of runs of summands at equal distances. */
  function sumsOf({ element, blocks }: Row): Sum[][] {
    const summands = blocks.map(({ entryPoint, carried }) =>
      carried.map(({ element: from }) => ({
        from: rows[from].blocks.find(block => block.entryPoint === entryPoint)!.offset,
        derivative: addresses[element].get(from)!,
      })),
    )
    const follows = (i: number): boolean =>
      blocks[i].direct < 0 &&
      blocks[i - 1].direct < 0 &&
      summands[i].length === summands[i - 1].length &&
      summands[i].every(
        ({ from, derivative }, k) =>
          from === summands[i - 1][k].from + blocks[i - 1].bytes && derivative === summands[i - 1][k].derivative,
      )
    const result: Sum[][] = []
    for (let i = 0; i < blocks.length; ) {
      let next = i + 1
      while (next < blocks.length && follows(next)) next++
      const { offset, direct, entryPoint } = blocks[i]
      const pairs = (blocks[next - 1].offset + blocks[next - 1].bytes - offset) / PAIR
      const begins =
        direct < 0
          ? 'zero'
          : { buffer: bufferOf(entryPoint)?.address ?? one, factor: direct === ONE ? one : directAddress(element, entryPoint) }
      for (let done = 0; done < pairs; done += TILE) {
        const part = { to: offset + done * PAIR, pairs: Math.min(TILE, pairs - done) }
        const runs = runsOf(summands[i].map(({ from, derivative }) => ({ from: from + done * PAIR, derivative })))
        if (runs.length === 0) runs.push({ from: 0, stride: 0, count: 0, derivatives: 0 })
        result.push(runs.map((run, k) => ({ ...part, begins: k === 0 ? begins : 'there', ...run })))
      }
      i = next
    }
    return result
  }

  const weightTables = points.map(({ weights }) => {
    const address = take(4 * padded(weights.length))
    // The slack behind the last weight's gradient takes what the padding brings.
    const gradients = Array.from(
      { length: padded(weights.length) },
      (_, k) => net.gradient + DOUBLE * (weights[k] ?? cell.parameterCount),
    )
    return { address, gradients }
  })
  // An error reaches the state elements in the order in which the interpreter adds them up.
  const collect = (errorOf: (row: Row) => number | undefined) =>
    points.flatMap(({ weights }, entryPoint) => {
      const found = rows.flatMap(row =>
        row.blocks
          .filter(block => errorOf(row) !== undefined && block.entryPoint === entryPoint)
          .map(({ offset }) => ({ own: row.own, from: row.own ? ownArea + offset : offset, derivative: errorOf(row)! })),
      )
      const result: Collection[] = []
      for (let i = 0; i < found.length; ) {
        let next = i + 1
        while (next < found.length && found[next].own === found[i].own) next++
        for (const { from, stride, count, derivatives: errors } of runsOf(found.slice(i, next)))
          result.push({
            weights: weightTables[entryPoint].address,
            pairs: pairsIn(weights.length),
            own: found[i].own,
            from,
            stride,
            count,
            errors,
          })
        i = next
      }
      return result
    })
  const collections = collect(({ error, answers }) => (answers ? error : undefined))
  const newCollections = steps === undefined ? [] : collect(({ newError }) => newError)
  const forced = rows
    .filter(row => row.forced && row.bytes > 0)
    .map(({ own, offset, bytes }) => ({ own, offset: own ? ownArea + offset : offset, bytes }))
  return {
    jacobian,
    cost: influenceCost(cell, jacobian, pattern),
    buffers,
    ownBlocks,
    sums,
    collections,
    newCollections,
    derivatives,
    ones,
    weightTables,
    ownArea,
    ownBytes: sizes.own,
    areas,
    areaBytes: sizes.other,
    forced,
    lastSymbols: take(4 * buffers.length),
    pointers: take(PAIR),
    tables: take(32 * (sums.length + collections.length + newCollections.length + 3)),
  }
}

interface Run {
  readonly from: number
  readonly stride: number
  readonly count: number
  readonly derivatives: number
}

/** Summands at equal distances whose derivatives follow each other become one run. */
function runsOf(summands: readonly { readonly from: number; readonly derivative: number }[]): Run[] {
  const runs: Run[] = []
  for (let i = 0; i < summands.length; ) {
    const stride = i + 1 < summands.length ? summands[i + 1].from - summands[i].from : 0
    let next = i + 1
    while (
      next < summands.length &&
      summands[next].from - summands[next - 1].from === stride &&
      summands[next].derivative === summands[next - 1].derivative + DOUBLE
    )
      next++
    runs.push({ from: summands[i].from, stride, count: next - i, derivatives: summands[i].derivative })
    i = next
  }
  return runs
}

/** One buffer for all dense nodes that read the same sources and agree on having a bias. */
function sourceBuffers(net: Net, points: readonly { readonly point: EntryPoint }[], take: (bytes: number) => number) {
  const { cell, symbolInput } = net
  const byKey = new Map<string, SourceBuffer>()
  const bufferOf = (entryPoint: number): SourceBuffer | undefined => {
    const { node: id } = points[entryPoint].point
    const node = cell.nodes[id]
    if (node.kind !== 'dense') return undefined
    const key = `${node.sources.join()} ${node.bias >= 0}`
    const known = byKey.get(key)
    if (known) return known
    const { columns } = cell.parameters[node.weights]
    const symbols = segmentsOf(cell, node).filter(({ source }) => symbolInput && cell.nodes[source].kind === 'input')
    const biased = node.bias >= 0
    const buffer = { node: id, address: take(DOUBLE * padded(columns + 1)), columns, biased, symbols }
    byKey.set(key, buffer)
    return buffer
  }
  for (const entryPoint of points.keys()) bufferOf(entryPoint)
  return { buffers: [...byKey.values()], bufferOf }
}
