// Compiled optimisers against those in plain TypeScript, bit for bit.

import test from 'ava'
import { cell } from '../../../engine/cell.ts'
import { compileProgram } from '../../../engine/compiler/compiled-program.ts'
import { interpret } from '../../../engine/interpreter/interpreter.ts'
import { adam, clipped, type Optimiser, rmsprop, sgd } from '../../../engine/optimisers.ts'
import type { Program } from '../../../engine/program.ts'
import { randomStream } from '../../../engine/random.ts'

const optimisers: Readonly<Record<string, (size: number) => Optimiser>> = {
  'gradient descent': size => sgd(size, { learningRate: 0.1 }),
  momentum: size => sgd(size, { learningRate: 0.1, momentum: 0.9 }),
  RMSprop: size => rmsprop(size, { learningRate: 0.01 }),
  Adam: size => adam(size, { learningRate: 0.01 }),
  'clipped gradient descent': size => clipped(sgd(size, { learningRate: 0.1 }), 1),
  'clipped Adam': size => clipped(adam(size, { learningRate: 0.01, beta1: 0.8, epsilon: 1e-6 }), 2),
  'gradient descent clipped twice': size => clipped(clipped(sgd(size, { learningRate: 0.1 }), 2), 1),
}

const linear = (inputs: number) => cell({ inputs, state: {} }, ({ x }, { dense }) => ({ y: dense(1, [x], { bias: false }) }))

/** The weights after updates by gradients that stream in, some of them long enough to be clipped. */
function trajectory(program: Program, make: (size: number) => Optimiser): Float64Array {
  const random = randomStream(['update test', program.weights.length])
  const size = program.weights.length
  const update = program.updater(make(size))
  for (let i = 0; i < size; i++) program.weights[i] = random.normal()
  for (let step = 0; step < 20; step++) {
    for (let i = 0; i < size; i++) program.gradient[i] = random.normal() * (step % 3)
    update()
  }
  return program.weights.slice()
}

for (const [name, make] of Object.entries(optimisers))
  test(`${name} has the bits of the optimiser in TypeScript`, t => {
    // Written out and as a loop, with and without an odd last weight.
    for (const size of [1, 2, 5, 32, 33, 101]) {
      const program = compileProgram(linear(size), 'dense')
      t.deepEqual(trajectory(program, make), trajectory(interpret(linear(size), 'dense'), make), `${size} weights`)
      t.true(program.gradient.every(g => g === 0))
    }
  })

test('two optimisers that remember do not disturb each other', t => {
  const steps = (program: Program): Float64Array => {
    const updates = [0.1, 0.01].map(learningRate => program.updater(sgd(3, { learningRate, momentum: 0.5 })))
    for (let step = 0; step < 6; step++) {
      program.gradient.fill(1 + step)
      updates[step % 2]()
    }
    return program.weights.slice()
  }
  t.deepEqual(steps(compileProgram(linear(3), 'dense')), steps(interpret(linear(3), 'dense')))
})

test('an optimiser of one’s own is used as it is', t => {
  const program = compileProgram(linear(3), 'dense')
  program.gradient.fill(2)
  program.updater({ update: (weights, gradient) => weights.set(gradient) })()
  t.deepEqual([...program.weights], [2, 2, 2])
})
