// Upper tails of the standard normal law and of the chi-squared laws with a whole number of degrees of freedom: M. Abramowitz & I. A.
// Stegun (1964), Handbook of Mathematical Functions, 26.2.11, 26.2.14, 26.4.4 and 26.4.5. With φ the normal density and Q its tail,
//
//   1/2 - Q(z) = φ(z) (z + z³/3 + z⁵/(3·5) + ...)                                       z < 3      (1)
//   Q(z) = φ(z) / (z + 1/(z + 2/(z + 3/(z + ...))))                                     z >= 3     (2)
//   P(χ²_ν > x) = 2 Q(sqrt x) + 2 φ(sqrt x) (x^(1/2) + x^(3/2)/3 + ... + x^(ν/2-1)/(3·5···(ν-2)))   ν odd   (3)
//   P(χ²_ν > x) = exp(-x/2) (1 + x/2 + (x/2)²/2! + ... + (x/2)^(ν/2-1)/(ν/2-1)!)        ν even     (4)

import { exp } from '../../engine/math.ts'

const INVERSE_SQRT_2PI = 0.3989422804014327
/** Enough for full precision from z = 3 on. */
const FRACTION_TERMS = 100

function density(z: number): number {
  return INVERSE_SQRT_2PI * exp((-z * z) / 2)
}

/** P(Z > z) for a standard normal Z, accurate to 12 digits also far out. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  if (z < 3) return 0.5 - density(z) * oddSeries(z) // (1)
  if (z > 40) return 0
  let fraction = z
  for (let k = FRACTION_TERMS; k >= 1; k--) fraction = z + k / fraction
  return density(z) / fraction // (2)
}

function oddSeries(z: number): number {
  let term = z
  let sum = z
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return sum
}

/** P(χ² > x), x >= 0. Throws a RangeError unless `degrees` is a whole number >= 1. */
export function chiSquaredTail(x: number, degrees: number): number {
  if (!(Number.isInteger(degrees) && degrees >= 1)) throw new RangeError(`Expected whole degrees of freedom >= 1, got ${degrees}`)
  if (!(x >= 0)) throw new RangeError(`Expected a sum of squares >= 0, got ${x}`)
  const odd = degrees % 2 === 1
  let term = odd ? Math.sqrt(x) : 1
  let sum = 0
  for (let order = odd ? 3 : 2; order <= degrees; order += 2) {
    sum += term
    term *= x / order
  }
  const root = Math.sqrt(x)
  return odd ? 2 * normalTail(root) + 2 * density(root) * sum : exp(-x / 2) * sum // (3), (4)
}
