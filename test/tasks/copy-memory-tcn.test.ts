import test from 'ava'
import task from '../../tasks/copy-memory-tcn.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

for (const lag of [1, 2, 30])
  test(`ten digits, T - 1 zeros, eleven nines; T + 10 zeros are to be told, then the digits (T = ${lag})`, t => {
    const digits = Array<number>(8).fill(0)
    eachSequence(instanceOf(task, { lag }), 500, ({ length, inputs, targets, targetCount, targetSteps }) => {
      const input = [...inputs.subarray(0, length)]
      const items = input.slice(0, 10)
      for (const digit of items) digits[digit - 1]++
      if (input.slice(10).join() !== [...Array(lag - 1).fill(0), ...Array(11).fill(9)].join()) t.fail(`input ${input}`)
      if (targetCount !== lag + 20) t.fail('a target at every step')
      const expected = [...Array(lag + 10).fill(0), ...items]
      for (let i = 0; i < targetCount; i++)
        for (let k = 0; k < 10; k++)
          if (targetSteps[i] !== i || targets[i * 10 + k] !== (expected[i] === k ? 1 : 0)) t.fail(`target ${i}`)
    })
    t.is(digits.length, 8)
    t.true(chiSquare(digits) < chiSquareLimit(7))
  })

test('the answer begins one step after the first nine, and the lag to each digit is the minimal lag', t => {
  const instance = instanceOf(task, { lag: 5 })
  eachSequence(instance, 1, ({ inputs, length }) => {
    t.is([...inputs.subarray(0, length)].indexOf(9), 14)
    t.deepEqual(instance.signal!({ inputs, length } as never), [
      0,
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      ...Array.from({ length: 11 }, (_, i) => 14 + i),
    ])
  })
  t.is(instance.minimalLag, 15)
})

test('a sequence is correct when the most active of the ten outputs is the right one at every step', t => {
  const instance = instanceOf(task, { lag: 3 })
  eachSequence(instance, 1, sequence => {
    const answers = sequence.targets.slice(0, 23 * 10).map(value => value * 1e-9)
    t.true(instance.correct(answers, sequence))
    for (const step of [0, 12, 13, 22]) t.false(instance.correct(answers.with(step * 10 + 9, 1e-8), sequence), `step ${step}`)
  })
})
