import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/gap.ts'
import { chiSquare, eachSequence, instanceOf } from '../helpers/samples.ts'

/** A sequence in letters, as the papers print it. */
function letters(parameters: Record<string, unknown>, { symbols, length }: Sequence): string {
  const names = instanceOf(task, parameters).symbols!
  return Array.from(symbols.subarray(0, length), symbol => names[symbol]).join('')
}

const trainingSet = (parameters: Record<string, unknown>) =>
  instanceOf(task, parameters).fixedSets!(randomStream(['gap'])).training

const published: Record<number, string> = {
  2: 'XABXCDEFGHIJK',
  4: 'XABCDXEFGHIJK',
  8: 'XABCDEFGHXIJK',
  10: 'XABCDEFGHIJXK',
  11: 'XABCDEFGHIJKX',
  24: 'XABCDEFGHIJKLMNOPQRSTUVWZX',
}

for (const [gap, text] of Object.entries(published))
  test(`gap ${gap} is ${text} and the same with Y`, t => {
    const lag = Number(gap)
    const sets = trainingSet({ lag })
    t.deepEqual(
      sets.map(sequence => letters({ lag }, sequence)),
      [text, text.replaceAll('X', 'Y')],
    )
    t.is(instanceOf(task, { lag }).signature.inputs, Math.max(13, lag + 2))
  })

for (const lag of [1, 4, 10, 12, 25, 100])
  test(`at gap ${lag} the target is the next symbol at every step but the last, and the last step has none`, t => {
    const { outputs } = instanceOf(task, { lag }).signature
    for (const { length, symbols, targetCount, targetSteps, targets } of trainingSet({ lag })) {
      t.is(targetCount, length - 1)
      for (let i = 0; i < targetCount; i++) {
        t.is(targetSteps[i], i)
        const row = [...targets.subarray(i * outputs, (i + 1) * outputs)]
        t.is(row.indexOf(1), symbols[i + 1])
        t.is(
          row.reduce((sum, value) => sum + value, 0),
          1,
        )
      }
      // The only symbol that occurs twice is the trigger, and as many others stand between as the gap says.
      const twice = [...symbols.subarray(0, length)].filter((symbol, i, all) => all.indexOf(symbol) !== i)
      t.deepEqual(twice, [symbols[0]])
      t.is(symbols.subarray(1).indexOf(symbols[0]), lag)
    }
  })

test('only the second trigger tells the two sequences apart by its past', t => {
  const [x, y] = trainingSet({ lag: 6 })
  const differences = Array.from({ length: 13 }, (_, i) => i).filter(i => x.symbols[i] !== y.symbols[i])
  t.deepEqual(differences, [0, 7])
})

test('a sequence is correct when every next symbol is the single most active one', t => {
  const instance = instanceOf(task, { lag: 2 })
  const [sequence] = trainingSet({ lag: 2 })
  const weak = Float64Array.from(sequence.targets.subarray(0, 12 * 13), target => 0.1 + 0.001 * target)
  t.true(instance.correct(weak, sequence))
  for (let i = 0; i < 12; i++) {
    const right = sequence.symbols[i + 1]
    const rival = (right + 1) % 13
    t.false(instance.correct(weak.with(i * 13 + rival, 0.101), sequence), `a draw at ${i}`)
    t.false(instance.correct(weak.with(i * 13 + rival, 0.2), sequence), `the wrong one at ${i}`)
    t.true(instance.correct(weak.with(i * 13 + rival, 0.1009), sequence))
  }
})

test('the training set is presented in turn, checked after every pass; the test is on the same two sequences', t => {
  const instance = instanceOf(task)
  const { training, test: final, order } = instance.fixedSets!(randomStream(['gap']))
  t.is(order, 'in-turn')
  t.deepEqual(
    training.map(({ symbols }) => symbols.slice(0, 13)),
    final.map(({ symbols }) => symbols.slice(0, 13)),
  )
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 2, mostWrong: 0 })
  t.is(instance.testSequences, 2)
  t.is(instance.minimalLag, 10)
})

test('fresh sequences are either one, equally likely; a stream is one without a boundary', t => {
  const counts = [0, 0]
  eachSequence(instanceOf(task), 2000, ({ symbols }) => {
    counts[symbols[0]]++
  })
  t.true(chiSquare(counts) < 24)
  t.false(instanceOf(task).signature.continuous)
  t.true(instanceOf(task, { continuous: true }).signature.continuous)
})

test('the baseline is the mean target over both sequences, and its error', t => {
  for (const lag of [2, 30]) {
    const { constantBaseline, signature } = instanceOf(task, { lag })
    const rows = trainingSet({ lag }).flatMap(({ targets, targetCount }) =>
      Array.from({ length: targetCount }, (_, i) => targets.subarray(i * signature.outputs, (i + 1) * signature.outputs)),
    )
    let squares = 0
    for (const [k, share] of constantBaseline.answer.entries()) {
      t.true(Math.abs(rows.reduce((sum, row) => sum + row[k], 0) / rows.length - share) < 1e-12)
      for (const row of rows) squares += (row[k] - share) ** 2 / rows.length / signature.outputs
    }
    t.true(Math.abs(squares - constantBaseline.meanSquaredError) < 1e-12)
  }
})

test('gaps out of range are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 501, continuous: 'yes' }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 1 to 500, got `501` (number)',
        'Expected `continuous` to be true or false, got `yes` (string)',
      ],
    },
  )
})
