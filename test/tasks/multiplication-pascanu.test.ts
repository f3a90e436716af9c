import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/multiplication-pascanu.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

const target = (x: number, y: number): number => x * y

/** The definition, read aloud: how probable each length with each pair of marked steps is. */
function law(lag: number): Map<string, number> {
  const shares = new Map<string, number>()
  const lengths = Array.from({ length: Math.floor(lag / 10) }, (_, i) => lag + i)
  for (const length of lengths) {
    const firsts = Math.floor(length / 10)
    const seconds = Math.floor((length * 4) / 10)
    for (let first = 0; first < firsts; first++)
      for (let second = firsts; second < firsts + seconds; second++)
        shares.set([length, first, second].join(), 1 / lengths.length / firsts / seconds)
  }
  return shares
}

for (const lag of [10, 19, 25, 33])
  test(`lengths and marked steps are those of the code, as often as they should be (L = ${lag})`, t => {
    const instance = instanceOf(task, { lag })
    const expected = law(lag)
    const counts = new Map([...expected.keys()].map(key => [key, 0]))
    let [least, longest] = [Infinity, 0]
    eachSequence(instance, 8000, sequence => {
      const { length, inputs, targets, targetCount, targetSteps } = sequence
      const marked: number[] = []
      for (let step = 0; step < length; step++) {
        const [marker, value] = [inputs[2 * step], inputs[2 * step + 1]]
        if (marker === 1) marked.push(step)
        else if (marker !== 0) t.fail(`marker ${marker}`)
        if (!(value >= 0 && value < 1)) t.fail(`value ${value}`)
      }
      const key = [length, ...marked].join()
      if (!counts.has(key)) t.fail(`length and marked steps ${key}`)
      counts.set(key, (counts.get(key) ?? 0) + 1)
      if (targetCount !== 1 || targetSteps[0] !== length - 1) t.fail('one target, at the last step')
      const [x, y] = marked.map(step => inputs[2 * step + 1])
      if (targets[0] !== target(x, y)) t.fail('target')
      if (instance.signal!(sequence).join() !== marked.join()) t.fail('signal')
      least = Math.min(least, length - 1 - marked[1])
      longest = Math.max(longest, length)
    })
    t.true(chiSquare([...counts.values()], [...expected.values()]) < chiSquareLimit(Math.max(3, expected.size - 1)))
    t.is(longest, instance.signature.longestSequence)
    t.is(least, instance.minimalLag)
  })

test('values are uniform in [0, 1), marked ones and others alike, and unrelated to each other', t => {
  const [marked, others] = [Array<number>(20).fill(0), Array<number>(20).fill(0)]
  let [products, count] = [0, 0]
  eachSequence(instanceOf(task, { lag: 30 }), 4000, ({ length, inputs }) => {
    let product = 1
    for (let step = 0; step < length; step++) {
      const value = inputs[2 * step + 1]
      ;(inputs[2 * step] === 1 ? marked : others)[Math.floor(value * 20)]++
      if (inputs[2 * step] === 1) product *= value - 0.5
    }
    products += product
    count++
  })
  // Chi-square at 1e-6; the mean of products, whose standard deviation is 1/12, within five standard errors.
  for (const counts of [marked, others]) t.true(chiSquare(counts) < chiSquareLimit(19))
  t.true(Math.abs(products / count) < 5 / 12 / Math.sqrt(count))
})

test('an answer is correct when its squared error is at most 0.04', t => {
  const instance = instanceOf(task)
  const buffer = bufferFor(instance)
  buffer.begin(100)
  buffer.addTarget(99)
  buffer.setTarget(0, 0.5)
  for (const [answer, correct] of [
    [0.6999, true],
    [0.7001, false],
    [0.3001, true],
    [0.2999, false],
  ] as const)
    t.is(instance.correct(Float64Array.of(answer), buffer), correct, String(answer))
  t.is(instance.error(Float64Array.of(0.75), buffer), 0.25)
})

test('the best constant, 0.2, is right as often as the chance level says, and the others less often', t => {
  const instance = instanceOf(task, { lag: 10 })
  const chance = 0.4 * (1 - Math.log(0.4))
  t.true(Math.abs(instance.chanceLevel - chance) < 1e-12)
  const n = 40_000
  const constants = [0.2 - 0.1, 0.2, 0.2 + 0.1]
  const right = [0, 0, 0]
  eachSequence(instance, n, sequence => {
    for (const [i, constant] of constants.entries()) if (instance.correct(Float64Array.of(constant), sequence)) right[i]++
  })
  t.true(Math.abs(right[1] / n - chance) < 5 * Math.sqrt((chance * (1 - chance)) / n))
  t.true(right[0] < right[1] && right[2] < right[1])
})

test('success is no error on 10,000 sequences, as in the code', t => {
  const { criterion, testSequences } = instanceOf(task)
  t.deepEqual(criterion, { kind: 'test', sequences: 10_000, every: 400, stages: [{ name: 'solved', mostWrong: 0 }] })
  t.is(testSequences, 10_000)
})

test('a length of which a tenth is less than a step is refused with the range that is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 9 }, name => name),
    { ok: false, problems: ['Expected `lag` to be a whole number from 10 to 100000, got `9` (number)'] },
  )
})
