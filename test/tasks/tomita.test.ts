import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import { accepts } from '../../tasks/shared/automaton.ts'
import { tomitaLanguages } from '../../tasks/shared/tomita-languages.ts'
import task from '../../tasks/tomita.ts'
import { bufferFor, chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

const count = (text: string, symbol: string): number => text.split(symbol).length - 1
const runs = (text: string): string[] => text.match(/0+|1+/g) ?? []
const odd = (run: string, symbol: string): boolean => run.startsWith(symbol) && run.length % 2 === 1

/** The definitions, read aloud, without automata. */
const members: Record<number, (text: string) => boolean> = {
  1: text => !text.includes('0'),
  2: text => text === '10'.repeat(text.length / 2),
  3: text => {
    const first = runs(text).findIndex(run => odd(run, '1'))
    return (
      first < 0 ||
      !runs(text)
        .slice(first)
        .some(run => odd(run, '0'))
    )
  },
  4: text => !text.includes('000'),
  5: text => count(text, '0') % 2 === 0 && count(text, '1') % 2 === 0,
  6: text => (count(text, '1') - count(text, '0')) % 3 === 0,
  7: text => /^0*1*0*1*$/.test(text),
}

const stringsOf = (length: number): string[] =>
  length === 0 ? [''] : Array.from({ length: 1 << length }, (_, code) => code.toString(2).padStart(length, '0'))
const upToTen = Array.from({ length: 11 }, (_, length) => stringsOf(length)).flat()

/** Watrous & Kuhn (1992), table 1: strings of length 10 or less, the empty one among them, that are in each language. */
const grammatical = [11, 6, 652, 1103, 683, 683, 561]

for (const [i, published] of grammatical.entries())
  test(`language ${i + 1} has exactly its strings up to length 10, as many as Watrous and Kuhn count`, t => {
    const accepted = upToTen.filter(text => accepts(tomitaLanguages[i + 1], [...text].map(Number), text.length))
    t.deepEqual(accepted, upToTen.filter(members[i + 1]))
    t.is(accepted.length, published)
  })

test('language 5 is that of pairs: an even number of 01 and 10 when the string is cut in two and two', t => {
  for (const text of upToTen) {
    const pairs = text.match(/../g) ?? []
    const mixed = pairs.filter(pair => pair === '01' || pair === '10').length
    t.is(members[5](text), text.length % 2 === 0 && mixed % 2 === 0)
  }
})

const textOf = ({ inputKind, inputs, symbols, length }: Sequence): string =>
  inputKind === 'dense'
    ? [...inputs.subarray(0, length)].map(value => (value === 1 ? '1' : value === -1 ? '0' : '?')).join('')
    : symbols.subarray(0, length - 1).join('')

for (const grammar of [1, 2, 3, 4, 5, 6, 7])
  test(`language ${grammar}: classes are equally likely, then lengths, then all strings that a class has of a length`, t => {
    const counts = new Map<string, number>()
    const lengths = [5, 6]
    for (const length of lengths) for (const text of stringsOf(length)) counts.set(text, 0)
    const n = 12_000
    eachSequence(instanceOf(task, { lag: 5, grammar }), n, sequence => {
      const text = textOf(sequence)
      if (sequence.targets[0] !== (members[grammar](text) ? 1 : 0)) t.fail(`${text} labelled ${sequence.targets[0]}`)
      if (!counts.has(text)) t.fail(text)
      counts.set(text, counts.get(text)! + 1)
    })
    const shares = [...counts.keys()].map(text => {
      const kin = (length: number) => stringsOf(length).filter(other => members[grammar](other) === members[grammar](text))
      const possible = lengths.filter(length => kin(length).length > 0)
      return 1 / 2 / possible.length / kin(text.length).length
    })
    t.true(chiSquare([...counts.values()], shares) < chiSquareLimit(counts.size - 1))
  })

for (const grammar of [1, 2, 3, 4, 5, 6, 7])
  test(`language ${grammar}: with one error negatives are strings of the language with one symbol changed`, t => {
    const flip = (text: string, i: number) => text.slice(0, i) + (text[i] === '0' ? '1' : '0') + text.slice(i + 1)
    const places = Array<number>(12).fill(0)
    let negatives = 0
    eachSequence(instanceOf(task, { lag: 10, grammar, negatives: 'one-error' }), 3000, sequence => {
      const text = textOf(sequence)
      if (sequence.targets[0] !== (members[grammar](text) ? 1 : 0)) t.fail(`${text} labelled ${sequence.targets[0]}`)
      if (sequence.targets[0] === 1) return
      negatives++
      const right = Array.from(text, (_, i) => i).filter(i => members[grammar](flip(text, i)))
      for (const i of right) places[i]++
      if (right.length === 0) t.fail(`${text} is not near`)
    })
    // Half of them, within five standard errors; and the error can be anywhere.
    t.true(Math.abs(negatives - 1500) < 5 * Math.sqrt(750))
    t.true(places.slice(0, 10).every(place => place > 0))
    if (grammar === 1) t.true(chiSquare(places.slice(0, 10)) < chiSquareLimit(9))
  })

test('the guessing papers: 500 to 600 steps of -1 and 1, 100 strings for training and 100 for the test, 50 of either class', t => {
  const instance = instanceOf(task, { grammar: 4 })
  t.is(instance.signature.longestSequence, 600)
  t.is(instance.testSequences, 100)
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 100, mostWrong: 0 })
  const lengths = Array<number>(101).fill(0)
  for (let seed = 0; seed < 20; seed++) {
    const { training, test: final, order } = instance.fixedSets!(randomStream(['sets', seed]))
    t.is(order, 'in-turn')
    for (const set of [training, final]) {
      t.is(set.length, 100)
      t.is(set.filter(({ targets }) => targets[0] === 1).length, 50)
      for (const sequence of set) {
        lengths[sequence.length - 500]++
        t.is(sequence.targets[0], members[4](textOf(sequence)) ? 1 : 0)
        t.deepEqual([sequence.targetCount, sequence.targetSteps[0]], [1, sequence.length - 1])
      }
    }
  }
  // 4000 lengths, 101 equally likely ones.
  t.is(lengths.length, 101)
  t.true(chiSquare(lengths) < chiSquareLimit(100))
})

