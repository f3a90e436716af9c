import test from 'ava'
import task from '../../tasks/random-permutation.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

for (const lag of [2, 3, 40])
  test(`the first symbol is 0 or 1 and is to be told at the last step, all others are 2 to 99 (L = ${lag})`, t => {
    const instance = instanceOf(task, { lag })
    const first = [0, 0]
    const others = Array<number>(98).fill(0)
    eachSequence(instance, 40_000 / lag, sequence => {
      const { length, symbols, targets, targetCount, targetSteps } = sequence
      if (length !== lag || targetCount !== 1 || targetSteps[0] !== lag - 1) t.fail('one target, at the last step')
      first[symbols[0]]++
      for (let step = 1; step < lag; step++) others[symbols[step] - 2]++
      for (let k = 0; k < 100; k++) if (targets[k] !== (k === symbols[0] ? 1 : 0)) t.fail('target')
      if (instance.classOf!(sequence) !== symbols[0]) t.fail('class')
    })
    t.deepEqual([first.length, others.length], [2, 98])
    t.true(chiSquare(first) < 25)
    t.true(chiSquare(others) < chiSquareLimit(97))
    t.is(instance.minimalLag, lag - 1)
  })

test('symbols follow each other at random, with replacement', t => {
  const counts = Array<number>(9).fill(0)
  eachSequence(instanceOf(task, { lag: 3, alphabet: 5 }), 9000, ({ symbols }) => counts[3 * (symbols[1] - 2) + symbols[2] - 2]++)
  t.true(chiSquare(counts) < chiSquareLimit(8))
})

test('an answer is correct when the right output is the most active of all hundred', t => {
  const instance = instanceOf(task)
  eachSequence(instance, 20, sequence => {
    const answers = sequence.targets.slice(0, 100).map(value => value * 0.01)
    if (!instance.correct(answers, sequence)) t.fail('right answer')
    for (const k of [1 - sequence.symbols[0], 2, 99]) if (instance.correct(answers.with(k, 0.01), sequence)) t.fail(`output ${k}`)
  })
  t.pass()
})
