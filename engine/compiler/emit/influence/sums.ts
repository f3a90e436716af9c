// Code for the sums that make up the rows which are computed from one area into the other: a loop over a table, in which a sum's pairs
// are held in local variables while its summands pass by.

import { block, br, br_if, f64x2, i32, if_, local, loop, v128 } from 'wasmati'
import type { SumKind } from '../../plan/influence/sums.ts'
import { SUM_BYTES, SUM_FIELDS } from '../../plan/influence/tables.ts'
import { DOUBLE, PAIR } from '../../units.ts'
import { advance, at, define, type Locals, loadInteger, loadPair, loadSplat, type Pointer, storePair } from '../assembler.ts'

type Field = (typeof SUM_FIELDS)[number]

/** So many pairs are computed at a time, and at the end what is left of them. */
const WIDTH = 8

/** (first table row, end of the rows, area of the last step, other area): sums of one kind. */
export function sumLoop(kind: SumKind) {
  return define(4, 0, ([row, end, current, next], locals) => {
    const sum = Object.fromEntries(SUM_FIELDS.map(field => [field, locals.pointer()])) as Record<Field, Pointer>
    const read = (field: Field, area?: Pointer): void => {
      local.set(sum[field], loadInteger(at(row, 4 * SUM_FIELDS.indexOf(field))))
      if (area) local.set(sum[field], i32.add(sum[field], area))
    }
    loop(null, top => {
      read('to', next)
      read('from', current)
      for (const field of ['pairs', 'stride', 'count', 'derivatives', 'buffer', 'factor'] as const) read(field)
      locals.scoped(() => writePairs(locals, kind, sum))
      local.tee(row, i32.add(row, SUM_BYTES))
      local.get(end)
      i32.ne()
      br_if(top)
    })
  })
}

/** All pairs of a sum. */
function writePairs(locals: Locals, kind: SumKind, sum: Readonly<Record<Field, Pointer>>): void {
  const { pairs } = sum
  block(null, done => {
    i32.lt_u(pairs, WIDTH)
    br_if(done)
    loop(null, again => {
      writePart(locals, kind, sum, WIDTH)
      local.tee(pairs, i32.sub(pairs, WIDTH))
      i32.const(WIDTH)
      i32.ge_u()
      br_if(again)
    })
  })
  block(null, done => {
    i32.eqz(pairs)
    br_if(done)
    for (let width = WIDTH - 1; width > 0; width--) {
      i32.eq(pairs, width)
      if_(null, () => {
        writePart(locals, kind, sum, width)
        br(done)
      })
    }
  })
}

/** The next `width` pairs of a sum; then the pointers move on by them. */
function writePart(locals: Locals, kind: SumKind, sum: Readonly<Record<Field, Pointer>>, width: number): void {
  const { to, from, stride, count, derivatives, buffer, factor } = sum
  locals.scoped(() => {
    const sums = locals.pairs(width)
    const scale = locals.pair()
    if (kind === 'direct') local.set(scale, loadSplat(at(factor, 0)))
    sums.forEach((pair, i) => {
      if (kind === 'zero') local.set(pair, v128.const('f64x2', [0, 0]))
      else if (kind === 'there') local.set(pair, loadPair(at(to, i * PAIR)))
      else local.set(pair, f64x2.mul(local.get(scale), loadPair(at(buffer, i * PAIR))))
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
        sums.forEach((pair, i) => {
          local.set(pair, f64x2.add(local.get(pair), f64x2.mul(local.get(scale), loadPair(at(source, i * PAIR)))))
        })
        local.set(source, i32.add(source, stride))
        advance(derivative, DOUBLE)
        local.tee(left, i32.sub(left, 1))
        br_if(again)
      })
    })
    sums.forEach((pair, i) => {
      storePair(at(to, i * PAIR), pair)
    })
    for (const pointer of [to, from, ...(kind === 'direct' ? [buffer] : [])]) advance(pointer, width * PAIR)
  })
}
