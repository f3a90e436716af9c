import test from 'ava'
import { noisyRuns } from '../../../analyses/latching/noisy-runs.ts'
import { attractor, slopeAt } from '../../../analyses/latching/one-unit.ts'
import { portrait } from '../../../analyses/latching/portrait.ts'
import { noiseLimit, randomMaps } from '../../../analyses/latching/random-maps.ts'
import {
  fixedPointFrom,
  gradientAlong,
  jacobianAt,
  nameAttractor,
  normAt,
  radiusAt,
  type SmallMap,
  stepMap,
} from '../../../analyses/latching/small-map.ts'
import { randomStream } from '../../../engine/random.ts'

const map: SmallMap = { n: 2, weights: Float64Array.of(1.4, 0.35, 0.3, 1.3), biases: Float64Array.of(0.1, -0.2) }

test('the Jacobian of a map is what central differences of a step say', t => {
  const a = Float64Array.of(0.4, -0.7)
  const moved = (j: number, h: number): Float64Array => {
    const next = a.with(j, a[j] + h)
    stepMap(map, next)
    return next
  }
  const jacobian = jacobianAt(map, a)
  for (const j of [0, 1]) {
    const [above, below] = [moved(j, 1e-5), moved(j, -1e-5)]
    for (const i of [0, 1]) t.true(Math.abs(jacobian[i * 2 + j] - (above[i] - below[i]) / 2e-5) < 1e-9)
  }
})

test('one unit: attractor, norm, radius and gradient are those of the closed forms', t => {
  const unit: SmallMap = { n: 1, weights: Float64Array.of(1.5), biases: Float64Array.of(0) }
  const end = fixedPointFrom(unit, Float64Array.of(0.01))!
  t.true(Math.abs(end[0] - attractor(1.5)) < 1e-9)
  const slope = slopeAt(1.5, attractor(1.5))
  t.true(Math.abs(normAt(unit, end) - slope) < 1e-8 && Math.abs(radiusAt(unit, end) - slope) < 1e-6)
  const { logNorm, contracting } = gradientAlong(unit, end, 40)
  t.true(Math.abs(logNorm - 40 * Math.log(slope)) < 1e-6)
  t.true(contracting)
  t.false(gradientAlong(unit, Float64Array.of(0.1), 40).contracting)
})

test('a matrix that is not normal may have a norm above 1 and eigenvalues below; a turning map has no fixed point to fall to', t => {
  const shear: SmallMap = { n: 2, weights: Float64Array.of(0.5, 3, 0, 0.5), biases: new Float64Array(2) }
  const origin = new Float64Array(2)
  t.true(normAt(shear, origin) > 3)
  t.true(Math.abs(radiusAt(shear, origin) - 0.5) < 1e-4)
  const turning: SmallMap = { n: 2, weights: Float64Array.of(1.6, -0.9, 0.9, 1.6), biases: new Float64Array(2) }
  t.is(fixedPointFrom(turning, Float64Array.of(1, 0.3)), undefined)
})

test('attractors are known again, and new ones noted', t => {
  const known: Float64Array[] = []
  t.is(nameAttractor(known, Float64Array.of(1, 2)), 0)
  t.is(nameAttractor(known, Float64Array.of(-1, 2)), 1)
  t.is(nameAttractor(known, Float64Array.of(1 + 1e-9, 2)), 0)
  t.is(known.length, 2)
})

test('the noise limit is the first level at which more than a tenth is lost', t => {
  t.is(
    noiseLimit(deviation => (deviation <= 0.3 ? 1 : 0.5)),
    0.353553,
  )
  t.is(
    noiseLimit(() => 0.5),
    0,
  )
  t.is(
    noiseLimit(() => 0.95),
    null,
  )
})

test('random maps with several fixed points have radii below 1 there, and the small ones withstand the more noise', t => {
  const { latches, single, unsettled } = randomMaps(
    { sizes: [1, 2], gains: [2], maps: 25, steps: 30, runs: 40, starts: 15 },
    (...name) => randomStream(['random maps test', ...name]),
  )
  t.is(latches.length + single + unsettled.length, 50)
  t.true(latches.length > 8)
  for (const { rate, norm, attractors } of latches) t.true(rate < 1 && norm >= rate - 1e-6 && attractors >= 2)
  const [slow, fast] = [latches.filter(({ rate }) => rate > 0.5), latches.filter(({ rate }) => rate < 0.2)]
  t.true(Math.max(...slow.map(({ noise }) => noise ?? 16)) <= Math.max(...fast.map(({ noise }) => noise ?? 16)))
})

test('bits are lost where the gradient does not shrink, and not where |M| < 1 at every step of a run in little noise', t => {
  const [cell] = noisyRuns({ weights: [1.25], deviations: [0.1], steps: 20, runs: 1500 }, (...name) =>
    randomStream(['noisy runs test', ...name]),
  )
  t.is(cell.always.lost, 0)
  t.true(cell.always.runs > 700 && cell.always.gradient[1]! < -3)
  t.true(cell.undiminished.runs > 20 && cell.undiminished.lost / cell.undiminished.runs > 0.2)
  t.is(cell.expanding.runs + cell.contracting.runs, 1500)
  t.is(cell.always.runs + cell.notAlways.runs, 1500)
})

test('the portrait divides a basin into its parts; a map without an attractor in the upper right is refused', t => {
  const design = { weights: [1.4, 0.35, 0.3, 1.3], biases: [0, 0], extent: 2.8, cells: 24, deviation: 0.1, steps: 20, runs: 60 }
  const streams = (...name: readonly unknown[]) => randomStream(['portrait test', String(name)])
  const { rows, attractors, lost, inside, outside, runs } = portrait(design, streams)
  t.is(rows.length, 24)
  t.deepEqual([...new Set(rows.join(''))].sort(), ['0', '1', '2', '3'])
  // The plane is its own mirror image, but for the basins, which change places.
  t.is(attractors.length, 2)
  t.true(Math.abs(attractors[0][0] + attractors[1][0]) < 1e-5)
  t.is(lost[2], 0)
  t.true(lost[1] > lost[2] && lost[1] < runs)
  t.false(inside.lost)
  t.is(inside.points.length, 21)
  t.is(outside.points.length, 21)
  t.throws(() => portrait({ ...design, weights: [1.6, -0.9, 0.9, 1.6] }, streams), { instanceOf: RangeError })
})
