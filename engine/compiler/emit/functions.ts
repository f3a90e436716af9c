// The elementary functions of math.ts and their slopes on pairs of doubles: the same operations in the same order, so the same bits.
// Branches become clamps and masks; where it needs an argument that they leave every result as it is, it stands beside the code.

import { f64, f64x2, i32, i64x2, local, type StackVar, v128 } from 'wasmati'
import type { UnaryName } from '../../elementwise.ts'
import type { Locals, Pair } from './assembler.ts'

type Value = ReturnType<typeof f64x2.add>

/** Puts a constant in both lanes on the stack. (Constants lie in memory: loading them is cheaper than building them.) */
export type Constants = (value: number) => Value

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const ROUNDER = 6755399441055744
/** 1/n!, n = 2..13. */
const INVERSE_FACTORIALS = [2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800, 479001600, 6227020800].map(n => 1 / n)

const { get } = local
const { abs, add, div, gt, lt, mul, neg, pmax, pmin, sub } = f64x2

/** The argument reduction of exp: k = round(x log2 e), held in the low bits of `shifted`; `sum` is r + (exp(r) - 1 - r). */
function reduced(locals: Locals, constant: Constants, x: Pair): { shifted: Pair; sum: () => Value } {
  const [shifted, k, r, r2, r4] = locals.pairs(5)
  local.set(shifted, add(mul(get(x), constant(Math.LOG2E)), constant(ROUNDER)))
  local.set(k, sub(get(shifted), constant(ROUNDER)))
  local.set(r, sub(sub(get(x), mul(get(k), constant(LN2_HIGH))), mul(get(k), constant(LN2_LOW))))
  local.set(r2, mul(get(r), get(r)))
  local.set(r4, mul(get(r2), get(r2)))
  const linear = (n: number) => add(constant(INVERSE_FACTORIALS[n]), mul(constant(INVERSE_FACTORIALS[n + 1]), get(r)))
  const cubic = (n: number) => add(linear(n), mul(linear(n + 2), get(r2)))
  return {
    shifted,
    sum: () => add(get(r), mul(get(r2), add(add(cubic(0), mul(cubic(4), get(r4))), mul(cubic(8), mul(get(r4), get(r4)))))),
  }
}

function sigmoid(locals: Locals, constant: Constants, x: Pair): Value {
  const [minus, argument] = locals.pairs(2)
  local.set(minus, neg(get(x)))
  // Below -700, 1 + exp is 1 whatever exp is. (pmax and pmin keep a NaN that comes first.)
  local.set(argument, pmax(get(minus), constant(-700)))
  const { shifted, sum } = reduced(locals, constant, argument)
  // exp = (1 + sum) 2^k: k is added to the exponent, in whose place shifting brings it.
  const y = div(constant(1), add(constant(1), i64x2.add(add(constant(1), sum()), shiftedExponent(shifted))))
  // Above 709.78 exp is Infinity, so the result is 0. And a NaN whose low bits got into the exponent is to stay a NaN.
  return v128.or(v128.andnot(y, gt(get(minus), constant(709.782712893384))), f64x2.ne(get(x), get(x)))
}

function tanh(locals: Locals, constant: Constants, x: Pair): Value {
  const [twice, power, e] = locals.pairs(3)
  local.set(twice, abs(get(x)))
  // From |x| = 22 on, e / (e + 2) is 1 exactly.
  local.set(twice, pmin(add(get(twice), get(twice)), constant(44)))
  const { shifted, sum } = reduced(locals, constant, twice)
  local.set(power, i64x2.add(constant(1), shiftedExponent(shifted)))
  local.set(e, add(mul(sum(), get(power)), sub(get(power), constant(1))))
  // The sign by comparison, not from the sign bit: -0 gives +0, as in the scalar function.
  return v128.xor(div(get(e), add(get(e), constant(2))), v128.and(lt(get(x), constant(0)), constant(-0)))
}

function exp(locals: Locals, constant: Constants, x: Pair): Value {
  const [argument, k, half] = locals.pairs(3)
  local.set(argument, pmin(pmax(get(x), constant(-747)), constant(711)))
  const { shifted, sum } = reduced(locals, constant, argument)
  local.set(k, i64x2.shr_s(shiftedExponent(shifted), i32.const(52)))
  local.set(half, i64x2.shr_s(get(k), i32.const(1)))
  const power = (exponent: () => Value) => i64x2.add(constant(1), i64x2.shl(exponent(), i32.const(52)))
  // 2^k in two factors: the first product is exact, so only the second can round, as in the scalar function.
  constant(Number.POSITIVE_INFINITY)
  mul(
    mul(
      add(constant(1), sum()),
      power(() => get(half)),
    ),
    power(() => i64x2.sub(get(k), get(half))),
  )
  gt(get(x), constant(709.782712893384))
  return v128.andnot(v128.bitselect(), lt(get(x), constant(-745.1332191019412)))
}

/** The low bits of k + ROUNDER are those of k. */
const shiftedExponent = (shifted: Pair): Value => i64x2.shl(get(shifted), i32.const(52))

/** Leaves f(x) on the stack. */
export function unaryValue(operation: UnaryName, locals: Locals, constant: Constants, x: Pair): Value {
  switch (operation) {
    case 'sigmoid':
      return sigmoid(locals, constant, x)
    case 'tanh':
      return tanh(locals, constant, x)
    case 'exp':
      return exp(locals, constant, x)
    case 'relu':
      return f64x2.max(get(x), constant(0))
    case 'square':
      return mul(get(x), get(x))
    case 'sqrt':
      return f64x2.sqrt(get(x))
    case 'reciprocal':
      return div(constant(1), get(x))
    case 'step':
      return v128.and(f64x2.ge(get(x), constant(0)), constant(1))
  }
}

/** What slopes are written in: one number at a time, or a pair. */
interface Arithmetic<Number> {
  constant(value: number): Number
  multiply(a: Number, b: Number): Number
  subtract(a: Number, b: Number): Number
  divide(a: Number, b: Number): Number
  negate(a: Number): Number
  /** 1 where a > 0, else 0. */
  isPositive(a: Number): Number
}

export const pairArithmetic = (constant: Constants): Arithmetic<Value> => ({
  constant,
  multiply: mul,
  subtract: sub,
  divide: div,
  negate: neg,
  isPositive: a => v128.and(gt(a, constant(0)), constant(1)),
})

export const scalarArithmetic: Arithmetic<StackVar<'f64'>> = {
  constant: f64.const,
  multiply: f64.mul,
  subtract: f64.sub,
  divide: f64.div,
  negate: f64.neg,
  isPositive: a => f64.convert_i32_s(f64.gt(a, f64.const(0))),
}

/** Leaves f'(x), as in ../../elementwise.ts, on the stack; `read` leaves x or y there, as `slopeReads` says. */
export function slope<Number>(
  operation: UnaryName,
  { constant, multiply, subtract, divide, negate, isPositive }: Arithmetic<Number>,
  read: () => Number,
): Number {
  switch (operation) {
    case 'sigmoid':
      return multiply(read(), subtract(constant(1), read()))
    case 'tanh':
      return subtract(constant(1), multiply(read(), read()))
    case 'exp':
      return read()
    case 'relu':
      return isPositive(read())
    case 'square':
      return multiply(constant(2), read())
    case 'sqrt':
      return divide(constant(0.5), read())
    case 'reciprocal':
      return multiply(negate(read()), read())
    case 'step':
      return constant(0)
  }
}
