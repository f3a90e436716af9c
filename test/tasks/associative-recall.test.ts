import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/associative-recall.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

for (const others of ['blank', 'random'] as const)
  test(`pairs first, then each key once more at an even place, where its value is to be told (others: ${others})`, t => {
    const instance = instanceOf(task, { lag: 40, pairs: 5, others })
    const [keys, values] = [Array<number>(15).fill(0), Array<number>(16).fill(0)]
    let [blanks, rest] = [0, 0]
    eachSequence(instance, 3000, ({ length, symbols, targets, targetCount, targetSteps }) => {
      const valueOfKey = new Map<number, number>()
      for (let i = 0; i < 5; i++) {
        const [key, value] = [symbols[2 * i], symbols[2 * i + 1]]
        if (!(key >= 1 && key <= 15 && value >= 16 && value <= 31)) t.fail(`pair ${key}, ${value}`)
        valueOfKey.set(key, value)
        keys[key - 1]++
        values[value - 16]++
      }
      if (length !== 40 || valueOfKey.size !== 5 || new Set(valueOfKey.values()).size !== 5) t.fail('different keys and values')
      const asked = new Set<number>()
      for (let i = 0; i < targetCount; i++) {
        const step = targetSteps[i]
        if (step < 10 || step % 2 !== 0) t.fail(`query at ${step}`)
        asked.add(symbols[step])
        const value = valueOfKey.get(symbols[step])
        for (let k = 0; k < 32; k++) if (targets[i * 32 + k] !== (k === value ? 1 : 0)) t.fail(`target ${i}`)
      }
      if (targetCount !== 5 || asked.size !== 5) t.fail(`${targetCount} queries`)
      for (let step = 10; step < 40; step++)
        if (!targetSteps.subarray(0, 5).includes(step)) {
          rest++
          if (symbols[step] === 0) blanks++
        }
    })
    t.true(chiSquare(keys) < chiSquareLimit(14))
    t.true(chiSquare(values) < chiSquareLimit(15))
    if (others === 'blank') t.is(blanks, rest)
    // One of 32 symbols; five standard errors.
    else t.true(Math.abs(blanks / rest - 1 / 32) < 5 * Math.sqrt(1 / 32 / rest))
  })

/** Probability of each sequence of places when they are drawn one by one from those still free, with weights i^(a-1). */
function placeLaw(places: number, draws: number, power: number): Map<string, number> {
  const law = new Map<string, number>()
  const draw = (chosen: readonly number[], probability: number): void => {
    if (chosen.length === draws) return void law.set(chosen.join(), probability)
    const free = Array.from({ length: places }, (_, i) => i).filter(i => !chosen.includes(i))
    const weights = free.map(i => (i + 1) ** (power - 1))
    const sum = weights.reduce((a, b) => a + b)
    for (const [j, i] of free.entries()) draw([...chosen, i], (probability * weights[j]) / sum)
  }
  draw([], 1)
  return law
}

for (const power of [0.01, 1, 3])
  test(`the places of the queries, key by key, follow the power law without replacement (a = ${power})`, t => {
    const expected = placeLaw(4, 2, power)
    const counts = new Map([...expected.keys()].map(key => [key, 0]))
    eachSequence(instanceOf(task, { lag: 12, pairs: 2, power }), 12_000, ({ symbols }) => {
      const places = [0, 2].map(pair => [0, 1, 2, 3].find(place => symbols[4 + 2 * place] === symbols[pair])!)
      counts.set(places.join(), (counts.get(places.join()) ?? 0) + 1)
    })
    t.is(counts.size, 12)
    t.true(chiSquare([...counts.values()], [...expected.values()]) < chiSquareLimit(11))
  })

test('keys and values are drawn independently, in every order', t => {
  // Vocabulary 6: keys 1 and 2, values 3 to 5; two orders of keys, six choices of values.
  const counts = new Map<string, number>()
  eachSequence(instanceOf(task, { lag: 8, pairs: 2, vocabulary: 6 }), 12_000, ({ symbols }) => {
    const key = symbols.slice(0, 4).join()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  t.is(counts.size, 12)
  t.true(chiSquare([...counts.values()]) < chiSquareLimit(11))
})

test('at the closest a query follows its value after the minimal lag, at the farthest it is two steps from the end', t => {
  const instance = instanceOf(task, { lag: 12, pairs: 2, power: 1 })
  let [least, last] = [Infinity, 0]
  eachSequence(instance, 2000, ({ symbols, targetSteps }) => {
    for (const step of targetSteps.subarray(0, 2)) {
      least = Math.min(least, step - symbols.subarray(0, 4).indexOf(symbols[step]) - 1)
      last = Math.max(last, step)
    }
  })
  t.is(least, instance.minimalLag)
  t.is(last, 10)
})

test('the shortest sequence has one pair and one query; a constant is right by chance there, and never with several pairs', t => {
  const instance = instanceOf(task, { lag: 4, pairs: 1, vocabulary: 4 })
  t.is(instance.chanceLevel, 1 / 2)
  t.is(instanceOf(task).chanceLevel, 0)
  let right = 0
  eachSequence(instance, 4000, sequence => {
    const { symbols } = sequence
    if (symbols[0] !== 1 || symbols[2] !== 1 || symbols[1] < 2 || symbols[3] !== 0) t.fail(`${symbols.subarray(0, 4)}`)
    if (instance.correct(Float64Array.of(0, 0, 1, 0), sequence)) right++
  })
  t.true(Math.abs(right / 4000 - 1 / 2) < (5 * 0.5) / Math.sqrt(4000))
})

test('what an instance drew before does not matter', t => {
  const draw = (skip: number): string => {
    const instance = instanceOf(task)
    if (skip > 0) eachSequence(instance, skip, () => {})
    let symbols = ''
    eachSequence(instance, 5, sequence => {
      symbols += sequence.symbols.slice(0, 64).join()
    })
    return symbols
  }
  t.is(draw(3), draw(0))
})

test('too many pairs for the length or for the vocabulary, and odd lengths, are refused with the numbers', t => {
  const problems = (values: Record<string, number>) => {
    const resolved = resolveParameters(task, values, name => name)
    return resolved.ok ? [] : resolved.problems
  }
  const misfit = (lag: number) => `Expected \`lag\` to fit the other parameters of associative-recall, got \`${lag}\` (number): `
  t.deepEqual(problems({ lag: 14 }), [`${misfit(14)}Expected \`pairs\` not to be above a quarter of \`lag\` (14), got 4`])
  t.deepEqual(problems({ lag: 64, vocabulary: 8 }), [
    `${misfit(64)}Expected \`pairs\` not to be above the number of keys (3, half the \`vocabulary\` less 1), got 4`,
  ])
  t.deepEqual(problems({ lag: 63 }), ['Expected `lag` to be a whole number divisible by 2 from 4 to 20000, got `63` (number)'])
})
