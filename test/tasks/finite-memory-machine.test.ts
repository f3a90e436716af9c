import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/finite-memory-machine.ts'
import { instanceOf } from '../helpers/samples.ts'

/** Labels of all strings of an instance, by string. */
function labels(parameters: Record<string, unknown>): Map<string, number> {
  const { training, test: final } = instanceOf(task, parameters).fixedSets!(randomStream(['labels']))
  return new Map([...training, ...final].map(({ inputs, length, targets }) => [inputs.subarray(0, length).join(''), targets[0]]))
}

/** Which letters of the printed sum of products have a bar. */
type Bars = readonly boolean[]
type Logic = (now: boolean, before: boolean, fedBack: boolean) => boolean

/**
 * u(k-3) u(k) + u(k-3) y(k-3) + u(k) u(k-3) y(k-3) with these bars. The letters that are not legible are given by `letters`, 'u' or 'y'
 * of three steps before, in order; the letter at place `spared`, if any, is left out.
 */
function logic(bars: Bars, letters = 'uuuy', spared = -1): Logic {
  const [a, b, c, d] = letters
  const products = [
    [a, 'now'],
    [b, 'y'],
    ['now', c, d],
  ]
  return (now, before, fedBack) => {
    const values: Record<string, boolean> = { now, u: before, y: fedBack }
    let place = 0
    return products
      .map(product => product.map(name => place++ === spared || values[name] !== bars[place - 1]))
      .some(product => product.every(Boolean))
  }
}

/** How many states of a machine can be told apart, and in how many steps all of them are reached from zeros. */
function analyse(machine: Logic, lag = 3): { states: number; depth: number } {
  // A state: the last inputs, the last outputs, newest first.
  const reached = new Map<string, { successors: string[]; outputs: string; depth: number }>()
  const visit = (states: string[], depth: number): void => {
    const fresh = states.filter(state => !reached.has(state))
    for (const state of fresh) {
      const steps = ['0', '1'].map(now => {
        const output = machine(now === '1', state[lag - 1] === '1', state[2 * lag - 1] === '1') ? '1' : '0'
        return { output, successor: now + state.slice(0, lag - 1) + output + state.slice(lag, 2 * lag - 1) }
      })
      reached.set(state, {
        successors: steps.map(({ successor }) => successor),
        outputs: steps.map(({ output }) => output).join(''),
        depth,
      })
    }
    if (fresh.length > 0)
      visit(
        fresh.flatMap(state => reached.get(state)!.successors),
        depth + 1,
      )
  }
  visit(['0'.repeat(2 * lag)], 0)
  // What ever longer strings show of a state, as one name.
  let names = new Map([...reached].map(([state, { outputs }]) => [state, outputs]))
  for (let length = 2; length <= 2 * lag + 2; length++) {
    const longer = [...reached].map(([state, { outputs, successors }]) => [
      state,
      [outputs, ...successors.map(successor => names.get(successor)!)].join(),
    ])
    const short = new Map([...new Set(longer.map(([, name]) => name))].map((name, i) => [name, `${i}`]))
    names = new Map(longer.map(([state, name]) => [state, short.get(name)!]))
  }
  return { states: new Set(names.values()).size, depth: Math.max(...[...reached.values()].map(({ depth }) => depth)) }
}

const everyBars: Bars[] = Array.from({ length: 128 }, (_, code) => Array.from({ length: 7 }, (_, i) => (code >> i) % 2 === 1))
const everyLetters = ['u', 'y'].flatMap(a => ['u', 'y'].flatMap(b => ['uu', 'uy', 'yu', 'yy'].map(cd => a + b + cd)))

/** What a machine puts out in each of the eight cases. */
function table(machine: Logic): string {
  return [0, 1, 2, 3, 4, 5, 6, 7].map(i => Number(machine(i % 2 === 1, (i >> 1) % 2 === 1, i >> 2 === 1))).join('')
}

test('of all letters and bars on the printed logic function those with 64 states, none to spare and all seen by strings up to length 7 are four', t => {
  const states = new Map<string, ReturnType<typeof analyse>>()
  const left = new Set<string>()
  for (const letters of everyLetters)
    for (const bars of everyBars) {
      const whole = logic(bars, letters)
      const name = table(whole)
      if (!states.has(name)) states.set(name, analyse(whole))
      if (states.get(name)!.states !== 64 || states.get(name)!.depth > 6) continue
      if (bars.every((_, place) => table(logic(bars, letters, place)) !== name)) left.add(name)
    }
  // Both readings of the task, and both with the input complemented.
  const differ: Logic = (now, before, fedBack) => (fedBack ? now !== before : before)
  const agree: Logic = (now, before, fedBack) => (fedBack ? now === before : before)
  const complemented =
    (machine: Logic): Logic =>
    (now, before, fedBack) =>
      machine(!now, !before, fedBack)
  t.deepEqual([...left].toSorted(), [differ, agree, complemented(differ), complemented(agree)].map(table).toSorted())
  t.is([...states.values()].filter(({ states }) => states === 64).length, 24)
})

for (const [reading, bars] of [
  // u y' + u now' + u' now y, and u y' + u now + u' now' y.
  ['exclusive-or', [false, true, false, true, false, true, false]],
  ['equivalence', [false, false, false, true, true, true, false]],
] as const)
  test(`labels are the last output of the machine, which has 4^d states and shows all of them to its strings (${reading})`, t => {
    const machine = logic(bars)
    for (const lag of [1, 2, 3, 4]) {
      const found = labels({ lag, logic: reading })
      t.is(found.size, 2 * (2 ** (2 * lag + 1) - 1))
      for (const [text, label] of found) {
        const outputs: boolean[] = []
        for (const [k, symbol] of [...text].entries())
          outputs.push(machine(symbol === '1', text[k - lag] === '1', outputs[k - lag] === true))
        if (label !== (outputs.at(-1) ? 1 : 0)) t.fail(`${text} at lag ${lag}`)
      }
      t.deepEqual(analyse(machine, lag), { states: 4 ** lag, depth: 2 * lag })
    }
    t.is(instanceOf(task, { logic: reading }).chanceLevel, 134 / 254)
  })

test('lags and readings out of range are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 7, logic: 'or' }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 1 to 6, got `7` (number)',
        'Expected `logic` to be one of `exclusive-or`, `equivalence`, got `or` (string)',
      ],
    },
  )
})
