// The loop that all gradient methods share: each rule against another statement of it, and what it counts.

import test from 'ava'
import fc from 'fast-check'
import { z } from 'zod'
import { createProgram } from '../../../engine/create-program.ts'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { fullyRecurrent } from '../../../methods/cells/fully-recurrent.ts'
import { williamsZipser } from '../../../methods/cells/williams-zipser.ts'
import {
  type GradientOptions,
  gradientLearner,
  gradientOptions,
  onlineLearner,
  optimiserFor,
  stepsBack,
} from '../../../methods/learning/gradient.ts'
import { relativeDifference, sameBits, sequenceWithTargets } from '../../helpers/gradients.ts'
import { recordedStream } from '../../helpers/training-stream.ts'

const shape = { inputs: 2, outputs: 2, hidden: 3, hiddenUnits: 'tanh', outputUnits: 'logistic' } as const
const net = fullyRecurrent(shape)
const defaults = z.strictObject(gradientOptions).parse({})

/** Sequences of 7, 8 and 9 steps with targets at steps 1, 4, 7 and at the last one. */
function someSequences(name: string) {
  const random = randomStream(['gradient learner', name])
  return [7, 8, 9].map(length => sequenceWithTargets(net, length, t => t % 3 === 1 || t === length - 1, random))
}

type Changes = Partial<GradientOptions> & { readonly teacherForcing?: boolean }

/** A learner of the net with its own weights stream, the same for all. */
function learnerOf(changes: Changes, cell = net) {
  return gradientLearner(cell, {
    signature: { inputKind: 'dense' },
    options: { ...defaults, ...changes },
    streams: { weights: randomStream(['first weights']), search: randomStream(['search']) },
  } as never)
}

/** The weights after each of `count` sequences. */
function trajectory(changes: Changes, count = 6, cell = net): Float64Array[] {
  const learner = learnerOf(changes, cell)
  const stream = recordedStream(someSequences('trajectory'))
  return Array.from({ length: count }, () => {
    learner.learn(stream)
    return learner.weights.slice()
  })
}

test('RTRL with one update per sequence learns as backpropagation through time does, by another route', t => {
  // Both are exact and sum in other orders; six updates pass the rounding on.
  const forwards = trajectory({ rule: 'rtrl-epochwise', learningRate: 1 })
  trajectory({ rule: 'bptt', learningRate: 1 }).forEach((weights, i) => {
    t.true(relativeDifference(weights, forwards[i]) < 1e-12)
  })
  t.true(relativeDifference(forwards[0], forwards[5]) > 1e-2)
})

test('a window over the whole sequence is backpropagation through time, to the last bit', t => {
  const windows = trajectory({ rule: 'truncated-bptt', depth: 9, every: 9 })
  trajectory({ rule: 'bptt' }).forEach((weights, i) => {
    t.true(sameBits(weights, windows[i]))
  })
})

test('RTRL and windows that end at each step change the weights at each target: the same where no error goes back through time', t => {
  // One target per sequence and a window that reaches the start: then the first sequence, at least, has the same gradient.
  const random = randomStream(['one target'])
  const sequence = sequenceWithTargets(net, 6, step => step === 5, random)
  const [forwards, windows, whole] = (['rtrl', 'truncated-bptt', 'bptt'] as const).map(rule => {
    const learner = learnerOf({ rule, depth: 6, every: 1, learningRate: 1 })
    learner.learn(recordedStream([sequence]))
    return learner.weights
  })
  t.true(relativeDifference(forwards, whole) < 1e-12)
  t.true(sameBits(windows, whole))
  // With several targets the rules part.
  const several = (rule: GradientOptions['rule']) => trajectory({ rule, depth: 9, every: 1, learningRate: 1 }, 1)[0]
  t.true(relativeDifference(several('rtrl'), several('bptt')) > 1e-4)
  t.true(relativeDifference(several('truncated-bptt'), several('bptt')) > 1e-4)
})

test('influenceSteps and teacherForcing reach the program', t => {
  t.true(relativeDifference(trajectory({ rule: 'rtrl', influenceSteps: 1 })[5], trajectory({ rule: 'rtrl' })[5]) > 1e-6)
  const fedBack = williamsZipser(shape)
  const [forced, free] = [true, false].map(teacherForcing => trajectory({ teacherForcing }, 1, fedBack)[0])
  t.true(relativeDifference(forced, free) > 1e-6)
})

const targetsOf = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 })

test('stepsBack counts the steps of the passes, one by one', t => {
  fc.assert(
    fc.property(targetsOf, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 7 }), (targets, every, more) => {
      const sequence = sequenceBuffer('dense', 1, 1)
      sequence.begin(targets.length)
      targets.forEach((has, step) => {
        if (has) sequence.addTarget(step)
      })
      let steps = 0
      let waiting = false
      for (let now = 0; now < targets.length; now++) {
        waiting ||= targets[now]
        const due = (now + 1) % every === 0 || now === targets.length - 1
        if (!due) continue
        if (waiting) for (let back = now; back >= 0 && back > now - every - more; back--) steps++
        waiting = false
      }
      return stepsBack(sequence, every + more, every) === steps
    }),
    { seed: 31, numRuns: 300 },
  )
  t.pass()
})

