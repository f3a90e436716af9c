// The Reber grammar, plain and embedded, and the prediction of its next symbol: Cleeremans, Servan-Schreiber & McClelland (1989), Fahlman
// (NIPS 3), Hochreiter & Schmidhuber (1997), section 5.1.

import type { RandomStream } from '../../engine/random.ts'
import type { Sequence, SequenceBuffer } from '../../engine/sequence.ts'
import type { TaskInstance, TaskSignature } from '../task.ts'
import { meanAbsoluteError } from './errors.ts'
import { type Edge, type Grammar, stringLaw } from './grammar.ts'
import { newSequences } from './new-sequence.ts'

/** In the order of the one-hot code. */
const SYMBOLS = 'BTPSXVE'
const FIRST = SYMBOLS.indexOf('B')

/** Symbols more than the shortest string has: less than one string in 10^13 has more. At 1000 symbols one string in 10^135 is as long as that. */
const TAIL = 100

/** The grammar in words, for definition cards. */
export const REBER_GRAMMAR = `B, then T or P. After T any number of S, then X; after P any number of T, then V. After this X comes X, which leads to where P
had led, or S; after this V comes P, which leads to where X had led, or V; after this S or V comes E, the end. Wherever there are two ways both are equally likely.`

/** A state as its ways out: a symbol and the next state each. */
function state(...edges: readonly (readonly [symbol: string, to: number])[]): readonly Edge[] {
  return edges.map(([symbol, to]) => ({ symbol: SYMBOLS.indexOf(symbol), to }))
}

/** B, then T or P, and so on to E. */
export const reberGrammar: Grammar = {
  first: FIRST,
  states: [
    state(['T', 1], ['P', 2]),
    state(['S', 1], ['X', 3]),
    state(['T', 2], ['V', 4]),
    state(['X', 2], ['S', 5]),
    state(['P', 3], ['V', 5]),
    state(['E', 6]),
  ],
}

/** B, then T or P, then a string of the plain grammar, then the same T or P, then E. */
export const embeddedReberGrammar: Grammar = (() => {
  const inner = reberGrammar.states
  // A branch: the inner B, the inner string's states, the T or P again, E.
  const size = inner.length + 3
  const branch = (symbol: string, start: number, end: number): (readonly Edge[])[] => [
    state(['B', start + 1]),
    ...inner.map(edges => edges.map(edge => ({ ...edge, to: edge.to + start + 1 }))),
    state([symbol, start + size - 1]),
    state(['E', end]),
  ]
  const end = 1 + 2 * size
  return { first: FIRST, states: [state(['T', 1], ['P', 1 + size]), ...branch('T', 1, end), ...branch('P', 1 + size, end)] }
})()

export interface ReberTask extends Pick<TaskInstance, 'criterion' | 'minimalLag' | 'testSequences' | 'signal'> {
  readonly task: string
  readonly grammar: Grammar
  /** Symbols of the shortest string. */
  readonly shortest: number
  /** Whether the strings follow each other as one stream: then a string's last target, at its E, is the next string's B. */
  readonly continuous: boolean
  /** Fixed sets, where there are such: of `training` and `testSequences` strings, which may be repeated within a set unless `distinct`. */
  readonly sets?: { readonly training: number; readonly order: 'random' | 'in-turn'; readonly distinct: boolean }
}

/**
 * At every step the next symbol is to be predicted. Correct is a string at each of whose steps all symbols that can come next are more active
 * than all that the grammar forbids. (Of a string that must not end yet the symbol that would end it is neither.)
 */
export function reberInstance(options: ReberTask): TaskInstance {
  const { task, grammar, shortest, continuous, sets, testSequences } = options
  const outputs = SYMBOLS.length
  const end = grammar.states.length
  const longest = shortest + TAIL
  const law = stringLaw(grammar, shortest, longest)
  const symbols = new Uint16Array(longest)
  const signature: TaskSignature = {
    task,
    inputKind: 'symbols',
    inputs: outputs,
    outputs,
    targets: 'several',
    kind: 'regression',
    longestSequence: continuous ? longest : longest - 1,
    continuous,
  }

  function sample(random: RandomStream, into: SequenceBuffer): void {
    const count = law.draw(random, symbols)
    const steps = continuous ? count : count - 1
    into.begin(steps)
    for (let t = 0; t < steps; t++) {
      into.setSymbol(t, symbols[t])
      into.addTarget(t)
      into.setTarget(t + 1 < count ? symbols[t + 1] : FIRST, 1)
    }
  }

  /** Tells `visit` of each step which symbols can come next and which the grammar allows, as bits, until it returns false; true if it never does. */
  function everyStep(sequence: Sequence, visit: (step: number, possible: number, legal: number) => boolean): boolean {
    let current = 0
    for (let t = 0; t < sequence.length; t++) {
      if (t > 0) current = law.follow(current, sequence.symbols[t])
      const over = current === end
      const legal = over ? 1 << FIRST : law.legal(current)
      if (!visit(t, over ? legal : law.possible(current, t + 1), legal)) return false
    }
    return true
  }

  const counts = law.expectedCounts(outputs)
  if (continuous) counts[FIRST]++
  const targets = counts.reduce((sum, count) => sum + count, 0)
  const shares = counts.map(count => count / targets)
  return {
    signature,
    criterion: options.criterion,
    testSequences,
    minimalLag: options.minimalLag,
    // After B a constant would have to prefer T to X and S, or B, and one step later one of these to T.
    chanceLevel: 0,
    constantBaseline: { answer: shares, meanSquaredError: shares.reduce((sum, share) => sum + share * (1 - share), 0) / outputs },
    sample,
    ...(sets && {
      fixedSets(random: RandomStream) {
        const seen = new Set<string>()
        const fresh = (into: SequenceBuffer) => {
          do sample(random, into)
          while (seen.has(textOf(into)))
          if (sets.distinct) seen.add(textOf(into))
        }
        const training = newSequences(signature, sets.training, fresh)
        for (const sequence of training) seen.add(textOf(sequence))
        const test = newSequences(signature, testSequences, fresh)
        return { training, test, order: sets.order, disjoint: true }
      },
    }),
    correct: (answers, sequence) =>
      everyStep(sequence, (step, possible, legal) => moreActive(answers, step * outputs, outputs, possible, legal)),
    error: meanAbsoluteError,
    ideal(sequence) {
      const answers = new Float64Array(sequence.length * outputs)
      everyStep(sequence, (step, _, legal) => {
        for (let k = 0; k < outputs; k++) if ((legal >> k) & 1) answers[step * outputs + k] = 1
        return true
      })
      return answers
    },
    symbols: [...SYMBOLS],
    ...(options.signal && { signal: options.signal }),
  }
}

/** Whether all of the `possible` ones of `count` answers are above all that are not `legal`. */
function moreActive(answers: Float64Array, offset: number, count: number, possible: number, legal: number): boolean {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let k = 0; k < count; k++) {
    const activation = answers[offset + k]
    if (Number.isNaN(activation)) return false
    if ((possible >> k) & 1) least = Math.min(least, activation)
    else if (!((legal >> k) & 1)) most = Math.max(most, activation)
  }
  return least > most
}

function textOf({ symbols, length }: Sequence): string {
  return symbols.subarray(0, length).join()
}
