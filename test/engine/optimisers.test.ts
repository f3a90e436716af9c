import test from 'ava'
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

test('clipping scales a long gradient to the threshold and leaves a short one alone', t => {
  const weights = new Float64Array(2)
  const optimiser = clipped(sgd(2, { learningRate: 1 }), 5)
  optimiser.update(weights, Float64Array.of(3, 4))
  t.deepEqual([...weights], [-3, -4])
  optimiser.update(weights, Float64Array.of(30, 40))
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
