import test from 'ava'
import { criterionText } from '../../../reports/sections/criterion.ts'

const OFFLINE = 'a method that does not learn online has each net that it proposes tried.'

test('a window is told with its wrong answers and its mean error, where it has such', t => {
  const fresh =
    'A method that does not learn online has each net that it proposes judged by the same rule on 2,000 fresh sequences.'
  t.is(
    criterionText({ kind: 'window', window: 2000, meanErrorBelow: 0.01 }),
    `Solved when the last 2,000 training sequences were all answered correctly, each before the net learned from it, and their mean absolute error was below 0.01. ${fresh}`,
  )
  t.is(
    criterionText({ kind: 'window', window: 2000 }),
    `Solved when the last 2,000 training sequences were all answered correctly, each before the net learned from it. ${fresh}`,
  )
  t.is(
    criterionText({ kind: 'window', window: 2000, mostWrong: 13, meanErrorBelow: 0.5 }),
    `Solved when at most 13 of the last 2,000 training sequences were answered wrong, each before the net learned from it, and their mean absolute error was below 0.5. ${fresh}`,
  )
})

test('fixed sets are told with which of them are tried, how often, and what is allowed', t => {
  t.is(
    criterionText({ kind: 'sets', sets: 'training', every: 1000, mostWrong: 0 }),
    `Every 1,000 training sequences the net is tried on the whole training set; ${OFFLINE} Solved when no sequence is answered wrong.`,
  )
  t.is(
    criterionText({ kind: 'sets', sets: 'both', every: 1, mostWrong: 1, meanErrorBelow: 0.1 }),
    `After every training sequence the net is tried on the whole training set and the whole test set; ${OFFLINE} Solved when at most 1 sequence is answered wrong and the mean absolute error is below 0.1.`,
  )
  t.regex(
    criterionText({ kind: 'sets', sets: 'both', every: 1, mostWrong: 5 }),
    /Solved when at most 5 sequences are answered wrong\.$/,
  )
})

test('validation sets are told stage by stage, the last one solves', t => {
  const stages = [
    { name: 'ST1', mostWrong: 5 },
    { name: 'ST2', mostWrong: 0, meanErrorBelow: 0.04 },
  ]
  t.is(
    criterionText({ kind: 'test', sequences: 256, every: 100, stages }),
    `Every 100 training sequences the net is tried on a fixed validation set of 256 sequences; ${OFFLINE} Stage ST1 is reached with at most 5 wrong; stage ST2 (solved) is reached with none wrong and a mean absolute error below 0.04.`,
  )
})
