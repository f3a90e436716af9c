import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/multi-scale-regression.ts'
import { drawMultiScaleNet, type MultiScaleNet, runMultiScaleNet } from '../../tasks/shared/multi-scale-net.ts'
import { bufferFor, eachSequence, instanceOf } from '../helpers/samples.ts'

/** The net as the card tells it, unit by unit: what it puts out at the end, and what it feeds back after each step. */
function replay(net: MultiScaleNet, inputs: ArrayLike<number>, length: number): { output: number; next: number[] } {
  const h = Array<number>(8).fill(0)
  const next: number[] = []
  const sum = (weights: ArrayLike<number>, from = 0) => h.reduce((total, value, j) => total + weights[from + j] * value, 0)
  for (let t = 0; t < length; t++) {
    for (const level of [0, 1, 2, 3]) {
      if (t % 2 ** level !== 0) continue
      const [a, b] = [2 * level, 2 * level + 1].map(unit =>
        Math.tanh(sum(net.recurrent, 8 * unit) + (level === 0 ? net.input[unit] * inputs[t] : 0)),
      )
      h[2 * level] = a
      h[2 * level + 1] = b
    }
    next.push(Math.tanh(sum(net.feedback)))
  }
  return { output: Math.tanh(sum(net.output)), next }
}

test('the target is the last output of the net, whose inputs are its own but for about 5 % of the steps', t => {
  let [own, random, within] = [0, 0, 0]
  for (let seed = 0; seed < 100; seed++) {
    const stream = randomStream(['net', seed])
    const net = drawMultiScaleNet(stream, 2)
    const buffer = sequenceBuffer('dense', 1, 1)
    // Short enough for rounding not to have grown: nets like these are chaotic.
    const length = 1 + (seed % 24)
    for (let i = 0; i < 20; i++) {
      runMultiScaleNet(net, stream, length, 0.05, buffer)
      const { output, next } = replay(net, buffer.inputs, length)
      if (Math.abs(buffer.targets[0] - output) > 1e-6) t.fail(`${buffer.targets[0]} instead of ${output}`)
      if (buffer.targetCount !== 1 || buffer.targetSteps[0] !== length - 1) t.fail('one target, at the last step')
      for (let step = 1; step < length; step++)
        if (Math.abs(buffer.inputs[step] - next[step - 1]) < 1e-6) own++
        else random++
      if (Math.abs(buffer.inputs[0]) <= 1) within++
    }
  }
  t.is(within, 2000)
  // Five standard errors.
  t.true(Math.abs(random / (own + random) - 0.05) < 5 * Math.sqrt((0.05 * 0.95) / (own + random)), `${random} of ${own + random}`)
})

test('units see their own level and the ones next to it, with weights over the whole range', t => {
  const net = drawMultiScaleNet(randomStream('net'), 3)
  for (let i = 0; i < 8; i++)
    for (let j = 0; j < 8; j++) t.is(net.recurrent[8 * i + j] === 0, Math.abs(Math.floor(i / 2) - Math.floor(j / 2)) > 1)
  const weights = Array.from({ length: 200 }, (_, seed) => drawMultiScaleNet(randomStream(['net', seed]), 3)).flatMap(each => [
    ...each.output,
    ...each.feedback,
    ...each.input,
  ])
  t.true(Math.max(...weights) > 2.98 && Math.max(...weights) < 3 && Math.min(...weights) < -2.98 && Math.min(...weights) >= -3)
  // Variance 3, fourth moment 81/5: five standard errors.
  const variance = weights.reduce((sum, w) => sum + w * w, 0) / weights.length
  t.true(Math.abs(variance - 3) < 5 * Math.sqrt((16.2 - 9) / weights.length))
})

test('a trial has 100 training and 100 test sequences of one net, another trial those of another', t => {
  const instance = instanceOf(task, { clamped: 0, lag: 10 })
  const { training, test: final, order } = instance.fixedSets!(randomStream(['sets', 1]))
  t.deepEqual([training.length, final.length, order], [100, 100, 'in-turn'])
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 100, mostWrong: 0 })
  // Of one net: first drawn from the stream, its outputs follow from the inputs alone.
  const net = drawMultiScaleNet(randomStream(['sets', 1]), 2)
  for (const { inputs, targets } of [...training, ...final])
    if (Math.abs(replay(net, inputs, 10).output - targets[0]) > 1e-9) t.fail('another net')
  const [other] = instance.fixedSets!(randomStream(['sets', 2])).training
  t.true(Math.abs(replay(net, other.inputs, 10).output - other.targets[0]) > 1e-6)
})

test('an answer is correct when it misses by less than 0.1', t => {
  const instance = instanceOf(task)
  const buffer = bufferFor(instance)
  buffer.begin(1)
  buffer.addTarget(0)
  t.true(instance.correct(Float64Array.of(0.0999), buffer))
  for (const answer of [0.1, -0.1, Number.NaN]) t.false(instance.correct(Float64Array.of(answer), buffer))
  t.is(instance.error(Float64Array.of(-0.5), buffer), 0.5)
})

for (const [lag, weightRange] of [
  [3, 2],
  [10, 1],
  [40, 3],
  [333, 2],
])
  test(`length ${lag}, weights up to ${weightRange}: what is estimated of constants holds for other sequences`, t => {
    const instance = instanceOf(task, { lag, weightRange })
    const n = lag > 100 ? 1500 : 5000
    const constants = Array.from({ length: 41 }, (_, i) => (i - 20) / 20)
    const right = constants.map(() => 0)
    let squares = 0
    eachSequence(instance, n, sequence => {
      for (const [i, constant] of constants.entries()) if (instance.correct(Float64Array.of(constant), sequence)) right[i]++
      squares += sequence.targets[0] ** 2
    })
    // Both are estimates: from n and from 10,000 sequences; five standard errors, for the best of many constants one more.
    const error = (variance: number) => Math.sqrt(variance / n + variance / 10_000)
    const { chanceLevel, constantBaseline } = instance
    const best = Math.max(...right) / n
    t.true(Math.abs(best - chanceLevel) < 6 * error(chanceLevel * (1 - chanceLevel)), `${best} instead of ${chanceLevel}`)
    t.true(Math.abs(squares / n - constantBaseline.meanSquaredError) < 5 * error(0.25))
    t.is(instance.chanceLevel, chanceLevel)
  })

test('5 % of random inputs unless said otherwise; parameters out of range are refused with what is allowed', t => {
  t.deepEqual(task.parameters.parse({}), { lag: 100, weightRange: 2, clamped: 0.05 })
  t.deepEqual(
    resolveParameters(task, { lag: 1, weightRange: 0, clamped: 1.1 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 2 to 10000, got `1` (number)',
        'Expected `weightRange` to be a number from 0.1 to 100, got `0` (number)',
        'Expected `clamped` to be a number from 0 to 1, got `1.1` (number)',
      ],
    },
  )
})
