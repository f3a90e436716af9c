// Clocks for layers that change at every 2nd, 4th, 8th ... step only, and hold their values in between.
//
// A binary counter of the steps is part of the net's state. Its bits c_0, c_1, ... are those of t, so all are 0 at the first step:
//   (1) g_s(t) = 1 where c_0 = ... = c_(s-1) = 0, which is where 2^s divides t, else 0
//   (2) c_s(t+1) = c_s(t) XOR (c_0 and ... and c_(s-1))(t)
// Threshold units compute both exactly, and have slope 0: no derivative ever reaches a clock.

import { add, affine, multiply, repeat, slice, square, step, subtract, type Vector } from '../../engine/cell.ts'

export interface Clocks {
  /** g_1, g_2, ..., one for each bit, [1] each. */
  readonly gates: readonly Vector[]
  /** The bits of the next step's counter, [1] each. */
  readonly next: readonly Vector[]
}

/** The gates of the periods 2, 4, ..., 2^bits, from the counter [bits]. */
export function clocks(counter: Vector): Clocks {
  const gates: Vector[] = []
  const next: Vector[] = []
  let lowerBits: Vector | undefined
  for (let s = 0; s < counter.size; s++) {
    const bit = slice(counter, s, 1)
    const carry = lowerBits && step(affine(lowerBits, 1, 0.5 - s))
    next.push(step(carry ? affine(square(subtract(bit, carry)), 1, -0.5) : affine(bit, -1, 0.5)))
    lowerBits = lowerBits ? add(lowerBits, bit) : bit
    gates.push(step(affine(lowerBits, -1, 0.5)))
  }
  return { gates, next }
}

/** `fresh` where the gate is open (1), `held` where it is closed (0): both exactly, and so are the derivatives. */
export function gated(gate: Vector, fresh: Vector, held: Vector): Vector {
  const open = repeat(gate, fresh.size)
  return add(multiply(open, fresh), multiply(affine(open, -1, 1), held))
}
