import test from 'ava'
import task from '../../tasks/noiseless-memorisation.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

const [BLANK, TRIGGER] = [5, 6]

for (const lag of [1, 2, 30])
  test(`ten symbols, L blanks, the trigger, nine blanks; the symbols are to be told from the trigger on (L = ${lag})`, t => {
    const instance = instanceOf(task, { lag })
    const values = Array<number>(5).fill(0)
    eachSequence(instance, 500, ({ length, symbols, targets, targetCount, targetSteps }) => {
      const input = [...symbols.subarray(0, length)]
      const items = input.slice(0, 10)
      for (const value of items) values[value]++
      if (input.slice(10).join() !== [...Array(lag).fill(BLANK), TRIGGER, ...Array(9).fill(BLANK)].join())
        t.fail(`input ${input}`)
      const expected = [...Array(lag + 10).fill(BLANK), ...items]
      if (targetCount !== lag + 20) t.fail('a target at every step')
      for (let i = 0; i < targetCount; i++)
        for (let k = 0; k < 6; k++)
          if (targetSteps[i] !== i || targets[i * 6 + k] !== (expected[i] === k ? 1 : 0)) t.fail(`target ${i}`)
    })
    t.is(values.length, 5)
    t.true(chiSquare(values) < chiSquareLimit(4))
    t.is(instance.minimalLag, lag + 10)
  })

test('all messages come equally often', t => {
  const counts = new Map<string, number>()
  eachSequence(instanceOf(task, { lag: 1, items: 2, values: 3 }), 9000, ({ symbols }) => {
    const key = symbols.slice(0, 2).join()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  t.is(counts.size, 9)
  t.true(chiSquare([...counts.values()]) < chiSquareLimit(8))
})

test('one step whose most active output is another makes a sequence wrong', t => {
  const instance = instanceOf(task, { lag: 4 })
  eachSequence(instance, 1, sequence => {
    const answers = sequence.targets.slice(0, 24 * 6)
    t.true(instance.correct(answers, sequence))
    for (let step = 0; step < 24; step++) {
      const k = (sequence.targets.subarray(step * 6, step * 6 + 6).indexOf(1) + 1) % 6
      t.false(instance.correct(answers.with(step * 6 + k, 1.01), sequence))
      t.true(instance.correct(answers.with(step * 6 + k, 0.99), sequence))
    }
  })
})

test('a step whose outputs are all alike tells nothing, whatever the step before asked for', t => {
  const instance = instanceOf(task, { lag: 4 })
  eachSequence(instance, 1, sequence => {
    const answers = sequence.targets.slice(0, 24 * 6)
    for (let step = 0; step < 24; step++)
      for (const alike of [0, 1, Number.NaN])
        t.false(instance.correct(answers.slice().fill(alike, step * 6, step * 6 + 6), sequence), `step ${step}`)
  })
})

test('success is no error on 10,000 sequences, as in the code', t => {
  const { criterion } = instanceOf(task)
  t.deepEqual(criterion, { kind: 'test', sequences: 10_000, every: 400, stages: [{ name: 'solved', mostWrong: 0 }] })
})
