import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/reber-stream.ts'
import { bestConstant, momentSums } from '../helpers/constants.ts'
import {
  altered,
  answersTo,
  isReber,
  nextInReber,
  readOf,
  reberProbability,
  reberStrings,
  SYMBOLS,
  sequenceOf,
  toldOf,
} from '../helpers/reber.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

test('a sequence is a whole string, read from B to E, and its targets go on to the B of the next', t => {
  const instance = instanceOf(task)
  const listed = reberStrings(9)
  const counts = new Map(listed.map(text => [text, 0]))
  let longer = 0
  eachSequence(instance, 40_000, sequence => {
    const text = readOf(sequence)
    if (!isReber(text)) t.fail(text)
    if (toldOf(sequence) !== `${text.slice(1)}B`) t.fail(`${text} with targets ${toldOf(sequence)}`)
    const count = counts.get(text)
    if (count === undefined) longer++
    else counts.set(text, count + 1)
  })
  const shares = listed.map(reberProbability)
  const rest = 1 - shares.reduce((sum, share) => sum + share, 0)
  // An error rate of 1e-6.
  t.true(chiSquare([...counts.values(), longer], [...shares, rest]) < chiSquareLimit(listed.length))
})

test('it is a stream without boundaries: 100 strings in a row, then 128 fresh ones, no fixed sets', t => {
  const instance = instanceOf(task)
  t.true(instance.signature.continuous)
  t.deepEqual(instance.criterion, { kind: 'window', window: 100 })
  t.is(instance.testSequences, 128)
  t.is(instance.fixedSets, undefined)
})

test('strings stay within a hundred symbols of the shortest, at any lag', t => {
  for (const lag of [5, 6, 100, 1000]) {
    const instance = instanceOf(task, { lag })
    t.is(instance.signature.longestSequence, lag + 100)
    let [shortest, longest] = [Infinity, 0]
    eachSequence(instance, 200, sequence => {
      if (!isReber(readOf(sequence))) t.fail(readOf(sequence))
      shortest = Math.min(shortest, sequence.length)
      longest = Math.max(longest, sequence.length)
    })
    t.is(shortest, lag)
    t.true(longest <= lag + 100 && longest > lag + 5)
  }
})

test('an answer is correct where the symbols that can come next are the most active ones, the next B among them', t => {
  const instance = instanceOf(task)
  for (const text of ['BTXSE', 'BPVVE', 'BTSXXTVPSE', 'BPTVPXVVE']) {
    const sequence = sequenceOf(instance, text)
    const answers = answersTo(text, nextInReber)
    t.true(instance.correct(answers, sequence))
    for (let step = 0; step < text.length; step++) {
      const legal = nextInReber(text.slice(0, step + 1))
      const above = legal.length === 1 ? 0.6 : 0.4
      for (const symbol of SYMBOLS) {
        const is = (value: number) => instance.correct(altered(answers, step, symbol, value), sequence)
        const verdicts = legal.includes(symbol) ? [is(9), is(0.31), !is(0.3)] : [is(-9), is(above - 0.01), !is(above)]
        t.false(verdicts.includes(false), `${symbol} after ${text.slice(0, step + 1)}`)
      }
    }
  }
  // Where it must not end yet the symbol that would end it does not count.
  const longer = instanceOf(task, { lag: 8 })
  const answers = answersTo('BTXXTTVVE', nextInReber)
  t.true(longer.correct(altered(answers, 2, 'S', -9), sequenceOf(longer, 'BTXXTTVVE')))
  t.false(longer.correct(altered(answers, 6, 'V', -9), sequenceOf(longer, 'BTXXTTVVE')))
})

test('no constant is right, and the baseline is the exact share of each symbol', t => {
  for (const lag of [5, 9]) {
    const instance = instanceOf(task, { lag })
    t.is(instance.chanceLevel, 0)
    t.is(bestConstant(instance, 500), 0)
    const sums = momentSums(instance, 5000)
    for (const { mean, error } of sums.residuals) t.true(Math.abs(mean) <= 5 * error + 1e-12)
    const { mean, error } = sums.squares(instance.constantBaseline.meanSquaredError)
    t.true(Math.abs(mean) <= 5 * error)
  }
  const { answer } = instanceOf(task).constantBaseline
  const counts = [1, 1.5, 1, 1, 1, 1.5, 1]
  for (const [k, count] of counts.entries()) t.true(Math.abs(answer[k] - count / 8) < 1e-12, SYMBOLS[k])
})

test('bad parameters are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 1001 }, name => name),
    { ok: false, problems: ['Expected `lag` to be a whole number from 5 to 1000, got `1001` (number)'] },
  )
})