test('each rule counts its passes and its updates', t => {
  // Seven steps, targets at 1, 4 and 6. Windows of 2 every 2 steps end at 1, 3 (no target since), 5 and 6: three passes of 2 steps.
  const sequence = sequenceWithTargets(net, 7, step => [1, 4, 6].includes(step), randomStream(['counted']))
  const { forward, reverse, influence } = createProgram(net, 'dense').cost
  t.true(forward > 0 && reverse > 0 && influence > reverse)
  for (const [changes, multiplyAdds, weightChanges] of [
    [{ rule: 'bptt' }, 7 * (forward + reverse), 1],
    [{ rule: 'truncated-bptt', depth: 2, every: 2 }, 7 * forward + 6 * reverse, 3],
    [{ rule: 'truncated-bptt', depth: 1, every: 1 }, 7 * forward + 3 * reverse, 3],
    [{ rule: 'rtrl' }, 7 * (forward + influence) + 3 * reverse, 3],
    [{ rule: 'rtrl-epochwise' }, 7 * (forward + influence) + 3 * reverse, 1],
  ] as const) {
    const stream = recordedStream([sequence])
    learnerOf(changes).learn(stream)
    t.deepEqual(stream.counted, { presentations: 1, multiplyAdds, weightChanges }, JSON.stringify(changes))
  }
})

test('it reports the answers that it gave before it learned from the sequence', t => {
  for (const rule of ['bptt', 'rtrl-epochwise'] as const) {
    const [sequence] = someSequences('reported')
    const learner = learnerOf({ rule, learningRate: 5 })
    const before = learner.answer(sequence).slice(0, sequence.targetCount * 2)
    const stream = recordedStream([sequence])
    t.is(learner.learn(stream), 'continue')
    t.true(sameBits(stream.reported[0], before))
    t.false(sameBits(learner.answer(sequence).slice(0, sequence.targetCount * 2), before))
  }
})

test('clipNorm scales a gradient down to that length, and leaves a shorter one as it is', t => {
  // An update of plain gradient descent is η times the gradient, so its length tells the norm: rounding only.
  const updateOf = (clipNorm: GradientOptions['clipNorm']): Float64Array => {
    const learner = learnerOf({ clipNorm, learningRate: 0.5 })
    const before = learner.weights.slice()
    learner.learn(recordedStream(someSequences('clipped')))
    return before.map((weight, i) => learner.weights[i] - weight)
  }
  const norm = (vector: Float64Array): number => Math.hypot(...vector)
  const free = updateOf('none')
  const length = norm(free) / 0.5
  const clipped = updateOf(length / 4)
  t.true(Math.abs(norm(clipped) / (0.5 * (length / 4)) - 1) < 1e-12)
  t.true(
    relativeDifference(
      clipped.map(value => value * 4),
      free,
    ) < 1e-12,
  )
  t.true(sameBits(updateOf(length * 1.01), free))
})

test('each optimiser is the one that the option names, with its learning rate and momentum', t => {
  // First updates by a gradient g of 0.5, by hand: η g; η g / sqrt(0.1 g²), with the decay of 0.9; η g / |g|. The third of momentum 0.5
  // with gradients of 0.5: η (0.5 + 0.25 + 0.125).
  const after = (options: Partial<GradientOptions>, updates = 1): number => {
    const optimiser = optimiserFor(1, { ...defaults, learningRate: 0.2, ...options })
    const weights = Float64Array.of(1)
    let before = 1
    for (let i = 0; i < updates; i++) {
      before = weights[0]
      optimiser.update(weights, Float64Array.of(0.5))
    }
    return before - weights[0]
  }
  t.true(Math.abs(after({ optimiser: 'sgd' }) - 0.1) < 1e-12)
  t.true(Math.abs(after({ optimiser: 'sgd', momentum: 0.5 }, 3) - 0.2 * 0.875) < 1e-12)
  t.true(Math.abs(after({ optimiser: 'rmsprop' }) - 0.2 / Math.sqrt(0.1)) < 1e-7)
  t.true(Math.abs(after({ optimiser: 'adam' }) - 0.2) < 1e-7)
})

test('weights start within the range that is asked for, or within 1/sqrt(sources)', t => {
  const wide = fullyRecurrent({ ...shape, hidden: 40 })
  for (const initialRange of [0.3, 'fan-in'] as const) {
    const { weights } = learnerOf({ initialRange }, wide)
    for (const { name, offset, rows, columns } of wide.parameters) {
      const sources = name.startsWith('hidden') ? 42 : 40
      const range = initialRange === 'fan-in' ? 1 / Math.sqrt(sources) : initialRange
      const own = weights.subarray(offset, offset + rows * columns)
      t.true(own.every(weight => Math.abs(weight) <= range))
      // Of 80 and more draws one lies in the outer fifth but for a chance of 10^-7.
      if (own.length >= 80)
        t.true(
          own.some(weight => Math.abs(weight) > 0.8 * range),
          name,
        )
    }
  }
})

test('a window that does not go back as far as it advances has no learner', t => {
  const program = createProgram(net, 'dense')
  const learner = onlineLearner(program, { ...defaults, rule: 'truncated-bptt', depth: 1, every: 2 }, optimiserFor(1, defaults))
  t.throws(() => learner.learn(recordedStream(someSequences('refused'))), { instanceOf: RangeError })
})
