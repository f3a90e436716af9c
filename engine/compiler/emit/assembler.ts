// A thin layer over the WebAssembly code generator: functions over i32 addresses with pools of local variables, places in memory, and
// loads and stores of vectors of two doubles (f64x2), including the odd last element of a vector that is not padded.

import { type AnyFunc, br_if, f64, func, i32, type Local, local, loop, type StackVar, type ValueType, v128 } from 'wasmati'
import { CannotCompile, PAIR } from '../units.ts'

export type Pointer = Local<'i32'>
export type Pair = Local<'v128'>
export type Scalar = Local<'f64'>
type PairValue = StackVar<'v128'>

/** A place in memory: `base` (0 where there is none) plus `offset` bytes. */
export interface Place {
  readonly base: Pointer | undefined
  readonly offset: number
}

export const at = (base: Pointer | undefined, offset: number): Place => ({ base, offset })
export const plus = ({ base, offset }: Place, bytes: number): Place => ({ base, offset: offset + bytes })

/** Local variables of the function that is being written; what is taken within `scoped` is given back at its end. */
export interface Locals {
  pointer(): Pointer
  scalar(): Scalar
  pair(): Pair
  pairs(count: number): Pair[]
  scoped<Result>(body: () => Result): Result
}

const POINTERS = 40
const PAIRS = 4000

/** Writes a function of i32 parameters. `scalars`: how many f64 locals it needs at most. */
export function define(
  parameters: number,
  scalars: number,
  body: (parameters: Pointer[], locals: Locals) => void,
  result = false,
) {
  const firstPair = parameters + POINTERS + scalars
  const pairLocals: Pair[] = []
  const written = func(
    {
      in: Array.from({ length: parameters }, () => i32),
      locals: [...Array.from({ length: POINTERS }, () => i32), ...Array(scalars).fill(f64)],
      out: result ? [i32] : [],
    } as never,
    (inputs: unknown, fixed: unknown, { locals: types }: { locals: ValueType[] }) => {
      const used = { pointer: 0, scalar: 0, pair: 0 }
      const limits = { pointer: POINTERS, scalar: scalars, pair: PAIRS }
      const take = (kind: keyof typeof used): number => {
        if (used[kind] === limits[kind]) throw new CannotCompile(`more than ${limits[kind]} ${kind} variables in one function`)
        return used[kind]++
      }
      // Pairs come last and are declared as they are needed.
      const pair = (): Pair => {
        const index = take('pair')
        if (index === pairLocals.length) {
          pairLocals.push({ kind: 'local', type: 'v128', index: firstPair + index })
          types.push('v128')
        }
        return pairLocals[index]
      }
      body(inputs as Pointer[], {
        pointer: () => (fixed as Pointer[])[take('pointer')],
        scalar: () => (fixed as Scalar[])[POINTERS + take('scalar')],
        pair,
        pairs: count => Array.from({ length: count }, pair),
        scoped(inner) {
          const before = { ...used }
          const value = inner()
          Object.assign(used, before)
          return value
        },
      })
    },
  )
  return { ...written, locals: [...written.locals, ...pairLocals.map(({ type }) => type)] } as AnyFunc<'i32'[], []>
}

const address = ({ base }: Place) => base ?? 0

export const loadPair = (place: Place): PairValue => v128.load({ offset: place.offset, align: 8 }, address(place))
/** The element at the place in both lanes. */
export const loadSplat = (place: Place): PairValue => v128.load64_splat({ offset: place.offset, align: 8 }, address(place))
/** The element at the place, and 0 in the second lane. */
export const loadSingle = (place: Place): PairValue => v128.load64_zero({ offset: place.offset, align: 8 }, address(place))
/** Both elements of pair number `pair` of a vector of `size` that is not padded: 0 for an element that it does not have. */
export const loadPart = (place: Place, pair: number, size: number): PairValue =>
  (2 * pair + 1 < size ? loadPair : loadSingle)(plus(place, pair * PAIR))

export const storePair = (place: Place, value: Pair): void =>
  v128.store({ offset: place.offset, align: 8 }, address(place), value)
export const storeSingle = (place: Place, value: Pair, lane = 0): void =>
  v128.store64_lane({ offset: place.offset, align: 8 }, lane, address(place), value)

export const loadScalar = (place: Place): StackVar<'f64'> => f64.load({ offset: place.offset }, address(place))
/** Stores what `value` leaves on the stack. */
export function storeScalarOf(place: Place, value: () => StackVar<'f64'>): void {
  if (place.base === undefined) i32.const(0)
  else local.get(place.base)
  value()
  f64.store({ offset: place.offset })
}

export const loadInteger = (place: Place): StackVar<'i32'> => i32.load({ offset: place.offset }, address(place))

/** A pointer to the place itself. */
export function pointTo(locals: Locals, place: Place): Pointer {
  const pointer = locals.pointer()
  setPointer(pointer, place)
  return pointer
}

export function setPointer(pointer: Pointer, { base, offset }: Place): void {
  if (base === undefined) i32.const(offset)
  else i32.add(base, offset)
  local.set(pointer)
}

export function advance(pointer: Pointer, bytes: number): void {
  local.set(pointer, i32.add(pointer, bytes))
}

/** Repeats `body` `count` times (at least once), with `counter` running over 0, step, 2 step, ... */
export function repeatFor(locals: Locals, count: number, step: number, body: (counter: Pointer) => void): void {
  const counter = locals.pointer()
  local.set(counter, i32.const(0))
  loop(null, top => {
    body(counter)
    local.tee(counter, i32.add(counter, step))
    i32.const(count * step)
    i32.ne()
    br_if(top)
  })
}

/** So many pairs at most are written out, and no more than so many instructions; more become a loop. */
const UNROLLED = 16
const UNROLLED_INSTRUCTIONS = 2000

/**
 * Runs `body`, of about so many `instructions`, for pairs 0..count-1: written out, or as a loop in which `shift` moves a place on to the
 * current pair. `pair` is its number where code is written out.
 */
export function forPairs(
  locals: Locals,
  count: number,
  body: (shift: (place: Place) => Place, pair: number | undefined) => void,
  instructions = 1,
): void {
  if (count <= UNROLLED && count * instructions <= UNROLLED_INSTRUCTIONS) {
    for (let pair = 0; pair < count; pair++) locals.scoped(() => body(place => plus(place, pair * PAIR), pair))
    return
  }
  locals.scoped(() =>
    repeatFor(locals, count, PAIR, counter => {
      const shifted = new Map<Pointer | undefined, Pointer>([[undefined, counter]])
      body(({ base, offset }) => {
        let pointer = shifted.get(base)
        if (pointer === undefined) {
          pointer = locals.pointer()
          shifted.set(base, pointer)
          local.set(pointer, i32.add(base!, counter))
        }
        return { base: pointer, offset }
      }, undefined)
    }),
  )
}

/** A pair of a vector, or its odd last element, which is loaded with 0 in the second lane. */
export interface Part {
  load(place: Place): PairValue
  store(place: Place, value: Pair): void
}

/** Like forPairs over exactly `size` elements; places are those of the whole vectors. */
export function forParts(locals: Locals, size: number, body: (part: Part) => void): void {
  const whole = Math.floor(size / 2)
  if (whole > 0)
    forPairs(locals, whole, shift =>
      body({ load: place => loadPair(shift(place)), store: (place, value) => storePair(shift(place), value) }),
    )
  if (size % 2 === 0) return
  const last = (place: Place): Place => plus(place, whole * PAIR)
  locals.scoped(() => body({ load: place => loadSingle(last(place)), store: (place, value) => storeSingle(last(place), value) }))
}
