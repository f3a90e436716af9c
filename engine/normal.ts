// Normal deviates by the ziggurat: G. Marsaglia & W. W. Tsang (2000), "The ziggurat method for generating random variables", Journal of
// Statistical Software 5(8), doi 10.18637/jss.v005.i08, with the layer and the place in it from different draws, as J. A. Doornik
// (2005), "An improved ziggurat method to generate normal random samples", University of Oxford, asks for: taking both from the same
// bits, as the original does, leaves them correlated.
//
// The density f(x) = exp(-x^2 / 2) for x > 0 is covered by 128 layers of equal area V: the lowest is the rectangle of height f(R) up to R
// together with the tail beyond R, the others are rectangles, layer i reaching from 0 to EDGE[i] with EDGE[i + 1] < EDGE[i]. A place drawn
// uniformly in a layer that lies below EDGE[i + 1] is under the curve whatever its height (98.8 % of draws).

import { exp, log } from './math.ts'

const LAYERS = 128
/** Where the tail begins, and the area of a layer: solutions of the condition that the topmost layer ends at f = 1 (Doornik's digits). */
const R = 3.442619855899
const V = 9.91256303526217e-3
/** Of the integers of 32 bits. */
const HALF = 2147483648

/** EDGE[0] = V / f(R), the width that the lowest layer would have as a rectangle; EDGE[1] = R; EDGE[128] = 0. */
const EDGE = edges()
/** Of layer i: a step of the 2^32 places from -EDGE[i] to EDGE[i], and how many of these on either side lie below EDGE[i + 1]. */
const STEP = Float64Array.from({ length: LAYERS }, (_, i) => EDGE[i] / HALF)
const INSIDE = Float64Array.from({ length: LAYERS }, (_, i) => (HALF * EDGE[i + 1]) / EDGE[i])

function density(x: number): number {
  return exp(-0.5 * x * x)
}

function edges(): Float64Array {
  const edge = new Float64Array(LAYERS + 1)
  edge[0] = V / density(R)
  edge[1] = R
  for (let i = 2; i < LAYERS; i++) edge[i] = Math.sqrt(-2 * log(V / edge[i - 1] + density(edge[i - 1])))
  return edge
}

/** One normal deviate, mean 0, standard deviation 1, from uniform 32-bit integers (signed) and uniform numbers in (0, 1). */
export function normalDeviate(int32: () => number, uniform: () => number): number {
  for (;;) {
    const layer = int32() & (LAYERS - 1)
    // In the middle of a step, so that both signs have equal chances and no deviate is 0.
    const place = int32() + 0.5
    const x = place * STEP[layer]
    if (Math.abs(place) < INSIDE[layer]) return x
    if (layer === 0) return place < 0 ? -tail(uniform) : tail(uniform)
    // A height between those of the curve at the layer's two ends, against the curve at x, all divided by the curve at x.
    const [outer, inner] = [EDGE[layer], EDGE[layer + 1]]
    const low = exp(-0.5 * (outer * outer - x * x))
    const high = exp(-0.5 * (inner * inner - x * x))
    if (low + uniform() * (high - low) < 1) return x
  }
}

/** A deviate beyond R: G. Marsaglia (1964), "Generating a variable from the tail of the normal distribution", Technometrics 6(1). */
function tail(uniform: () => number): number {
  for (;;) {
    const beyond = -log(uniform()) / R
    if (-2 * log(uniform()) > beyond * beyond) return R + beyond
  }
}