test('long strings are as uniform as short ones: half ones where the law says so, four runs where they are the rule', t => {
  let [ones, symbols] = [0, 0]
  eachSequence(instanceOf(task, { grammar: 6 }), 400, ({ inputs, length }) => {
    symbols += length
    for (let step = 0; step < length; step++) if (inputs[step] === 1) ones++
  })
  t.true(Math.abs(ones / symbols - 0.5) < (5 * 0.5) / Math.sqrt(symbols))
  // Far more strings than a number can hold: outside of 1* nearly all strings are, so half of their symbols are ones too.
  ;[ones, symbols] = [0, 0]
  eachSequence(instanceOf(task, { lag: 3000 }), 40, ({ inputs, length, targets }) => {
    if (targets[0] === 1) return
    symbols += length
    for (let step = 0; step < length; step++) if (inputs[step] === 1) ones++
  })
  t.true(Math.abs(ones / symbols - 0.5) < (5 * 0.5) / Math.sqrt(symbols))
  // Of the ways to cut n symbols into runs 0, 1, 0, 1 those with none empty prevail: about n³/6 of n³/6 + n².
  let [four, inside] = [0, 0]
  eachSequence(instanceOf(task, { grammar: 7 }), 1000, sequence => {
    if (sequence.targets[0] === 0) return
    inside++
    if (runs(textOf(sequence)).length === 4) four++
  })
  t.true(four > 0.95 * inside)
  // Even where almost no string is outside or inside, at the greatest length.
  for (const grammar of [1, 2, 7])
    eachSequence(instanceOf(task, { lag: 20_000, grammar }), 4, sequence => {
      if (sequence.targets[0] !== (members[grammar](textOf(sequence)) ? 1 : 0)) t.fail('label')
    })
})

test('short strings: up to 10 symbols for training, 11 to 15 for the test, an end symbol behind', t => {
  for (const grammar of [1, 2, 4, 5]) {
    const instance = instanceOf(task, { lag: 10, grammar, protocol: 'short-strings', strings: 1000 })
    const { training, test: final } = instance.fixedSets!(randomStream(['short']))
    const even = grammar === 2 || grammar === 5
    for (const [set, least, most] of [
      [training, 1, 10],
      [final, 11, 15],
    ] as const) {
      const positive = set.filter(({ targets }) => targets[0] === 1)
      t.is(positive.length, 500)
      const lengths = (some: readonly Sequence[]) => [...new Set(some.map(({ length }) => length - 1))].toSorted((a, b) => a - b)
      const all = Array.from({ length: most - least + 1 }, (_, i) => least + i)
      t.deepEqual(
        lengths(positive),
        all.filter(length => !even || length % 2 === 0),
      )
      t.deepEqual(
        lengths(set.filter(({ targets }) => targets[0] === 0)),
        all.filter(length => grammar !== 4 || length > 2),
      )
      for (const sequence of set) {
        t.is(sequence.symbols[sequence.length - 1], 2)
        t.is(sequence.targets[0], members[grammar](textOf(sequence)) ? 1 : 0)
      }
    }
    t.is(instance.signature.longestSequence, 16)
    t.is(instance.testSequences, 1000)
  }
})

test('an answer is wrong from an error of 0.1, with short strings from 0.2', t => {
  for (const [protocol, bound] of [
    ['guessing-1996', 0.1],
    ['short-strings', 0.2],
  ] as const) {
    const instance = instanceOf(task, { lag: 10, protocol })
    const buffer = bufferFor(instance)
    buffer.begin(10)
    buffer.addTarget(9)
    t.true(instance.correct(Float64Array.of(bound - 1e-9), buffer))
    t.true(instance.correct(Float64Array.of(-bound + 1e-9), buffer))
    t.false(instance.correct(Float64Array.of(bound), buffer))
    buffer.setTarget(0, 1)
    t.true(instance.correct(Float64Array.of(1 - bound + 1e-9), buffer))
    t.false(instance.correct(Float64Array.of(1 - bound - 1e-9), buffer))
    t.false(instance.correct(Float64Array.of(Number.NaN), buffer))
  }
})

test('languages, sets and lags out of range are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 4, grammar: 8, negatives: 'none', strings: 3, protocol: 'mine' }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 5 to 20000, got `4` (number)',
        'Expected `grammar` to be a whole number from 1 to 7, got `8` (number)',
        'Expected `negatives` to be one of `any`, `one-error`, got `none` (string)',
        'Expected `strings` to be a whole number divisible by 2 from 2 to 10000, got `3` (number)',
        'Expected `protocol` to be one of `guessing-1996`, `short-strings`, got `mine` (string)',
      ],
    },
  )
})
