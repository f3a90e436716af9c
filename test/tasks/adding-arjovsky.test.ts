import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/adding-arjovsky.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

/** All pairs of steps that may be marked: one of the first half with one of the second. */
function allowedPairs(lag: number): string[] {
  const pairs: string[] = []
  for (let first = 0; first < lag / 2; first++)
    for (let second = lag / 2; second < lag; second++) pairs.push(`${first},${second}`)
  return pairs
}

for (const lag of [2, 4, 6, 10])
  test(`every allowed pair of steps is marked equally often, the sum of their values is the target (T = ${lag})`, t => {
    const instance = instanceOf(task, { lag })
    const counts = new Map(allowedPairs(lag).map(pair => [pair, 0]))
    let least = Infinity
    eachSequence(instance, 6000, sequence => {
      const { length, inputs, targets, targetCount, targetSteps } = sequence
      const marked: number[] = []
      for (let step = 0; step < length; step++) {
        const [value, marker] = [inputs[2 * step], inputs[2 * step + 1]]
        if (marker === 1) marked.push(step)
        else if (marker !== 0) t.fail(`marker ${marker}`)
        if (!(value >= 0 && value < 1)) t.fail(`value ${value}`)
      }
      if (!counts.has(marked.join())) t.fail(`marked steps ${marked}`)
      counts.set(marked.join(), (counts.get(marked.join()) ?? 0) + 1)
      if (length !== lag || targetCount !== 1 || targetSteps[0] !== lag - 1) t.fail('one target, at the last step')
      if (targets[0] !== inputs[2 * marked[0]] + inputs[2 * marked[1]]) t.fail('target')
      if (instance.signal!(sequence).join() !== marked.join()) t.fail('signal')
      least = Math.min(least, lag - 1 - marked[1])
    })
    t.true(chiSquare([...counts.values()]) < chiSquareLimit(Math.max(3, counts.size - 1)))
    t.is(least, instance.minimalLag)
  })

test('values are uniform in [0, 1), marked ones and others alike', t => {
  const [marked, others] = [Array<number>(20).fill(0), Array<number>(20).fill(0)]
  eachSequence(instanceOf(task, { lag: 30 }), 4000, ({ length, inputs }) => {
    for (let step = 0; step < length; step++) (inputs[2 * step + 1] === 1 ? marked : others)[Math.floor(inputs[2 * step] * 20)]++
  })
  for (const counts of [marked, others]) t.true(chiSquare(counts) < chiSquareLimit(19))
})

test('an answer is correct when it misses by less than 0.1', t => {
  const instance = instanceOf(task)
  const buffer = bufferFor(instance)
  buffer.begin(100)
  buffer.addTarget(99)
  buffer.setTarget(0, 0)
  t.true(instance.correct(Float64Array.of(0.0999), buffer))
  t.false(instance.correct(Float64Array.of(0.1), buffer))
  t.false(instance.correct(Float64Array.of(-0.1), buffer))
  t.true(instance.correct(Float64Array.of(-0.0999), buffer))
})

test('the constant 1 has the mean squared error 1/6 that is printed everywhere, and is right in 19 of 100 sequences', t => {
  const instance = instanceOf(task, { lag: 4 })
  t.deepEqual([instance.constantBaseline.answer[0], instance.constantBaseline.meanSquaredError], [1, 1 / 6])
  const n = 100_000
  let [right, squares] = [0, 0]
  eachSequence(instance, n, sequence => {
    if (instance.correct(Float64Array.of(1), sequence)) right++
    squares += (sequence.targets[0] - 1) ** 2
  })
  t.is(instance.chanceLevel, 0.19)
  t.true(Math.abs(right / n - 0.19) < 5 * Math.sqrt((0.19 * 0.81) / n))
  // The fourth moment of the sum about its mean is 1/15, so a square's variance is 1/15 - 1/36.
  t.true(Math.abs(squares / n - 1 / 6) < 5 * Math.sqrt((1 / 15 - 1 / 36) / n))
})

test('odd lengths, whose halves differ between code bases, and lengths below 2 are refused', t => {
  const problem = (lag: number) =>
    `Expected \`lag\` to be a whole number divisible by 2 from 2 to 100000, got \`${lag}\` (number)`
  for (const lag of [101, 0])
    t.deepEqual(
      resolveParameters(task, { lag }, name => name),
      { ok: false, problems: [problem(lag)] },
    )
})

test('even if all wrong answers are off by as much as answers in the range of the targets can be, success means a squared error below 0.05', t => {
  const { criterion } = instanceOf(task)
  if (criterion.kind !== 'test') return t.fail()
  const wrong = criterion.stages[0].mostWrong / criterion.sequences
  t.true(wrong * 2 ** 2 + (1 - wrong) * 0.1 ** 2 < 0.05)
})
