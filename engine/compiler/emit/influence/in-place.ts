// Code for the blocks of the influence matrix that are updated where they are.

import { f64x2, i32, local } from 'wasmati'
import type { InPlaceBlock } from '../../plan/influence/in-place.ts'
import type { InfluenceLayout } from '../../plan/influence/layout.ts'
import { DOUBLE } from '../../units.ts'
import { at, forParts, loadInteger, loadSingle, loadSplat, storeSingle } from '../assembler.ts'
import type { Code } from '../code.ts'
import { symbolPlace } from './source-buffers.ts'

/** J = direct · sources + carried · J. */
export function writeInPlaceBlock(code: Code, block: InPlaceBlock, layout: InfluenceLayout): void {
  const { locals } = code
  const { address, length, buffer, direct, carried } = block
  /** A factor in both lanes; undefined where nothing is to be multiplied. */
  const factor = (derivative: InPlaceBlock['direct']) => {
    if (typeof derivative !== 'number') return undefined
    const pair = locals.pair()
    local.set(pair, loadSplat(at(undefined, derivative)))
    return pair
  }
  const [input, past] = [factor(direct), factor(carried)]
  /** `size` elements from `offset` bytes on. */
  const update = (offset: number, size: number): void =>
    forParts(locals, size, part => {
      const load = (start: number) => part.load(at(undefined, start + offset))
      const result = locals.pair()
      const source = () => (buffer ? load(buffer.address) : code.constant(1))
      const fresh = () => (input ? f64x2.mul(local.get(input), source()) : source())
      const old = () => (past ? f64x2.mul(local.get(past), load(address)) : load(address))
      if (direct === undefined) local.set(result, carried === undefined ? code.constant(0) : old())
      else local.set(result, carried === undefined ? fresh() : f64x2.add(fresh(), old()))
      part.store(at(undefined, address + offset), result)
    })
  if (carried !== 'one' || direct === undefined || buffer === undefined || buffer.symbols.length === 0) {
    // The padding as well: whatever it comes to ends in the slack behind the gradient.
    update(0, length + (length % 2))
    return
  }
  // Where the past is kept as it is, a one-hot input changes the influence of one weight only.
  const index = locals.pointer()
  const sum = locals.pair()
  local.set(index, i32.shl(loadInteger(symbolPlace(layout, buffer)), i32.const(3)))
  let done = 0
  for (const { column, size } of buffer.symbols) {
    if (column > done) update(done * DOUBLE, column - done)
    const place = at(index, address + column * DOUBLE)
    local.set(sum, f64x2.add(input ? local.get(input) : code.constant(1), loadSingle(place)))
    storeSingle(place, sum)
    done = column + size
  }
  if (length > done) update(done * DOUBLE, length - done)
}
