import test from 'ava'
import fc from 'fast-check'
import { adam, clipped, type Optimiser, rmsprop, sgd } from '../../engine/optimisers.ts'

/** Three updates with the gradients 1, -2, 0.5 of a single weight that starts at 1. */
function trajectory(optimiser: Optimiser): number[] {
  const weights = Float64Array.of(1)
  return [1, -2, 0.5].map(g => {
    const gradient = Float64Array.of(g)
    optimiser.update(weights, gradient)
    if (gradient[0] !== 0) throw new Error('gradient not used up')
    return weights[0]
  })
}

const close = (actual: readonly number[], expected: readonly number[]): boolean =>
  actual.every((x, i) => Math.abs(x - expected[i]) < 1e-12)

test('gradient descent, without and with momentum, by hand', t => {
  t.true(close(trajectory(sgd(1, { learningRate: 0.1 })), [0.9, 1.1, 1.05]))
  // v = -0.1; 0.5 v + 0.2 = 0.15; 0.5 v - 0.05 = 0.025
  t.true(close(trajectory(sgd(1, { learningRate: 0.1, momentum: 0.5 })), [0.9, 1.05, 1.075]))
})

test('RMSprop divides by the root of the running mean square', t => {
  let [s, w] = [0, 1]
  const expected = [1, -2, 0.5].map(g => {
    s = 0.9 * s + 0.1 * g * g
    w -= (0.1 * g) / (Math.sqrt(s) + 1e-8)
    return w
  })
  t.true(close(trajectory(rmsprop(1, { learningRate: 0.1 })), expected))
})

test('Adam is algorithm 1 of Kingma & Ba (2015)', t => {
  let [m, v, w] = [0, 0, 1]
  const expected = [1, -2, 0.5].map((g, i) => {
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    w -= (0.1 * (m / (1 - 0.9 ** (i + 1)))) / (Math.sqrt(v / (1 - 0.999 ** (i + 1))) + 1e-8)
    return w
  })
  t.true(close(trajectory(adam(1, { learningRate: 0.1 })), expected))
})

test('decay, beta and epsilon are what the options say', t => {
  // By hand, g = 1 and then -2. RMSprop: s = 0.5, then 2.25. Adam's first step is η g / (|g| + ε), whatever its betas.
  const root = (x: number): number => Math.sqrt(x) + 0.25
  t.true(
    close(trajectory(rmsprop(1, { learningRate: 0.1, decay: 0.5, epsilon: 0.25 })).slice(0, 2), [
      1 - 0.1 / root(0.5),
      1 - 0.1 / root(0.5) + 0.2 / root(2.25),
    ]),
  )
  // Adam's second step: m = 0.25 - 1 and v = 0.1875 + 1, corrected by 1 - 0.5^2 = 0.75 and 1 - 0.75^2 = 0.4375.
  const [m, v] = [0.5 * 0.5 - 0.5 * 2, 0.75 * 0.25 + 0.25 * 4]
  t.true(
    close(trajectory(adam(1, { learningRate: 0.1, beta1: 0.5, beta2: 0.75, epsilon: 0.25 })).slice(0, 2), [
      1 - 0.1 / 1.25,
      1 - 0.1 / 1.25 - (0.1 * (m / 0.75)) / root(v / 0.4375),
    ]),
  )
})

const optimisers = {
  sgd: (size: number) => sgd(size, { learningRate: 0.1 }),
  momentum: (size: number) => sgd(size, { learningRate: 0.1, momentum: 0.9 }),
  rmsprop: (size: number) => rmsprop(size, { learningRate: 0.1 }),
  adam: (size: number) => adam(size, { learningRate: 0.1 }),
}
const vectors = fc.array(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 }), {
  minLength: 1,
  maxLength: 8,
})

for (const [name, make] of Object.entries(optimisers)) {
  test(`${name} updates every weight as if it were alone, and uses up the whole gradient`, t => {
    fc.assert(
      fc.property(vectors, gradients => {
        const together = Float64Array.of(1, -2, 3)
        const all = make(3)
        const alone = [1, -2, 3].map(weight => ({ weight: Float64Array.of(weight), one: make(1) }))
        for (const values of gradients) {
          const gradient = Float64Array.from(values)
          all.update(together, gradient)
          if (gradient.some(g => g !== 0)) return false
          alone.forEach(({ weight, one }, i) => {
            one.update(weight, Float64Array.of(values[i]))
          })
        }
        return alone.every(({ weight }, i) => weight[0] === together[i])
      }),
      { seed: 1 },
    )
    t.pass()
  })

  test(`${name} does not move without a gradient`, t => {
    const weights = Float64Array.of(1, -2)
    make(2).update(weights, new Float64Array(2))
    t.deepEqual([...weights], [1, -2])
  })
}

test('clipping gives the optimiser a gradient of the same direction, no longer than the threshold', t => {
  fc.assert(
    fc.property(vectors, fc.double({ min: 0.01, max: 20, noNaN: true }), ([values], threshold) => {
      let seen = new Float64Array()
      const listening: Optimiser = {
        update(_, gradient) {
          seen = gradient.slice()
        },
      }
      clipped(listening, threshold).update(new Float64Array(3), Float64Array.from(values))
      const norm = Math.hypot(...values)
      if (norm < threshold * (1 - 1e-12)) return values.every((value, i) => value === seen[i])
      return values.every((value, i) => Math.abs(seen[i] - (value * threshold) / norm) <= 1e-12 * Math.max(1, threshold))
    }),
    { seed: 2, numRuns: 300 },
  )
  // A gradient of exactly the threshold's length stays as it is, and is used up by the optimiser behind.
  const [weights, gradient] = [new Float64Array(2), Float64Array.of(3, 4)]
  clipped(sgd(2, { learningRate: 1 }), 5).update(weights, gradient)
  t.deepEqual([...weights, ...gradient], [-3, -4, 0, 0])
  // 50 long: a tenth of it.
  clipped(sgd(2, { learningRate: 1 }), 5).update(weights, Float64Array.of(30, 40))
  t.true(close([...weights], [-6, -8]))
})

test('each finds the minimum of a small quadratic', t => {
  for (const [name, optimiser] of Object.entries({
    sgd: sgd(2, { learningRate: 0.1 }),
    momentum: sgd(2, { learningRate: 0.02, momentum: 0.9 }),
    rmsprop: rmsprop(2, { learningRate: 0.002 }),
    adam: adam(2, { learningRate: 0.02 }),
  })) {
    const weights = Float64Array.of(1, -2)
    const gradient = new Float64Array(2)
    for (let i = 0; i < 3000; i++) {
      gradient.set([weights[0] - 0.3, 4 * (weights[1] - 0.7)])
      optimiser.update(weights, gradient)
    }
    t.true(Math.abs(weights[0] - 0.3) < 0.01 && Math.abs(weights[1] - 0.7) < 0.01, name)
  }
})
