import test from 'ava'
import task from '../../tasks/copy-memory-s4.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

for (const [lag, items] of [
  [1, 1],
  [30, 10],
])
  test(`${items} symbols, ${lag} noise symbols, ${items} markers, at which alone the symbols are to be told`, t => {
    const values = Array<number>(8).fill(0)
    const instance = instanceOf(task, { lag, items })
    eachSequence(instance, 4000 / items, ({ length, symbols, targets, targetCount, targetSteps }) => {
      const input = [...symbols.subarray(0, length)]
      const asked = input.slice(0, items)
      for (const value of asked) values[value - 1]++
      if (input.slice(items).join() !== [...Array(lag).fill(0), ...Array(items).fill(9)].join()) t.fail(`input ${input}`)
      if (targetCount !== items) t.fail(`${targetCount} targets`)
      for (let i = 0; i < items; i++) {
        if (targetSteps[i] !== lag + items + i || targetSteps[i] - i !== instance.minimalLag) t.fail(`step ${targetSteps[i]}`)
        for (let k = 0; k < 10; k++) if (targets[i * 10 + k] !== (k === asked[i] ? 1 : 0)) t.fail(`target ${i}`)
      }
    })
    t.is(values.length, 8)
    t.true(chiSquare(values) < chiSquareLimit(7))
  })

test('a constant is correct when all symbols are the one that it tells, as often as the chance level says', t => {
  // 1/27 for three symbols of three kinds; five standard errors.
  const instance = instanceOf(task, { lag: 1, items: 3, values: 3 })
  t.true(Math.abs(instance.chanceLevel - 1 / 27) < 1e-15)
  const constant = Float64Array.from({ length: 15 }, (_, i) => (i % 5 === 2 ? 1 : 0))
  let right = 0
  eachSequence(instance, 50_000, sequence => {
    if (instance.correct(constant, sequence)) right++
  })
  t.true(Math.abs(right / 50_000 - 1 / 27) < 5 * Math.sqrt(26 / 27 / 27 / 50_000))
})

test('one wrong symbol makes a sequence wrong', t => {
  const instance = instanceOf(task)
  eachSequence(instance, 1, sequence => {
    const answers = sequence.targets.slice(0, 100)
    t.true(instance.correct(answers, sequence))
    for (let i = 0; i < 10; i++) t.false(instance.correct(answers.with(i * 10, 1.1), sequence))
  })
})
