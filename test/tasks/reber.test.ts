import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/reber.ts'
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

test('the strings printed in the literature are told apart', t => {
  for (const text of ['BTSSXXTVVE', 'BPVVE', 'BTXXVPSE', 'BPVPXVPXVPXVVE', 'BTSXXVPSE']) t.true(isReber(text), text)
  for (const text of ['BTSSPXSE', 'BPTVVB', 'BTXXVVSE', 'BPVSPSE', 'BTSSSE']) t.false(isReber(text), text)
  let middles = ['']
  const found: string[] = []
  for (let length = 2; length <= 9; length++) {
    found.push(...middles.map(middle => `B${middle}E`).filter(isReber))
    middles = middles.flatMap(middle => Array.from('TPSXV', symbol => middle + symbol))
  }
  t.deepEqual(reberStrings(9).sort(), found.sort())
})

test('strings are those of the language, each as likely as its choices, and every next symbol is a target', t => {
  const instance = instanceOf(task)
  const listed = reberStrings(9)
  const counts = new Map(listed.map(text => [text, 0]))
  let longer = 0
  eachSequence(instance, 40_000, sequence => {
    const read = readOf(sequence)
    const told = toldOf(sequence)
    const text = `${read}E`
    if (told !== text.slice(1)) t.fail(`${read} with targets ${told}`)
    if (!isReber(text)) t.fail(text)
    const count = counts.get(text)
    if (count === undefined) longer++
    else counts.set(text, count + 1)
  })
  const shares = listed.map(reberProbability)
  const rest = 1 - shares.reduce((sum, share) => sum + share, 0)
  // An error rate of 1e-6.
  t.true(chiSquare([...counts.values(), longer], [...shares, rest]) < chiSquareLimit(listed.length))
  t.deepEqual(instance.symbols, [...SYMBOLS])
})

test('a larger lag leaves out the shorter strings and nothing else', t => {
  const instance = instanceOf(task, { lag: 8 })
  const all = reberStrings(11)
  const listed = all.filter(({ length }) => length >= 8)
  const counts = new Map(listed.map(text => [text, 0]))
  let longer = 0
  eachSequence(instance, 20_000, sequence => {
    const text = `${readOf(sequence)}E`
    if (text.length < 8 || !isReber(text)) t.fail(text)
    const count = counts.get(text)
    if (count === undefined) longer++
    else counts.set(text, count + 1)
  })
  const kept = 1 - all.filter(({ length }) => length < 8).reduce((sum, text) => sum + reberProbability(text), 0)
  const shares = listed.map(text => reberProbability(text) / kept)
  const rest = 1 - shares.reduce((sum, share) => sum + share, 0)
  t.true(chiSquare([...counts.values(), longer], [...shares, rest]) < chiSquareLimit(listed.length))
})

test('strings stay within a hundred symbols of the shortest, at any lag', t => {
  for (const lag of [5, 6, 100, 1000]) {
    const instance = instanceOf(task, { lag })
    t.is(instance.signature.longestSequence, lag + 99)
    let [shortest, longest] = [Infinity, 0]
    eachSequence(instance, 300, sequence => {
      const text = `${readOf(sequence)}E`
      if (!isReber(text)) t.fail(text)
      shortest = Math.min(shortest, text.length)
      longest = Math.max(longest, text.length)
    })
    t.is(shortest, lag)
    t.true(longest <= lag + 100 && longest > lag + 5)
  }
})

test('an answer is correct where the one or two symbols that can come next are more active than all others', t => {
  const instance = instanceOf(task)
  eachSequence(instance, 200, sequence => {
    const text = readOf(sequence)
    const answers = answersTo(text, nextInReber)
    if (!instance.correct(answers, sequence)) t.fail(text)
    for (let step = 0; step < text.length; step++) {
      const legal = nextInReber(text.slice(0, step + 1))
      for (const symbol of SYMBOLS) {
        const is = (value: number) => instance.correct(altered(answers, step, symbol, value), sequence)
        // Those allowed must stay above 0.3, the others below 0.4, or 0.6 where one symbol only can come.
        const verdicts = legal.includes(symbol)
          ? [is(9), is(0.31), !is(0.3), !is(-9)]
          : [is(-9), is(legal.length === 1 ? 0.59 : 0.39), !is(legal.length === 1 ? 0.6 : 0.4), !is(9)]
        if (verdicts.includes(false)) t.fail(`${symbol} after ${text.slice(0, step + 1)}`)
        if (is(Number.NaN)) t.fail('NaN')
      }
    }
  })
  t.pass()
})

