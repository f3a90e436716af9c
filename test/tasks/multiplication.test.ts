import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import adding from '../../tasks/adding.ts'
import task from '../../tasks/multiplication.ts'
import { markedPairs } from '../../tasks/shared/marked-pairs.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

for (const firstPair of ['one-input', 'one-target'] as const)
  test(`values in [0, 1], two marked pairs, and their product at the end (${firstPair})`, t => {
    const instance = instanceOf(task, { lag: 100, firstPair })
    const values = Array<number>(20).fill(0)
    const pairs = new Set<number>()
    const lengths = Array<number>(11).fill(0)
    const firstPositions = Array<number>(10).fill(0)
    let affected = 0
    const n = 20_000
    eachSequence(instance, n, ({ length, inputs, targets, targetSteps, targetCount }) => {
      lengths[length - 100]++
      const marked: number[] = []
      for (let step = 0; step < length; step++) {
        const [value, marker] = [inputs[2 * step], inputs[2 * step + 1]]
        if (!(value >= 0 && value <= 1)) t.fail(`value ${value}`)
        if (step > 0) values[Math.floor(value * 20)]++
        if (marker === 1) marked.push(step)
        else if (marker !== (step === 0 || step === length - 1 ? -1 : 0)) t.fail(`marker ${marker} at ${step}`)
      }
      if (marked.length !== 2 || marked[0] > 9 || marked[1] > 49) t.fail(`marked pairs ${marked}`)
      if (marked[1] > 9) firstPositions[marked[0]]++
      pairs.add(marked[0] * 1000 + marked[1])
      if (marked[0] === 0) affected++
      // In the first pair 1 stands for the value when it is marked; the input says so in one of the readings only.
      if (marked[0] === 0 && (firstPair === 'one-input') !== (inputs[0] === 1)) t.fail('value of a marked first pair')
      if (marked[0] !== 0 && inputs[0] === 1) t.fail('value of an unmarked first pair')
      const value = (step: number): number => (step === 0 ? 1 : inputs[2 * step])
      if (targets[0] !== value(marked[0]) * value(marked[1])) t.fail('target')
      if (targetCount !== 1 || targetSteps[0] !== length - 1) t.fail('one target, at the last step')
    })
    t.is(pairs.size, 10 * 49 - 45)
    const share = 0.1 + 0.9 / 49
    t.true(Math.abs(affected / n - share) < 5 * Math.sqrt((share * (1 - share)) / n))
    // Chi-square at 1e-6.
    t.true(chiSquare(values) < chiSquareLimit(19))
    t.true(chiSquare(firstPositions) < chiSquareLimit(9))
    t.true(chiSquare(lengths) < chiSquareLimit(10))
  })

test('length, marked pairs and values are drawn as in the adding problem, from the same stream', t => {
  for (const lag of [4, 20, 100]) {
    const [one, other] = [randomStream('pairs'), randomStream('pairs')]
    const buffer = sequenceBuffer('dense', 2, 1)
    const pairs = markedPairs(lag)
    eachSequence(
      instanceOf(adding, { lag, firstPair: 'zero-target' }),
      200,
      sequence => {
        pairs.draw(other, buffer, -1, 1)
        t.is(buffer.length, sequence.length)
        t.deepEqual(buffer.inputs.slice(0, 2 * buffer.length), sequence.inputs.slice(0, 2 * sequence.length))
      },
      one,
    )
    t.is(pairs.minimalLag, instanceOf(adding, { lag }).minimalLag)
  }
})

test('an answer is correct when it misses by less than 0.04', t => {
  const instance = instanceOf(task)
  const buffer = bufferFor(instance)
  buffer.begin(100)
  buffer.addTarget(99)
  buffer.setTarget(0, 0.5)
  t.true(instance.correct(Float64Array.of(0.5399), buffer))
  t.false(instance.correct(Float64Array.of(0.5401), buffer))
  t.true(instance.correct(Float64Array.of(0.4601), buffer))
  t.false(instance.correct(Float64Array.of(0.4599), buffer))
  t.false(instance.correct(Float64Array.of(Number.NaN), buffer))
  t.is(instance.error(Float64Array.of(0.75), buffer), 0.25)
})

test('training stops when fewer than n_seq of the last 2000 are wrong: 12 or 139 at most', t => {
  t.deepEqual(instanceOf(task).criterion, { kind: 'window', window: 2000, mostWrong: 12 })
  t.deepEqual(instanceOf(task, { wrongBelow: 140 }).criterion, { kind: 'window', window: 2000, mostWrong: 139 })
  t.deepEqual(instanceOf(task, { wrongBelow: 1 }).criterion, { kind: 'window', window: 2000, mostWrong: 0 })
  t.is(instanceOf(task).testSequences, 2560)
})

test('no constant is correct more often than the chance level says, 0.04 just as often', t => {
  for (const lag of [4, 6, 100]) {
    const instance = instanceOf(task, { lag })
    const n = 40_000
    const constants = Array.from({ length: 26 }, (_, i) => 0.02 * (i - 1))
    const right = constants.map(() => 0)
    const at = { right: 0, squares: 0, fourths: 0 }
    const { answer, meanSquaredError } = instance.constantBaseline
    eachSequence(instance, n, sequence => {
      for (const [i, constant] of constants.entries()) if (instance.correct(Float64Array.of(constant), sequence)) right[i]++
      if (instance.correct(Float64Array.of(0.04), sequence)) at.right++
      const squared = (sequence.targets[0] - answer[0]) ** 2
      at.squares += squared
      at.fourths += squared ** 2
    })
    const chance = instance.chanceLevel
    const error = Math.sqrt((chance * (1 - chance)) / n)
    t.true(Math.abs(at.right / n - chance) < 5 * error, `lag ${lag}`)
    t.true(Math.max(...right) / n < chance + 5 * error, `lag ${lag}`)
    const spread = Math.sqrt((at.fourths / n - (at.squares / n) ** 2) / n)
    t.true(Math.abs(at.squares / n - meanSquaredError) < 5 * spread, `lag ${lag}`)
  }
})

test('the shortest sequences have their first two pairs marked', t => {
  const seen = new Set<string>()
  eachSequence(instanceOf(task, { lag: 4 }), 300, ({ length, inputs, targets }) => {
    seen.add(Array.from({ length }, (_, step) => inputs[2 * step + 1]).join())
    t.is(inputs[0], 1)
    t.is(targets[0], inputs[2])
  })
  t.deepEqual([...seen], ['1,1,0,-1'])
})

test('bad parameters are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 3, wrongBelow: 0, firstPair: 'one' }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 4 to 100000, got `3` (number)',
        'Expected `wrongBelow` to be a whole number from 1 to 2000, got `0` (number)',
        'Expected `firstPair` to be one of `one-input`, `one-target`, got `one` (string)',
      ],
    },
  )
})
