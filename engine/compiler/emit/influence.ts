// Code for forward mode: the recursion of the influence matrix, the gradient that it gives at a target, and the loop over steps. Layout
// and lists of work are in influence-layout.ts; long lists are tables in memory that a loop reads.

import { type AnyFunc, block, br, br_if, f64x2, i32, if_, local, loop, v128 } from 'wasmati'
import { segmentsOf } from '../../analysis/segments.ts'
import type { GraphNode } from '../../graph.ts'
import type { InfluenceLayout, OwnBlock, SourceBuffer, Sum } from '../plan/influence-layout.ts'
import type { Net } from '../plan/net.ts'
import {
  advance,
  at,
  DOUBLE,
  define,
  elements,
  forParts,
  type Locals,
  loadInteger,
  loadPair,
  loadPart,
  loadSingle,
  loadSplat,
  PAIR,
  type Place,
  type Pointer,
  setPointer,
  storePair,
  storePart,
  storeSingle,
} from './assembler.ts'
import { type Code, type ConstantPool, codeFor } from './code.ts'
import { ifTarget, run, writeForced } from './passes.ts'
import { writeCopy, writeZeros } from './structural.ts'

type Step = AnyFunc<'i32'[], []>

/** i32 fields of a row of the tables. `kind`: 0 begins with zero, 1 with what is there, 2 with factor · buffer. */
const SUM_FIELDS = ['to', 'pairs', 'from', 'stride', 'count', 'derivatives', 'buffer', 'factor'] as const
const COLLECTION_FIELDS = ['weights', 'pairs', 'own', 'from', 'stride', 'count', 'errors'] as const
const SUM_BYTES = 4 * SUM_FIELDS.length
const COLLECTION_BYTES = 4 * COLLECTION_FIELDS.length

/** The tables' contents, from `layout.tables` on: sums that begin with zero, with factor · buffer, with what is there; collections. */
export function influenceTables({ sums, collections, newCollections }: InfluenceLayout): { ends: number[]; words: number[] } {
  const kinds = sumKinds(sums)
  const rows = [
    ...kinds.flat().map(sum => {
      const { buffer, factor } = typeof sum.begins === 'string' ? { buffer: 0, factor: 0 } : sum.begins
      return [sum.to, sum.pairs, sum.from, sum.stride, sum.count, sum.derivatives, buffer, factor]
    }),
    ...[...collections, ...newCollections].map(({ weights, pairs, own, from, stride, count, errors }) => [
      weights,
      pairs,
      own ? 0 : 1,
      from,
      stride,
      count,
      errors,
    ]),
  ]
  const ends: number[] = []
  let end = 0
  for (const kind of kinds) {
    end += kind.length * SUM_BYTES
    ends.push(end)
  }
  for (const list of [collections, newCollections]) {
    end += list.length * COLLECTION_BYTES
    ends.push(end)
  }
  return { ends, words: rows.flat() }
}

/** Sums that add to what is there must come after those that put it there. */
function sumKinds(sums: readonly Sum[]): Sum[][] {
  return [
    sums.filter(({ begins }) => begins === 'zero'),
    sums.filter(({ begins }) => typeof begins === 'object'),
    sums.filter(({ begins }) => begins === 'there'),
  ]
}

/** (previous row, area of the last step, other area): J(t-1) -> J(t), the derivatives having been computed. */
export function influenceStep(net: Net, pool: ConstantPool, layout: InfluenceLayout) {
  const { ends } = influenceTables(layout)
  const [zero, direct, there] = layout.sums.length === 0 ? [] : [0, 1, 2].map(kind => sumLoop(kind as 0 | 1 | 2))
  return define(3, 0, ([previous, current, next], locals) => {
    const code = codeFor(net, locals, pool, previous)
    for (const [i, buffer] of layout.buffers.entries()) locals.scoped(() => writeBuffer(code, buffer, layout.lastSymbols + 4 * i))
    for (const own of layout.ownBlocks) locals.scoped(() => writeOwnBlock(code, own, layout))
    let start = 0
    for (const [i, sums] of [zero, direct, there].entries()) {
      if (sums && ends[i] > start) {
        const [from, to] = [locals.pointer(), locals.pointer()]
        setPointer(from, at(undefined, layout.tables + start))
        setPointer(to, at(undefined, layout.tables + ends[i]))
        run(sums, from, to, current, next)
      }
      start = ends[i]
    }
  })
}

