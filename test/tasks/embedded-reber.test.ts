import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/embedded-reber.ts'
import { bestConstant, momentSums } from '../helpers/constants.ts'
import {
  altered,
  answersTo,
  isEmbeddedReber,
  nextInEmbeddedReber,
  readOf,
  reberProbability,
  reberStrings,
  SYMBOLS,
  sequenceOf,
  toldOf,
} from '../helpers/reber.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

/** All embedded strings around these, each with its probability. */
function embedded(inner: readonly string[]): { text: string; probability: number }[] {
  return inner.flatMap(string =>
    ['T', 'P'].map(symbol => ({ text: `B${symbol}${string}${symbol}E`, probability: reberProbability(string) / 2 })),
  )
}

for (const lag of [6, 9])
  test(`lag ${lag}: strings are those of the language whose second symbol comes again ${lag} or more steps later, as likely as their choices`, t => {
    const instance = instanceOf(task, { lag })
    // The inner string fills the steps between the two.
    const excluded = embedded(reberStrings(lag - 2)).reduce((sum, { probability }) => sum + probability, 0)
    const listed = embedded(reberStrings(lag + 2).filter(({ length }) => length >= lag - 1))
    const counts = new Map(listed.map(({ text }) => [text, 0]))
    let longer = 0
    eachSequence(instance, 30_000, sequence => {
      const text = `${readOf(sequence)}E`
      if (toldOf(sequence) !== text.slice(1)) t.fail(`${text} with targets ${toldOf(sequence)}`)
      if (!isEmbeddedReber(text)) t.fail(text)
      if (text.length - 2 - 1 < lag) t.fail(`${text} at lag ${lag}`)
      const count = counts.get(text)
      if (count === undefined) longer++
      else counts.set(text, count + 1)
    })
    const shares = listed.map(({ probability }) => probability / (1 - excluded))
    const rest = 1 - shares.reduce((sum, share) => sum + share, 0)
    // An error rate of 1e-6.
    t.true(chiSquare([...counts.values(), longer], [...shares, rest]) < chiSquareLimit(listed.length))
    t.is(instance.minimalLag, lag - 1)
    t.is(instance.signature.longestSequence, lag + 102)
  })

test('strings stay within a hundred symbols of the shortest, at long lags too', t => {
  for (const lag of [100, 1000]) {
    let [least, most] = [Infinity, 0]
    eachSequence(instanceOf(task, { lag }), 300, sequence => {
      const text = `${readOf(sequence)}E`
      if (!isEmbeddedReber(text)) t.fail(text)
      least = Math.min(least, text.length - 3)
      most = Math.max(most, text.length - 3)
    })
    t.is(least, lag)
    t.true(most > lag + 5 && most <= lag + 100)
  }
})

test('an answer is correct where the symbols that can come next are the most active ones', t => {
  const instance = instanceOf(task)
  eachSequence(instance, 100, sequence => {
    const text = readOf(sequence)
    const answers = answersTo(text, nextInEmbeddedReber)
    if (!instance.correct(answers, sequence)) t.fail(text)
    for (let step = 0; step < text.length; step++) {
      const legal = nextInEmbeddedReber(text.slice(0, step + 1))
      for (const symbol of SYMBOLS) {
        const is = (value: number) => instance.correct(altered(answers, step, symbol, value), sequence)
        const above = legal.length === 1 ? 0.6 : 0.4
        const verdicts = legal.includes(symbol)
          ? [is(9), is(0.31), !is(0.3), !is(-9)]
          : [is(-9), is(above - 0.01), !is(above), !is(9)]
        if (verdicts.includes(false)) t.fail(`${symbol} after ${text.slice(0, step + 1)}`)
      }
    }
  })
  t.pass()
})

test('before the last symbol only the T or P of the beginning will do', t => {
  const instance = instanceOf(task)
  for (const [second, other] of ['TP', 'PT']) {
    const text = `B${second}BPTTVVE${second}`
    const sequence = sequenceOf(instance, text)
    const answers = answersTo(text, nextInEmbeddedReber)
    const step = text.length - 2
    t.is(text[step], 'E')
    t.true(instance.correct(answers, sequence))
    t.true(instance.correct(altered(answers, step, other, 0.59), sequence))
    t.false(instance.correct(altered(answers, step, other, 0.6), sequence))
    t.false(instance.correct(altered(altered(answers, step, other, 0.6), step, second, 0.3), sequence))
    // The inner string's T or P is free, whatever the outer one's.
    t.false(instance.correct(altered(answers, 2, other, 0.3), sequence))
  }
})

