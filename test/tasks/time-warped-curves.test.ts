import test from 'ava'
import { type RandomStream, randomStream } from '../../engine/random.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/time-warped-curves.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

const TURN = 2 * Math.PI
const [sin, cos, abs] = [Math.sin, Math.cos, Math.abs]

/** Equation 23 of the paper: x and y at time t, for each class. */
const curves = [
  (t: number, b: number) => [sin(t + b) * abs(sin(t)), cos(t + b) * abs(sin(t))],
  (t: number, b: number) => [sin(0.5 * t + b) * sin(1.5 * t), cos(0.5 * t + b) * sin(1.5 * t)],
  (t: number, b: number) => [sin(t + b) * sin(2 * t), cos(t + b) * sin(2 * t)],
]

/** The uniform numbers of [low, high) that a stream was asked for. */
function listening(random: RandomStream): { stream: RandomStream; heard: { low: number; high: number; value: number }[] } {
  const heard: { low: number; high: number; value: number }[] = []
  const between = (low: number, high: number): number => {
    const value = random.between(low, high)
    heard.push({ low, high, value })
    return value
  }
  return { stream: { ...random, between }, heard }
}

for (const lag of [10, 60, 200])
  test(`T = ${lag}: inputs are 1, x, y, x², y², xy of the class's curve at irregular times, divided by their norm`, t => {
    const instance = instanceOf(task, { lag })
    const classes = [0, 0, 0]
    const phases = Array<number>(10).fill(0)
    const steps = Array<number>(10).fill(0)
    const buffer = bufferFor(instance)
    let [lengths, worst] = [0, 0]
    const n = 600
    const { stream, heard } = listening(randomStream(['curves', lag]))
    for (let i = 0; i < n; i++) {
      heard.length = 0
      instance.sample(stream, buffer)
      const [phase, ...waits] = heard
      const own = buffer.targets.indexOf(1)
      classes[own]++
      t.deepEqual([phase.low, phase.high], [0, TURN])
      phases[Math.floor((phase.value / TURN) * 10)]++
      // As many samples as waits: the last wait leads past the end.
      t.is(waits.length, buffer.length)
      let time = 0
      for (const [step, { low, high, value }] of waits.entries()) {
        if (!(time < TURN) || low !== 0 || high !== 2) t.fail(`sample ${step} at ${time}`)
        const [x, y] = curves[own](time, phase.value)
        const row = [1, x, y, x * x, y * y, x * y]
        const norm = Math.sqrt(row.reduce((sum, z) => sum + z * z, 0))
        for (const [k, z] of row.entries()) worst = Math.max(worst, abs(buffer.inputs[6 * step + k] - z / norm))
        steps[Math.floor(value * 5)]++
        time += (TURN * value) / lag
      }
      if (!(time >= TURN)) t.fail('ends before the curve does')
      lengths += buffer.length
      if (buffer.targetCount !== 1 || buffer.targetSteps[0] !== buffer.length - 1) t.fail('one target, at the last step')
    }
    t.true(worst < 1e-12, `${worst}`)
    // Renewals after waits uniform in [0, 2): T + 2/3 samples on average, of variance near T/3; five standard errors.
    t.true(abs(lengths / n - lag - 2 / 3) < 5 * Math.sqrt(lag / 3 / n) + 0.01, `${lengths / n}`)
    // Chi-square at 1e-6 (that of the waits is a little off: the last ones of a curve are long).
    t.true(chiSquare(classes) < chiSquareLimit(2))
    t.true(chiSquare(phases) < chiSquareLimit(9))
    if (lag > 10) t.true(chiSquare(steps) < 3 * chiSquareLimit(9))
  })

test('an answer is correct when the unit of the class is more active than both others', t => {
  const instance = instanceOf(task)
  const buffer = bufferFor(instance)
  buffer.begin(12)
  buffer.addTarget(11)
  buffer.setTarget(1, 1)
  t.true(instance.correct(Float64Array.of(0.3, 0.4, -2), buffer))
  t.false(instance.correct(Float64Array.of(0.4, 0.4, 0), buffer))
  t.false(instance.correct(Float64Array.of(0, 0.4, 0.5), buffer))
  t.false(instance.correct(Float64Array.of(0, 0.4, Number.NaN), buffer))
  t.is(instance.error(Float64Array.of(0.25, 0.75, 0.25), buffer), 0.25)
  t.is(instance.classOf!(buffer), 1)
})

test('no curve is cut, and a shorter one leaves nothing of a longer one before it', t => {
  for (const lag of [10, 60]) {
    const instance = instanceOf(task, { lag })
    let longest = 0
    eachSequence(instance, 5000, ({ length }) => {
      longest = Math.max(longest, length)
    })
    t.true(longest < instance.signature.longestSequence / 1.5, `${longest}`)
    t.is(instance.signature.longestSequence, 4 * lag)
  }
})

test('solved when none of 300 validation curves is answered wrong, checked every 150; then 300 fresh ones', t => {
  const { criterion, testSequences } = instanceOf(task)
  t.deepEqual(criterion, { kind: 'test', sequences: 300, every: 150, stages: [{ name: 'solved', mostWrong: 0 }] })
  t.is(testSequences, 300)
})

test('a lag below 10 is refused with the range that is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 9 }, name => name),
    { ok: false, problems: ['Expected `lag` to be a whole number from 10 to 10000, got `9` (number)'] },
  )
})