test('where a string must not end yet, the symbol that would end it does not count; the others do', t => {
  const instance = instanceOf(task, { lag: 20 })
  // 17 symbols up to X; S and E would make 19. One S more, and they make 20.
  const early = `BT${'S'.repeat(14)}XXVV`
  const late = `BT${'S'.repeat(15)}XS`
  for (const [text, step, ends] of [
    [early, 16, false],
    [late, 17, true],
  ] as const) {
    const sequence = sequenceOf(instance, text)
    const answers = answersTo(text, nextInReber)
    const is = (symbol: string, value: number) => instance.correct(altered(answers, step, symbol, value), sequence)
    t.is(text[step], 'X')
    t.true(is('S', 0.31))
    t.true(is('S', 9))
    t.is(is('S', -9), !ends)
    t.false(is('S', Number.NaN))
    t.false(is('X', 0.3))
    t.false(is('V', 0.6))
  }
  // V instead of P, from the other branch: 4 symbols of 20.
  const text = `BPTVP${'XVP'.repeat(5)}S`
  const answers = answersTo(text, nextInReber)
  t.true(instance.correct(altered(answers, 3, 'V', -9), sequenceOf(instance, text)))
  t.false(instance.correct(altered(answers, 3, 'P', -9), sequenceOf(instance, text)))
  // In the grammar as it is V counts there.
  const plain = instanceOf(task)
  const withoutV = altered(answersTo('BPTVPS', nextInReber), 3, 'V', -9)
  t.false(plain.correct(withoutV, sequenceOf(plain, 'BPTVPS')))
  t.true(instance.correct(withoutV, sequenceOf(plain, 'BPTVPS')))
})

test('128 training strings are presented in turn, 128 test strings are new ones', t => {
  const instance = instanceOf(task)
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 128, mostWrong: 0 })
  t.is(instance.testSequences, 128)
  let [strings, shortest] = [0, 0]
  for (let seed = 0; seed < 40; seed++) {
    const { training, test: fresh, order, disjoint } = instance.fixedSets!(randomStream(['reber sets', seed]))
    const seen = new Set(training.map(readOf))
    t.like(
      { order, disjoint, training: training.length, test: fresh.length },
      { order: 'in-turn', disjoint: true, training: 128, test: 128 },
    )
    t.false(fresh.some(sequence => seen.has(readOf(sequence))))
    t.true(seen.size < 128 && new Set(fresh.map(readOf)).size < 128)
    strings += training.length
    shortest += training.filter(({ length }) => length === 4).length
  }
  // The training strings are drawn freely: a quarter has five symbols. Five standard errors.
  t.true(Math.abs(shortest / strings - 0.25) < 5 * Math.sqrt(0.1875 / strings))
})

test('the strings of a set can be all different', t => {
  const { training, test: fresh } = instanceOf(task, { distinct: true, strings: 200 }).fixedSets!(randomStream(['distinct']))
  t.is(new Set([...training, ...fresh].map(readOf)).size, 400)
})

test('no constant is right, and the baseline is the exact share of each symbol', t => {
  for (const lag of [5, 6, 12]) {
    const instance = instanceOf(task, { lag })
    t.is(instance.chanceLevel, 0)
    t.is(bestConstant(instance, 500), 0)
    const sums = momentSums(instance, 5000)
    for (const { mean, error } of sums.residuals) t.true(Math.abs(mean) <= 5 * error)
    const { mean, error } = sums.squares(instance.constantBaseline.meanSquaredError)
    t.true(Math.abs(mean) <= 5 * error)
  }
  // By hand: visits to the states solve v1 = 1/2 + v1/2, v2 = 1/2 + v2/2 + v3/2, v3 = v1/2 + v4/2, v4 = v2/2, so v = 1, 2, 1, 1.
  const { answer } = instanceOf(task).constantBaseline
  const counts = [0, 1 / 2 + 1, 1 / 2 + 1 / 2, 1 / 2 + 1 / 2, 1 / 2 + 1 / 2, 1 + 1 / 2, 1]
  for (const [k, count] of counts.entries()) t.true(Math.abs(answer[k] - count / 7) < 1e-12, SYMBOLS[k])
})

test('bad parameters are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 4, strings: 0, distinct: 1 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 5 to 1000, got `4` (number)',
        'Expected `strings` to be a whole number from 1 to 1000, got `0` (number)',
        'Expected `distinct` to be true or false, got `1` (number)',
      ],
    },
  )
})
