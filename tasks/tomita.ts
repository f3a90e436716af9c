// Tomita's regular languages: as long strings, Hochreiter & Schmidhuber (NIPS 9), section 1, and Schmidhuber, Hochreiter & Bengio (2001); as
// short strings, after what the former say of Miller & Giles (1993). The languages: Tomita (1982), Watrous & Kuhn (1992).

import { z } from 'zod'
import type { RandomStream } from '../engine/random.ts'
import type { SequenceBuffer } from '../engine/sequence.ts'
import { hochreiter1997guessing, millergiles1993, tomita1982, watrouskuhn1992 } from '../literature/citations.ts'
import { accepts, uniformStrings } from './shared/automaton.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { newSequences } from './shared/new-sequence.ts'
import { stepsWhere } from './shared/signal.ts'
import { tomitaLanguages } from './shared/tomita-languages.ts'
import { defineTask, type TaskSignature } from './task.ts'

const END = 2

const parameters = z.strictObject({
  lag: z
    .int()
    .min(5)
    .max(20_000)
    .default(500)
    .describe('guessing-1996: T, the length of the shortest strings; short-strings: length of the longest training strings (10)'),
  grammar: z.int().min(1).max(7).default(1).describe('number of the language; the guessing papers have 1, 2 and 4'),
  negatives: z
    .enum(['any', 'one-error'])
    .default('any')
    .describe('strings outside of the language: any, all equally likely; or strings of the language with one symbol changed'),
  strings: z.int().min(2).max(10_000).multipleOf(2).default(100).describe('strings in the training set, and in the test set'),
  protocol: z
    .enum(['guessing-1996', 'short-strings'])
    .default('guessing-1996')
    .describe('lengths, code and bound on the error: those of the guessing papers, or short strings with an end symbol'),
})

export default defineTask({
  id: 'tomita',
  version: 2,
  title: 'Tomita grammars',
  sources: [tomita1982, watrouskuhn1992, hochreiter1997guessing, millergiles1993],
  parameters,
  card: `Strings of 0 and 1 are to be told apart: inside (target 1) or outside (target 0) of one of seven regular languages (\`grammar\`). 1: 1*. 2: (10)*. 3: no odd run of 0s anywhere after an odd
run of 1s. 4: not more than two 0s in a row. 5: an even number of 0s and an even number of 1s (printed as an even number of 01 and 10 when the string is cut into pairs; this reading
has the 683 strings up to length 10 that Watrous and Kuhn count). 6: the number of 1s less that of 0s divisible by 3. 7: 0*1*0*1*.

In the guessing papers the length is drawn uniformly from 500 to 600 (here T to T + T/5, lag = T), there is one input line, -1 for 0 and 1 for 1, and an answer is correct when it misses by
less than 0.1 at the last step. The training set is fixed: 100 strings, 50 of either class; a trial is solved when all of them are answered correctly (checked after every pass), then 100 test strings are answered.

With \`protocol\` set to short-strings training strings have 1 to 10 symbols and test strings 11 to 15 (here up to lag, and from there to 3/2 lag): these two lengths are all that the guessing paper
says of Miller and Giles. The rest is chosen, after other papers of that group: 0, 1 and an end symbol are one-hot, an answer is correct when it misses by less than 0.2 at the
end symbol, the sets are as above. Do not compare with their number of sequences too closely.

How the strings were drawn is not told in the papers that we could read (Miller and Giles is not among them). Here the class comes first, then the length among those that the class has (languages 2 and 5 have strings of even length only), then one of
all its strings of that length, all equally likely. Beware: a long string drawn so from outside of 1*, (10)* or language 4 shows it again and again, so that a short memory is enough to tell it. With
\`negatives\` set to one-error they are strings of the language with one symbol changed at random, such that they are outside: then the memory must last. Languages 1 and 2 have one string of a length
at most, so the training and the test set share strings.

The last symbol matters as well as any other: the minimal time lag is 0, the longest one to be bridged the length less one. A constant is right half the time.`,
  create({ lag, grammar, negatives, strings, protocol }) {
    const guessing = protocol === 'guessing-1996'
    const training: Lengths = guessing ? [lag, lag + Math.floor(lag / 5)] : [1, lag]
    const final: Lengths = guessing ? training : [lag + 1, Math.floor((3 * lag) / 2)]
    const language = tomitaLanguages[grammar]
    const law = uniformStrings(language, final[1])
    const bits = new Uint8Array(final[1])
    const allowed = (length: number, inside: boolean): boolean =>
      law.possible(length, inside) && (negatives === 'any' || law.possible(length, !inside))

    function drawString(random: RandomStream, length: number, inside: boolean): void {
      const nearMiss = !inside && negatives === 'one-error'
      do {
        law.draw(random, length, inside || nearMiss, bits)
        if (nearMiss) bits[random.integer(0, length - 1)] ^= 1
      } while (nearMiss && accepts(language, bits, length))
    }

    function draw(random: RandomStream, [shortest, longest]: Lengths, inside: boolean, into: SequenceBuffer): void {
      let length = 0
      do length = random.integer(shortest, longest)
      while (!allowed(length, inside))
      drawString(random, length, inside)
      const steps = guessing ? length : length + 1
      into.begin(steps)
      for (let t = 0; t < length; t++)
        if (guessing) into.setInput(t, 0, bits[t] === 1 ? 1 : -1)
        else into.setSymbol(t, bits[t])
      if (!guessing) into.setSymbol(length, END)
      into.addTarget(steps - 1)
      into.setTarget(0, inside ? 1 : 0)
    }

    const signature: TaskSignature = {
      task: 'tomita',
      inputKind: guessing ? 'dense' : 'symbols',
      inputs: guessing ? 1 : 3,
      outputs: 1,
      targets: 'end',
      kind: 'classification',
      classes: 2,
      longestSequence: guessing ? final[1] : final[1] + 1,
    }
    return {
      signature,
      criterion: { kind: 'sets', sets: 'training', every: strings, mostWrong: 0 },
      testSequences: strings,
      minimalLag: guessing ? 0 : 1,
      chanceLevel: 0.5,
      constantBaseline: { answer: [0.5], meanSquaredError: 0.25 },
      sample: (random, into) => draw(random, training, random.bit() === 1, into),
      fixedSets(random) {
        const set = (lengths: Lengths) => newSequences(signature, strings, (into, i) => draw(random, lengths, i % 2 === 0, into))
        return { training: set(training), test: set(final), order: 'in-turn' }
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, guessing ? 0.1 : 0.2),
      error: meanAbsoluteError,
      classOf: ({ targets }) => targets[0],
      ...(guessing ? { channels: ['symbol'] } : { symbols: ['0', '1', 'end'] }),
      signal: ({ length }) => stepsWhere(length, t => guessing || t < length - 1),
    }
  },
})

/** Shortest and longest. */
type Lengths = readonly [number, number]
