// Code that collects the gradient from the influence matrix: dE/dw += Σ (error of a state element) · (its influence), a loop over a table.

import { br_if, f64x2, i32, local, loop, v128 } from 'wasmati'
import { COLLECTION_BYTES, COLLECTION_FIELDS, type Table } from '../../plan/influence/tables.ts'
import { DOUBLE, PAIR } from '../../units.ts'
import {
  advance,
  at,
  define,
  type Locals,
  loadInteger,
  loadPair,
  loadSingle,
  loadSplat,
  type Pointer,
  setPointer,
  storeSingle,
} from '../assembler.ts'

type Field = (typeof COLLECTION_FIELDS)[number]

/** (area of the last step, where errors are counted from: the carry area for those of the old states, 0 for those of the new ones). */
export function collectStep({ start, end }: Table) {
  return define(2, 0, ([current, errorBase], locals) => {
    if (end === start) return
    const row = locals.pointer()
    setPointer(row, at(undefined, start))
    const collection = Object.fromEntries(COLLECTION_FIELDS.map(field => [field, locals.pointer()])) as Record<Field, Pointer>
    const { moving, from, errors } = collection
    loop(null, top => {
      for (const [i, field] of COLLECTION_FIELDS.entries()) local.set(collection[field], loadInteger(at(row, 4 * i)))
      local.set(from, i32.add(local.get(from), i32.mul(moving, current)))
      local.set(errors, i32.add(errors, errorBase))
      writeCollection(locals, collection)
      local.tee(row, i32.add(row, COLLECTION_BYTES))
      i32.const(end)
      i32.ne()
      br_if(top)
    })
  })
}

/** Two weights at a time, whose gradients may lie anywhere: one in each lane of the sum over state elements. */
function writeCollection(
  locals: Locals,
  { weights, pairs, from, stride, count, errors }: Readonly<Record<Field, Pointer>>,
): void {
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
}
