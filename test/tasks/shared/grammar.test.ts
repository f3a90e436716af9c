import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { type Grammar, stringLaw } from '../../../tasks/shared/grammar.ts'
import { chiSquare, chiSquareLimit } from '../../helpers/samples.ts'

// Three ways from state 0: 1 stays there, 2 ends the string, 3 leads to a state whose only way, 4, leads back.
const grammar: Grammar = {
  first: 0,
  states: [
    [
      { symbol: 1, to: 0 },
      { symbol: 2, to: 2 },
      { symbol: 3, to: 1 },
    ],
    [{ symbol: 4, to: 0 }],
  ],
}

/** All strings up to a length, with their probabilities, by trying all ways. */
function listed(longest: number, text = '0', state = 0, probability = 1): { text: string; probability: number }[] {
  if (state === 2) return [{ text, probability }]
  if (text.length === longest) return []
  const edges = grammar.states[state]
  return edges.flatMap(({ symbol, to }) => listed(longest, text + symbol, to, probability / edges.length))
}

function draws(count: number, shortest: number, longest: number): string[] {
  const law = stringLaw(grammar, shortest, longest)
  const random = randomStream(['grammar test', shortest, longest])
  const into = new Uint16Array(longest)
  return Array.from({ length: count }, () => into.subarray(0, law.draw(random, into)).join(''))
}

for (const [shortest, longest] of [
  [2, 6],
  [4, 7],
  [2, 2],
  [7, 7],
])
  test(`strings of ${shortest} to ${longest} symbols are drawn as if others were drawn again`, t => {
    const kept = listed(longest).filter(({ text }) => text.length >= shortest)
    const total = kept.reduce((sum, { probability }) => sum + probability, 0)
    const counts = new Map(kept.map(({ text }) => [text, 0]))
    for (const text of draws(10_000, shortest, longest)) {
      const count = counts.get(text)
      if (count === undefined) t.fail(text)
      else counts.set(text, count + 1)
    }
    const shares = kept.map(({ probability }) => probability / total)
    // An error rate of 1e-6.
    if (kept.length > 1) t.true(chiSquare([...counts.values()], shares) < chiSquareLimit(kept.length - 1))
    else t.is(counts.get(kept[0].text), 10_000)
  })

test('the symbols that are legal in a state, and those possible in strings that must not end yet', t => {
  const law = stringLaw(grammar, 4, 50)
  t.is(law.legal(0), 0b01110)
  t.is(law.legal(1), 0b10000)
  // After 2 symbols a third one would be the last.
  t.is(law.possible(0, 1), 0b01010)
  t.is(law.possible(0, 2), 0b01010)
  t.is(law.possible(0, 3), 0b01110)
  t.is(law.possible(0, 40), 0b01110)
  t.is(law.possible(1, 1), 0b10000)
  t.is(law.follow(0, 3), 1)
  t.is(law.follow(1, 4), 0)
  t.is(law.follow(0, 2), 2)
  t.is(law.follow(0, 4), -1)
})

test('the expected number of each symbol is right for all strings, and for those that are not short', t => {
  // State 0 is visited three times on average, state 1 once: each of the four symbols comes once.
  const all = [0, 1, 1, 1, 1, 0]
  for (const shortest of [2, 3, 6]) {
    const short = listed(shortest - 1)
    const kept = 1 - short.reduce((sum, { probability }) => sum + probability, 0)
    const counts = stringLaw(grammar, shortest, 300).expectedCounts(6)
    for (const [symbol, count] of counts.entries()) {
      const occurrences = (text: string) => text.slice(1).split(String(symbol)).length - 1
      const inShort = short.reduce((sum, { text, probability }) => sum + probability * occurrences(text), 0)
      t.true(Math.abs(count - (all[symbol] - inShort) / kept) < 1e-9, `symbol ${symbol} from ${shortest} on: ${count}`)
    }
  }
})
