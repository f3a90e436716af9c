// Quantiles of Student's t law with a whole number of degrees of freedom, by bisection on its distribution function in closed form:
// M. Abramowitz & I. A. Stegun (1964), Handbook of Mathematical Functions, 26.7.3 and 26.7.4. With θ = atan(t / sqrt ν) and
// A(t) = P(|T| <= t),
//
//   A = (2/π) (θ + sin θ (cos θ + (2/3) cos³θ + ... + (2·4···(ν-3))/(3·5···(ν-2)) cos^(ν-2) θ))     ν odd    (1)
//   A = sin θ (1 + (1/2) cos²θ + (1·3)/(2·4) cos⁴θ + ... + (1·3···(ν-3))/(2·4···(ν-2)) cos^(ν-2) θ)   ν even   (2)

/** P(|T| <= t), t >= 0. */
function centralProbability(t: number, degrees: number): number {
  const hypotenuse = Math.sqrt(degrees + t * t)
  const sine = t / hypotenuse
  const squaredCosine = degrees / (hypotenuse * hypotenuse)
  const odd = degrees % 2 === 1
  let term = odd ? Math.sqrt(squaredCosine) : 1
  let sum = degrees === 1 ? 0 : term
  for (let power = odd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= (squaredCosine * (power - 1)) / power
    sum += term
  }
  return odd ? (2 / Math.PI) * (Math.atan(t / Math.sqrt(degrees)) + sine * sum) : sine * sum // (1), (2)
}

/** The t with P(|T| <= t) = `probability`; 0.95 gives the factor of a 95 % interval. `degrees` is a whole number >= 1. */
export function studentT(degrees: number, probability = 0.95): number {
  if (!(Number.isInteger(degrees) && degrees >= 1)) throw new RangeError(`Expected whole degrees of freedom >= 1, got ${degrees}`)
  if (!(probability >= 0 && probability < 1)) throw new RangeError(`Expected a probability in [0, 1), got ${probability}`)
  let low = 0
  let high = 1
  while (centralProbability(high, degrees) < probability) high *= 2
  // Halves until the two ends are neighbouring doubles.
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) return high
    if (centralProbability(middle, degrees) < probability) low = middle
    else high = middle
  }
}
