// What the writers of one function share: the net, the pointers of the function, and the constants that its module needs.

import { v128 } from 'wasmati'
import type { Where } from '../plan/net/places.ts'
import type { Net } from '../plan/net.ts'
import { CannotCompile, PAIR } from '../units.ts'
import { at, type Locals, loadPair, type Place, type Pointer } from './assembler.ts'
import type { Constants } from './functions.ts'

/** Constants of a module, each in both lanes of a pair in memory; whoever instantiates the module writes them there. */
export interface ConstantPool {
  readonly values: number[]
  placeOf(value: number): Place
}

export function constantPool(offset: number, capacity: number): ConstantPool {
  const values: number[] = []
  return {
    values,
    placeOf(value) {
      let index = values.findIndex(known => Object.is(known, value))
      if (index < 0) index = values.push(value) - 1
      if (index >= capacity) throw new CannotCompile(`more than ${capacity} different constants in one pass`)
      return at(undefined, offset + index * PAIR)
    },
  }
}

export interface Code {
  readonly net: Net
  readonly locals: Locals
  readonly constant: Constants
  place(where: Where): Place
}

/** `previous`: points to the row of the step before the one that the code computes or differentiates. */
export function codeFor(net: Net, locals: Locals, pool: ConstantPool, previous: Pointer): Code {
  return {
    net,
    locals,
    // Zero is as cheap to make as to load.
    constant: value => (Object.is(value, 0) ? v128.const('f64x2', [0, 0]) : loadPair(pool.placeOf(value))),
    place: ({ region, offset }) =>
      region === 'static' ? at(undefined, offset) : at(previous, region === 'row' ? offset + net.rowBytes : offset),
  }
}