/** The values that the weights of these units are multiplied by. */
function writeBuffer(code: Code, { node: id, address, columns, biased }: SourceBuffer, lastSymbol: number): void {
  const { net, locals, place } = code
  const node = net.cell.nodes[id] as Extract<GraphNode, { kind: 'dense' }>
  let symbol: Place | undefined
  const symbolColumns: number[] = []
  for (const { source, column } of segmentsOf(net.cell, node)) {
    if (net.symbolInput && net.cell.nodes[source].kind === 'input') {
      symbol = place(net.whereOf(source))
      symbolColumns.push(column)
      continue
    }
    let done = column
    for (const { where, size } of net.pieces(source)) {
      writeCopy(locals, place(where), at(undefined, address + done * DOUBLE), size)
      done += size
    }
  }
  if (biased)
    locals.scoped(() => {
      const one = locals.pair()
      local.set(one, code.constant(1))
      storeSingle(at(undefined, address + columns * DOUBLE), one)
    })
  if (symbol === undefined) return
  // Only two elements of a one-hot vector change.
  const [index, value] = [locals.pointer(), locals.pair()]
  const put = (number: number): void => {
    local.set(value, code.constant(number))
    for (const column of symbolColumns) storeSingle(at(index, address + column * DOUBLE), value)
  }
  local.set(index, loadInteger(at(undefined, lastSymbol)))
  put(0)
  local.set(index, i32.shl(loadInteger(symbol), i32.const(3)))
  put(1)
  i32.store({ offset: lastSymbol }, 0, index)
}

function writeOwnBlock(code: Code, block: OwnBlock, layout: InfluenceLayout): void {
  const { locals } = code
  const { address, length, buffer, direct, carried } = block
  const factor = (of: number | 'one' | undefined) => {
    if (typeof of !== 'number') return undefined
    const pair = locals.pair()
    local.set(pair, loadSplat(at(undefined, of)))
    return pair
  }
  const [input, past] = [factor(direct), factor(carried)]
  const update = (offset: number, size: number): void =>
    forParts(locals, size, (shift, single) => {
      const to = shift(at(undefined, address + offset))
      const load = (place: Place) => loadPart(shift(place), 0, elements(single))
      const result = locals.pair()
      const source = () => (buffer ? load(at(undefined, buffer.address + offset)) : code.constant(1))
      const fresh = () => (input ? f64x2.mul(local.get(input), source()) : source())
      const old = () =>
        past ? f64x2.mul(local.get(past), load(at(undefined, address + offset))) : load(at(undefined, address + offset))
      if (direct === undefined) local.set(result, carried === undefined ? code.constant(0) : old())
      else local.set(result, carried === undefined ? fresh() : f64x2.add(fresh(), old()))
      storePart(to, 0, elements(single), result)
    })
  // Where the past is kept as it is, a one-hot input changes the influence of one weight only.
  if (carried === 'one' && direct !== undefined && buffer && buffer.symbols.length > 0) {
    const index = locals.pointer()
    const sum = locals.pair()
    local.set(index, i32.shl(loadInteger(at(undefined, layout.lastSymbols + 4 * layout.buffers.indexOf(buffer))), i32.const(3)))
    let done = 0
    for (const { column, size } of buffer.symbols) {
      if (column > done) update(done * DOUBLE, column - done)
      const place = at(index, address + column * DOUBLE)
      local.set(sum, f64x2.add(input ? local.get(input) : code.constant(1), loadSingle(place)))
      storeSingle(place, sum)
      done = column + size
    }
    if (length > done) update(done * DOUBLE, length - done)
  } else update(0, length + (length % 2))
}

