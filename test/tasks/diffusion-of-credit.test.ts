import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/diffusion-of-credit.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

test('sequences are a[cd]+a or b[cd]+b, half of each, and every step but the last has the next symbol as its target', t => {
  const instance = instanceOf(task)
  const [branches, fillers] = [
    [0, 0],
    [0, 0],
  ]
  const pairs = Array<number>(4).fill(0)
  eachSequence(instance, 5000, ({ length, symbols, targets, targetCount, targetSteps }) => {
    const text = Array.from(symbols.subarray(0, length), symbol => 'abcd'[symbol]).join('')
    if (!/^(a[cd]+a|b[cd]+b)$/.test(text)) t.fail(text)
    branches[symbols[0]]++
    for (let step = 1; step < length - 1; step++) fillers[symbols[step] - 2]++
    if (length > 3) pairs[2 * (symbols[1] - 2) + symbols[2] - 2]++
    if (targetCount !== length - 1) t.fail('targets')
    for (let i = 0; i < targetCount; i++) {
      if (targetSteps[i] !== i) t.fail('steps of targets')
      for (let k = 0; k < 4; k++) if (targets[4 * i + k] !== (symbols[i + 1] === k ? 1 : 0)) t.fail('one-hot target')
    }
  })
  // Chi-square at 1e-6: 24 with one degree of freedom.
  t.true(chiSquare(branches) < 24)
  t.true(chiSquare(fillers) < 24)
  t.true(chiSquare(pairs) < chiSquareLimit(3))
})

test('middles are geometric with the span as half-life, whichever the branch', t => {
  for (const lag of [1, 3, 50]) {
    const counts = [0, 1].map(() => Array<number>(5).fill(0))
    eachSequence(instanceOf(task, { lag }), 20_000, ({ length, symbols }) => {
      // One half-life after another: how many a middle has survived, beyond its first step.
      counts[symbols[0]][Math.min(4, Math.floor((length - 3) / lag))]++
    })
    for (const branch of counts) t.true(chiSquare(branch, [1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 16]) < chiSquareLimit(4), `${lag}`)
  }
})

/** Answers that give each symbol the same activation at all of `count` steps. */
const constant = (values: readonly number[], count: number): Float64Array =>
  Float64Array.from({ length: 4 * count }, (_, i) => values[i % 4])

test('correct: whatever may come next is more active than what may not, at each step', t => {
  const instance = instanceOf(task)
  const sequence = bufferFor(instance)
  const text = [1, 2, 3, 3, 1]
  sequence.begin(5)
  for (const [step, symbol] of text.entries()) sequence.setSymbol(step, symbol)
  for (let step = 0; step < 4; step++) {
    sequence.addTarget(step)
    sequence.setTarget(text[step + 1], 1)
  }
  const answers = (...changes: readonly (readonly [number, number, number])[]) => {
    const given = Float64Array.of(0.1, 0.1, 0.5, 0.5, ...constant([0.1, 0.2, 0.4, 0.4], 3))
    for (const [step, unit, value] of changes) given[4 * step + unit] = value
    return given
  }
  t.true(instance.correct(answers(), sequence))
  // The end is not legal after the first symbol; later it may be as active as it likes.
  t.false(instance.correct(answers([0, 1, 0.5]), sequence))
  t.true(instance.correct(answers([0, 1, 0.49], [1, 1, 0.9], [3, 1, 5]), sequence))
  for (const step of [0, 1, 2, 3]) {
    t.false(instance.correct(answers([step, 0, 0.6]), sequence), `the other end at ${step}`)
    t.false(instance.correct(answers([step, 2, 0.1]), sequence), `c no more active than the other end at ${step}`)
    t.false(instance.correct(answers([step, 3, Number.NaN]), sequence))
  }
  t.false(instance.correct(answers([2, 1, 0.1]), sequence))
  // The mean over 16 answers.
  t.true(
    Math.abs(
      instance.error(
        sequence.targets.slice(0, 16).map(x => x + 0.25),
        sequence,
      ) - 0.25,
    ) < 1e-15,
  )
  t.true(instance.correct(instance.ideal!(sequence), sequence))
})

test('the ideal answers are the probabilities of what comes next', t => {
  const instance = instanceOf(task, { lag: 2 })
  // By position in the sequence: how often each symbol came next on branch a, and how often any.
  const counts = Array.from({ length: 3 }, () => Array<number>(4).fill(0))
  let ideal: Float64Array = new Float64Array(0)
  eachSequence(instance, 20_000, sequence => {
    if (sequence.symbols[0] !== 0) return
    for (let i = 0; i < Math.min(3, sequence.targetCount); i++) counts[i][sequence.symbols[i + 1]]++
    if (sequence.targetCount >= 3) ideal = instance.ideal!(sequence)
  })
  for (const [i, row] of counts.entries()) {
    const shares = Array.from(ideal.subarray(4 * i, 4 * i + 4))
    const possible = [0, 1, 2, 3].filter(k => shares[k] > 0)
    t.true(row.every((count, k) => count === 0 || shares[k] > 0))
    t.true(
      chiSquare(
        possible.map(k => row[k]),
        possible.map(k => shares[k]),
      ) < chiSquareLimit(possible.length - 1),
    )
  }
})

test('a constant is right at most half the time, and the baseline is the mean target', t => {
  for (const lag of [1, 7, 100]) {
    const instance = instanceOf(task, { lag })
    const { answer, meanSquaredError } = instance.constantBaseline
    let [right, targetCount, squares] = [0, 0, 0]
    const sums = [0, 0, 0, 0]
    const n = 5000
    eachSequence(instance, n, sequence => {
      if (instance.correct(constant([0.2, 0.1, 0.5, 0.5], sequence.targetCount), sequence)) right++
      targetCount += sequence.targetCount
      for (let i = 0; i < 4 * sequence.targetCount; i++) {
        sums[i % 4] += sequence.targets[i]
        squares += (sequence.targets[i] - answer[i % 4]) ** 2 / 4
      }
    })
    t.true(Math.abs(right / n - instance.chanceLevel) < (5 * 0.5) / Math.sqrt(n))
    // The number of targets has about the deviation of its mean; that of the last ones is fixed. Five standard errors, and some.
    for (const k of [0, 1]) t.true(Math.abs(sums[k] / targetCount / answer[k] - 1) < 0.15, `${sums[k] / targetCount}`)
    t.true(Math.abs(answer.reduce((a, b) => a + b) - 1) < 1e-12)
    t.true(Math.abs(squares / targetCount / meanSquaredError - 1) < 0.02)
  }
})

test('100 training sequences in turn, 100 others in the end', t => {
  const instance = instanceOf(task, { lag: 1000 })
  const { training, test: final, order } = instance.fixedSets!(randomStream('sets'))
  t.deepEqual([training.length, final.length, order], [100, 100, 'in-turn'])
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 100, mostWrong: 0 })
  t.is(new Set([...training, ...final].map(({ symbols, length }) => symbols.subarray(0, length).join(''))).size, 200)
})

test('a span below 1 or above 1000 is refused with the range that is allowed', t => {
  for (const lag of [0, 1001])
    t.deepEqual(
      resolveParameters(task, { lag }, name => name),
      { ok: false, problems: [`Expected \`lag\` to be a whole number from 1 to 1000, got \`${lag}\` (number)`] },
    )
})
