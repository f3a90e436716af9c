import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/adding.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

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
  t.true(instance.correct(Float64Array.of(0.4601), buffer))
  t.is(instance.error(Float64Array.of(0.75), buffer), 0.25)
  // With target 0, where 0.04 is exact, an error of just that is wrong.
  buffer.setTarget(0, 0)
  t.false(instance.correct(Float64Array.of(-0.04), buffer))
  t.true(instance.correct(Float64Array.of(-0.04 + 1e-17), buffer))
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

/** The definition, read aloud: how probable each pair of marked positions is at length T, by counting every choice of X1 and X2. */
function markedPairs(lag: number): Map<string, number> {
  const share = new Map<string, number>()
  const pairs = Array.from({ length: lag }, (_, i) => i)
  const candidates = pairs.slice(0, Math.min(10, Math.floor(lag / 2)))
  for (const x1 of candidates) {
    const unmarked = pairs.filter(pair => pair !== x1).slice(0, Math.floor(lag / 2) - 1)
    for (const x2 of unmarked) {
      const key = [x1, x2].sort((a, b) => a - b).join()
      share.set(key, (share.get(key) ?? 0) + 1 / candidates.length / unmarked.length)
    }
  }
  return share
}

for (const lag of [4, 5, 6, 9, 10, 19, 20, 21, 25])
  test(`at T = ${lag} every choice of X1 and X2 that the definition allows occurs, as often as it should`, t => {
    const expected = markedPairs(lag)
    const counts = new Map([...expected.keys()].map(key => [key, 0]))
    eachSequence(instanceOf(task, { lag }), 10_000, ({ length, inputs }) => {
      const marked: number[] = []
      for (let step = 0; step < length; step++) if (inputs[2 * step + 1] === 1) marked.push(step)
      const count = counts.get(marked.join())
      if (count === undefined) t.fail(`marked pairs ${marked}`)
      else counts.set(marked.join(), count + 1)
    })
    t.true(Math.min(...counts.values()) > 0)
    // An error rate of 1e-6 for each T.
    t.true(chiSquare([...counts.values()], [...expected.values()]) <= chiSquareLimit(expected.size))
  })

test('values are uniform in [-1, 1], marked ones and others alike, and unrelated to each other', t => {
  const [marked, others] = [Array<number>(20).fill(0), Array<number>(20).fill(0)]
  let [products, count] = [0, 0]
  eachSequence(instanceOf(task, { lag: 30 }), 5000, ({ length, inputs }) => {
    const x: number[] = []
    for (let step = 1; step < length; step++) {
      const [value, marker] = [inputs[2 * step], inputs[2 * step + 1]]
      ;(marker === 1 ? marked : others)[Math.floor((value + 1) * 10)]++
      if (marker === 1) x.push(value)
    }
    if (x.length < 2) return
    count++
    products += x[0] * x[1]
  })
  // Chi-square with 19 degrees of freedom at 1e-6; the mean of products, whose variance is 1/9, within five standard errors.
  for (const counts of [marked, others]) t.true(chiSquare(counts) < chiSquareLimit(19))
  t.true(Math.abs(products / count) < 5 / 3 / Math.sqrt(count))
})

test('from the last marked pair to the target it is never less than the minimal lag, and sometimes just that', t => {
  for (const lag of [4, 9, 20]) {
    const instance = instanceOf(task, { lag })
    let least = Infinity
    eachSequence(instance, 5000, ({ length, inputs, targetSteps }) => {
      for (let step = 0; step < length; step++) if (inputs[2 * step + 1] === 1) least = Math.min(least, targetSteps[0] - step)
    })
    t.is(least, instance.minimalLag)
  }
})

test('a first pair that counts as zero makes the constant 0.5 right more often, as the chance level says', t => {
  // At T = 4 it is always marked: 0.16 instead of nearly 0.1536, eleven standard errors (0.00058 each) apart; five are allowed.
  const instance = instanceOf(task, { lag: 4 })
  t.true(Math.abs(instance.chanceLevel - 0.16) < 1e-15)
  let right = 0
  eachSequence(instance, 400_000, sequence => {
    if (instance.correct(Float64Array.of(0.5), sequence)) right++
  })
  t.true(Math.abs(right / 400_000 - 0.16) < 5 * 0.00058)
})

test('a lag below 4, where two pairs cannot be marked, and an unknown reading of the first pair are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 3, firstPair: 'one' }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 4 to 100000, got `3` (number)',
        'Expected `firstPair` to be one of `zero-input`, `zero-target`, got `one` (string)',
      ],
    },
  )
})