/** (first table row, end of the rows, area of the last step, other area): sums of one kind. */
function sumLoop(kind: 0 | 1 | 2) {
  return define(4, 0, ([row, end, current, next], locals) => {
    const [to, pairs, from, stride, count, derivatives, buffer, factor] = SUM_FIELDS.map(() => locals.pointer())
    const read = (pointer: Pointer, field: (typeof SUM_FIELDS)[number], base?: Pointer): void => {
      const value = loadInteger(at(row, 4 * SUM_FIELDS.indexOf(field)))
      local.set(pointer, base ? i32.add(local.get(base), value) : value)
    }
    loop(null, top => {
      read(to, 'to')
      local.set(to, i32.add(to, next))
      read(from, 'from')
      local.set(from, i32.add(from, current))
      read(pairs, 'pairs')
      read(stride, 'stride')
      read(count, 'count')
      read(derivatives, 'derivatives')
      read(buffer, 'buffer')
      read(factor, 'factor')
      const work = { kind, to, from, stride, count, derivatives, buffer, factor }
      locals.scoped(() => {
        // Eight pairs at a time, then what is left of them.
        block(null, done => {
          i32.lt_u(pairs, 8)
          br_if(done)
          loop(null, again => {
            writeSum(locals, work, 8)
            local.tee(pairs, i32.sub(pairs, 8))
            i32.const(8)
            i32.ge_u()
            br_if(again)
          })
        })
        block(null, done => {
          i32.eqz(pairs)
          br_if(done)
          for (const width of [7, 6, 5, 4, 3, 2, 1]) {
            i32.eq(pairs, width)
            if_(null, () => {
              writeSum(locals, work, width)
              br(done)
            })
          }
        })
      })
      local.tee(row, i32.add(row, SUM_BYTES))
      local.get(end)
      i32.ne()
      br_if(top)
    })
  })
}

interface SumPointers {
  readonly kind: 0 | 1 | 2
  readonly to: Pointer
  readonly from: Pointer
  readonly stride: Pointer
  readonly count: Pointer
  readonly derivatives: Pointer
  readonly buffer: Pointer
  readonly factor: Pointer
}

/** `width` pairs of a sum, held in local variables; then the pointers move on by them. */
function writeSum(
  locals: Locals,
  { kind, to, from, stride, count, derivatives, buffer, factor }: SumPointers,
  width: number,
): void {
  locals.scoped(() => {
    const sums = locals.pairs(width)
    const scale = locals.pair()
    if (kind === 1) local.set(scale, loadSplat(at(factor, 0)))
    sums.forEach((sum, i) => {
      if (kind === 0) local.set(sum, v128.const('f64x2', [0, 0]))
      else if (kind === 2) local.set(sum, loadPair(at(to, i * PAIR)))
      else local.set(sum, f64x2.mul(local.get(scale), loadPair(at(buffer, i * PAIR))))
    })
    const [source, derivative, left] = [locals.pointer(), locals.pointer(), locals.pointer()]
    local.set(source, local.get(from))
    local.set(derivative, local.get(derivatives))
    local.set(left, local.get(count))
    block(null, done => {
      i32.eqz(left)
      br_if(done)
      loop(null, again => {
        local.set(scale, loadSplat(at(derivative, 0)))
        sums.forEach((sum, i) => {
          local.set(sum, f64x2.add(local.get(sum), f64x2.mul(local.get(scale), loadPair(at(source, i * PAIR)))))
        })
        local.set(source, i32.add(source, stride))
        advance(derivative, DOUBLE)
        local.tee(left, i32.sub(left, 1))
        br_if(again)
      })
    })
    sums.forEach((sum, i) => {
      storePair(at(to, i * PAIR), sum)
    })
    for (const pointer of [to, from, ...(kind === 1 ? [buffer] : [])]) advance(pointer, width * PAIR)
  })
}

