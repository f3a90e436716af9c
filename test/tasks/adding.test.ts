import test from 'ava'
import task from '../../tasks/adding.ts'
import { bufferFor, chiSquare, eachSequence, instanceOf } from '../helpers/samples.ts'

for (const firstPair of ['zero-input', 'zero-target'] as const)
  test(`markers, values and target are those of the paper (${firstPair})`, t => {
    const instance = instanceOf(task, { lag: 100, firstPair })
    const firstPositions = Array<number>(10).fill(0)
    const pairs = new Set<number>()
    const lengths = new Map<number, number>()
    let [affected, latest] = [0, 0]
    const n = 20_000
    eachSequence(instance, n, ({ length, inputs, targets, targetSteps, targetCount }) => {
      lengths.set(length, (lengths.get(length) ?? 0) + 1)
      const marked: number[] = []
      for (let step = 0; step < length; step++) {
        const [value, marker] = [inputs[2 * step], inputs[2 * step + 1]]
        if (!(value >= -1 && value < 1)) t.fail('values in [-1, 1)')
        if (marker === 1) marked.push(step)
        else if (marker !== (step === 0 || step === length - 1 ? -1 : 0)) t.fail(`marker ${marker} at ${step}`)
      }
      if (marked.length !== 2 || marked[0] > 9 || marked[1] > 49) t.fail(`marked pairs ${marked}`)
      // The second is one of the first 49 unmarked pairs: at most at step 49, and there only if the first stands before it.
      latest = Math.max(latest, marked[1])
      pairs.add(marked[0] * 1000 + marked[1])
      if (marked[1] > 9) firstPositions[marked[0]]++
      if (marked[0] === 0) affected++
      const value = (step: number): number => (step === 0 ? 0 : inputs[2 * step])
      if (marked[0] === 0 && (firstPair === 'zero-input') !== (inputs[0] === 0)) t.fail('value of a marked first pair')
      if (targets[0] !== 0.5 + (value(marked[0]) + value(marked[1])) / 4) t.fail('target')
      if (targetCount !== 1 || targetSteps[0] !== length - 1) t.fail('one target, at the last step')
    })
    t.is(latest, 49)
    // Every admissible pair of positions occurs: 10 · 49 ordered draws, less the pairs within the first ten counted twice.
    t.is(pairs.size, 10 * 49 - 45)
    // Share of sequences with a marked first pair: 1/10 + (9/10) / 49; five standard errors.
    const share = 0.1 + 0.9 / 49
    t.true(Math.abs(affected / n - share) < 5 * Math.sqrt((share * (1 - share)) / n))
    // Chi-square with 9 and with 10 degrees of freedom: above 46 and 48 with probability below 1e-6.
    t.true(chiSquare(firstPositions) < 46)
    t.is(lengths.size, 11)
    t.true(chiSquare([...lengths.values()]) < 48)
  })

test('an answer is correct when it misses by less than 0.04', t => {
  const instance = instanceOf(task)
  const buffer = bufferFor(instance)
  buffer.begin(100)
  buffer.addTarget(99)
  buffer.setTarget(0, 0.5)
  t.true(instance.correct(Float64Array.of(0.5399), buffer))
  t.false(instance.correct(Float64Array.of(0.5401), buffer))
  t.false(instance.correct(Float64Array.of(0.4599), buffer))
})

test('the shortest sequences that the definition allows still have two different marked pairs', t => {
  const instance = instanceOf(task, { lag: 4 })
  const seen = new Set<string>()
  eachSequence(instance, 300, ({ inputs }) => {
    seen.add([0, 1, 2, 3].map(step => inputs[2 * step + 1]).join())
  })
  // X1 among the first two pairs, X2 the first pair that is still unmarked.
  t.deepEqual([...seen], ['1,1,0,-1'])
})
