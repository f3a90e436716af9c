import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/parity.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

/** Odd or even, by a two-state automaton. */
function isOdd(elements: Iterable<number>): boolean {
  let odd = false
  for (const element of elements) if (element > 0) odd = !odd
  return odd
}

test('the guessing papers: +1 and -1, 500 to 600 steps, 1 for odd and 0 for even', t => {
  const instance = instanceOf(task)
  const lengths = Array<number>(101).fill(0)
  const classes = [0, 0]
  const elements = [0, 0]
  eachSequence(instance, 5000, sequence => {
    const { length, inputs, targets, targetCount, targetSteps } = sequence
    lengths[length - 500]++
    let plus = 0
    for (let step = 0; step < length; step++) {
      if (Math.abs(inputs[step]) !== 1) t.fail(`element ${inputs[step]}`)
      if (inputs[step] > 0) plus++
    }
    elements[0] += plus
    elements[1] += length - plus
    if (targets[0] !== (plus % 2 === 1 ? 1 : 0)) t.fail('target')
    if (targetCount !== 1 || targetSteps[0] !== length - 1) t.fail('one target, at the last step')
    classes[instance.classOf!(sequence)]++
    if (instance.classOf!(sequence) !== 1 - targets[0]) t.fail('class')
  })
  // Chi-square at 1e-6.
  t.true(chiSquare(lengths) < chiSquareLimit(100))
  t.true(chiSquare(classes) < 24)
  t.true(chiSquare(elements) < 24)
  t.is(instance.signature.longestSequence, 600)
  t.like(instance.criterion, { kind: 'test', sequences: 100, stages: [{ name: 'accepted', mostWrong: 0 }] })
  t.is(instance.testSequences, 100)
})

for (const [protocol, lag, lengths] of [
  ['guessing-1996', 5, [5, 6]],
  ['bengio-1994', 3, [2, 3]],
  ['bengio-1994', 5, [3, 4, 5]],
  ['bengio-1994', 2, [1, 2]],
] as const)
  test(`${protocol}, T = ${lag}: all sequences of ${lengths.join(', ')} steps occur, alike for each length, with their parity`, t => {
    const strings = lengths.flatMap(length =>
      Array.from({ length: 2 ** length }, (_, bits) => bits.toString(2).padStart(length, '0')),
    )
    const counts = new Map(strings.map(string => [string, 0]))
    const [odd, even] = protocol === 'bengio-1994' ? [0.8, -0.8] : [1, 0]
    eachSequence(instanceOf(task, { lag, protocol }), 20_000, ({ length, inputs, targets }) => {
      const string = Array.from(inputs.subarray(0, length), element => (element > 0 ? 1 : 0)).join('')
      const count = counts.get(string)
      if (count === undefined) return t.fail(string)
      counts.set(string, count + 1)
      const ones = string.replaceAll('0', '').length
      if (targets[0] !== (ones % 2 === 1 ? odd : even)) t.fail(`${string}: ${targets[0]}`)
    })
    const shares = strings.map(({ length }) => 1 / lengths.length / 2 ** length)
    // An error rate of 1e-6 for each.
    t.true(chiSquare([...counts.values()], shares) < chiSquareLimit(strings.length - 1))
  })

test('noise is uniform in [-0.2, 0.2], independent of the element, and leaves the target as it is', t => {
  const noise = Array<number>(20).fill(0)
  let [count, withElement] = [0, 0]
  eachSequence(instanceOf(task, { lag: 50, noise: 0.2, protocol: 'bengio-1994' }), 2000, ({ length, inputs, targets }) => {
    if (length < 25 || length > 50) t.fail(`${length} steps`)
    for (let step = 0; step < length; step++) {
      const sign = Math.sign(inputs[step])
      const off = inputs[step] - sign
      if (!(Math.abs(off) <= 0.2)) t.fail(`noise ${off}`)
      noise[Math.min(19, Math.floor((off + 0.2) * 50))]++
      count++
      withElement += off * sign
    }
    if (targets[0] !== (isOdd(inputs.subarray(0, length)) ? 0.8 : -0.8)) t.fail('target')
  })
  t.true(chiSquare(noise) < chiSquareLimit(19))
  // Of variance 0.04/3: five standard errors.
  t.true(Math.abs(withElement / count) < 5 * Math.sqrt(0.04 / 3 / count))
})

test('an answer is correct within 0.1 in the guessing papers, by its sign in the others', t => {
  const [guessing, bengio] = [instanceOf(task), instanceOf(task, { protocol: 'bengio-1994' })]
  const sequence = (target: number) => {
    const buffer = bufferFor(guessing)
    buffer.begin(3)
    buffer.addTarget(2)
    buffer.setTarget(0, target)
    return buffer
  }
  t.true(guessing.correct(Float64Array.of(0.91), sequence(1)))
  t.false(guessing.correct(Float64Array.of(0.89), sequence(1)))
  t.true(guessing.correct(Float64Array.of(0.1 - 1e-16), sequence(0)))
  t.false(guessing.correct(Float64Array.of(0.1), sequence(0)))
  t.true(bengio.correct(Float64Array.of(1e-9), sequence(0.8)))
  t.true(bengio.correct(Float64Array.of(-3), sequence(-0.8)))
  for (const answer of [0, -1e-9, -0.8, Number.NaN]) t.false(bengio.correct(Float64Array.of(answer), sequence(0.8)))
  t.is(bengio.error(Float64Array.of(0.3), sequence(0.8)), 0.5)
  t.is(bengio.testSequences, 1000)
})

test('a constant is right half the time, under both protocols', t => {
  for (const protocol of ['guessing-1996', 'bengio-1994']) {
    const instance = instanceOf(task, { lag: 20, protocol })
    const { answer, meanSquaredError } = instance.constantBaseline
    let [right, squares] = [0, 0]
    eachSequence(instance, 20_000, sequence => {
      if (instance.correct(Float64Array.of(protocol === 'bengio-1994' ? 0.8 : 1), sequence)) right++
      squares += (sequence.targets[0] - answer[0]) ** 2
    })
    t.true(Math.abs(right / 20_000 - instance.chanceLevel) < (5 * 0.5) / Math.sqrt(20_000))
    t.true(Math.abs(squares / 20_000 - meanSquaredError) < 1e-9)
  }
})

test('bad parameters are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 1, noise: -0.2, stretch: 11, protocol: 'mine' }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 2 to 100000, got `1` (number)',
        'Expected `noise` to be a number from 0 to 10, got `-0.2` (number)',
        'Expected `stretch` to be a number from 0 to 10, got `11` (number)',
        'Expected `protocol` to be one of `guessing-1996`, `bengio-1994`, got `mine` (string)',
      ],
    },
  )
})