/** (area of the last step, errors of the old states; of the new ones: 0): gradient += Σ error · J. */
export function collectStep(layout: InfluenceLayout, states: 'old' | 'new') {
  const { ends } = influenceTables(layout)
  const table = states === 'old' ? 2 : 3
  return define(2, 0, ([current, carry], locals) => {
    if (ends[table + 1] === ends[table]) return
    const row = locals.pointer()
    setPointer(row, at(undefined, layout.tables + ends[table]))
    const [weights, pairs, own, from, stride, count, errors] = COLLECTION_FIELDS.map(() => locals.pointer())
    loop(null, top => {
      for (const [i, pointer] of [weights, pairs, own, from, stride, count, errors].entries())
        local.set(pointer, loadInteger(at(row, 4 * i)))
      local.set(from, i32.add(local.get(from), i32.mul(own, current)))
      local.set(errors, i32.add(errors, carry))
      const [even, odd, source, error, left] = [0, 1, 2, 3, 4].map(() => locals.pointer())
      const sum = locals.pair()
      loop(null, again => {
        local.set(even, loadInteger(at(weights, 0)))
        local.set(odd, loadInteger(at(weights, 4)))
        local.set(sum, v128.load64_lane({ offset: 0 }, 1, local.get(odd), loadSingle(at(even, 0))))
        local.set(source, local.get(from))
        local.set(error, local.get(errors))
        local.set(left, local.get(count))
        loop(null, more => {
          local.set(sum, f64x2.add(local.get(sum), f64x2.mul(loadSplat(at(error, 0)), loadPair(at(source, 0)))))
          local.set(source, i32.add(source, stride))
          advance(error, DOUBLE)
          local.tee(left, i32.sub(left, 1))
          br_if(more)
        })
        storeSingle(at(even, 0), sum, 0)
        storeSingle(at(odd, 0), sum, 1)
        advance(weights, 8)
        advance(from, PAIR)
        local.tee(pairs, i32.sub(pairs, 1))
        br_if(again)
      })
      local.tee(row, i32.add(row, COLLECTION_BYTES))
      i32.const(layout.tables + ends[table + 1])
      i32.ne()
      br_if(top)
    })
  })
}

interface ForwardModeSteps {
  readonly state: Step
  readonly answer: Step
  readonly backward: Step
  readonly collect: Step
  /** Where the influence is cut: the gradient from the errors of the new states. */
  readonly collectNew: Step | undefined
  readonly jacobian: Step
  readonly influence: Step
}

/**
 * (row before the first step, row before the one after the last, target rows, answers, targets, row before the sequence's last target,
 * whether to stop after each target) -> row before the next step.
 */
export function forwardModePass(net: Net, pool: ConstantPool, layout: InfluenceLayout, steps: ForwardModeSteps) {
  return define(
    7,
    0,
    ([previous, end, targetRow, answers, targets, last, stop], locals) => {
      const { constant } = codeFor(net, locals, pool, previous)
      const [current, next, carry, swap, halt] = [0, 1, 2, 3, 4].map(() => locals.pointer())
      local.set(current, loadInteger(at(undefined, layout.pointers)))
      local.set(next, loadInteger(at(undefined, layout.pointers + 4)))
      setPointer(carry, at(undefined, net.carries[0]))
      const step = (): void => {
        run(steps.jacobian, previous)
        run(steps.influence, previous, current, next)
        local.set(swap, local.get(current))
        local.set(current, local.get(next))
        local.set(next, local.get(swap))
      }
      loop(null, top => {
        run(steps.state, previous)
        ifTarget(
          previous,
          targetRow,
          0,
          () => {
            run(steps.answer, previous, answers)
            run(steps.backward, previous, carry, carry, targets)
            run(steps.collect, current, carry)
            if (steps.collectNew) {
              step()
              local.set(swap, i32.const(0))
              run(steps.collectNew, current, swap)
            }
            // After the last target nothing asks for the influence any more.
            i32.ne(previous, last)
            if_(null, () => {
              if (!steps.collectNew) step()
              if (net.states.some(({ forced }) => forced)) {
                writeForced(net, locals, previous, targets)
                for (const { own, offset, bytes } of layout.forced)
                  writeZeros(locals, at(own ? undefined : current, offset), bytes / DOUBLE, constant)
              }
            })
            advance(targetRow, 4)
            advance(answers, net.cell.outputs * DOUBLE)
            advance(targets, net.cell.outputs * DOUBLE)
            local.set(halt, local.get(stop))
          },
          step,
        )
        local.tee(previous, i32.add(previous, net.rowBytes))
        local.get(end)
        i32.ne()
        i32.eqz(local.get(halt))
        i32.and()
        br_if(top)
      })
      i32.store({ offset: layout.pointers }, 0, current)
      i32.store({ offset: layout.pointers + 4 }, 0, next)
      local.get(previous)
    },
    true,
  )
}