test('at a longer lag a symbol that would end the inner string too early does not count', t => {
  const instance = instanceOf(task, { lag: 20 })
  // The inner string has 19 symbols at the least: after 16 of them, V and E would make 18; after 17 they make 19.
  for (const [loops, ends] of [
    [13, false],
    [14, true],
  ] as const) {
    const text = `BTBP${'T'.repeat(loops)}V${ends ? 'VET' : 'PSET'}`
    const step = 2 + 2 + loops
    t.is(text[step], 'V')
    const answers = answersTo(text, nextInEmbeddedReber)
    const is = (symbol: string, value: number) =>
      instance.correct(altered(answers, step, symbol, value), sequenceOf(instance, text))
    t.is(is('V', -9), !ends)
    t.true(is('V', 9))
    t.false(is('P', 0.3))
    t.false(is('X', 0.6))
  }
})

test('256 training strings are drawn from with replacement, none of the 256 test strings is among them', t => {
  const instance = instanceOf(task)
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'both', every: 100, mostWrong: 0 })
  t.is(instance.testSequences, 256)
  let [strings, shortest, upper] = [0, 0, 0]
  for (let seed = 0; seed < 30; seed++) {
    const { training, test: fresh, order, disjoint } = instance.fixedSets!(randomStream(['embedded sets', seed]))
    t.like(
      { order, disjoint, training: training.length, test: fresh.length },
      { order: 'random', disjoint: true, training: 256, test: 256 },
    )
    const seen = new Set(training.map(readOf))
    t.false(fresh.some(sequence => seen.has(readOf(sequence))))
    t.true(seen.size < 256 && new Set(fresh.map(readOf)).size < 256)
    for (const sequence of [...training, ...fresh]) if (!isEmbeddedReber(`${readOf(sequence)}E`)) t.fail(readOf(sequence))
    strings += training.length
    shortest += training.filter(({ length }) => length === 8).length
    upper += training.filter(sequence => readOf(sequence)[1] === 'T').length
  }
  // Five standard errors.
  t.true(Math.abs(shortest / strings - 0.25) < 5 * Math.sqrt(0.1875 / strings))
  t.true(Math.abs(upper / strings - 0.5) < 5 * Math.sqrt(0.25 / strings))
})

test('the strings of the sets can be all different', t => {
  const { training, test: fresh } = instanceOf(task, { distinct: true }).fixedSets!(randomStream(['distinct']))
  t.is(new Set([...training, ...fresh].map(readOf)).size, 512)
})

test('no constant is right, and the baseline is the exact share of each symbol', t => {
  for (const lag of [6, 7, 15]) {
    const instance = instanceOf(task, { lag })
    t.is(instance.chanceLevel, 0)
    t.is(bestConstant(instance, 500), 0)
    const sums = momentSums(instance, 5000)
    for (const { mean, error } of sums.residuals) t.true(Math.abs(mean) <= 5 * error + 1e-12)
    const { mean, error } = sums.squares(instance.constantBaseline.meanSquaredError)
    t.true(Math.abs(mean) <= 5 * error)
  }
  // The plain grammar's 3/2 T, 1 P, 1 S, 1 X, 3/2 V, 1 E, and the inner B, two times T or P, and the outer E.
  const { answer } = instanceOf(task).constantBaseline
  const counts = [1, 1.5 + 1, 1 + 1, 1, 1, 1.5, 1 + 1]
  for (const [k, count] of counts.entries()) t.true(Math.abs(answer[k] - count / 11) < 1e-12, SYMBOLS[k])
})

test('bad parameters are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 5, strings: 0, distinct: 'no' }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 6 to 1000, got `5` (number)',
        'Expected `strings` to be a whole number from 1 to 1000, got `0` (number)',
        'Expected `distinct` to be true or false, got `no` (string)',
      ],
    },
  )
})
