import test from 'ava'
import { createProgram } from '../../../engine/create-program.ts'
import { randomStream } from '../../../engine/random.ts'
import type { Sequence } from '../../../engine/sequence.ts'
import { netA1 } from '../../../methods/cells/guessing-nets.ts'
import { screening } from '../../../methods/search/screening.ts'
import parity from '../../../tasks/parity.ts'
import { newSequences } from '../../../tasks/shared/new-sequence.ts'
import { instanceOf } from '../../helpers/samples.ts'

const instance = instanceOf(parity, { lag: 20 })
const { signature } = instance
const random = randomStream(['screening test sequences'])
const sequences = newSequences(signature, 12, into => instance.sample(random, into))
const cell = netA1({ ...signature, hidden: 1, updateOrder: 'layered', outputBias: true, outputUnits: 'logistic' })

/** Counts the runs that `accepts` is asked about, and lets it be lenient: then many candidates go far. */
const accepts =
  (tolerance: number) =>
  (answers: Float64Array, { targets }: Sequence): boolean =>
    Math.abs(answers[0] - targets[0]) < tolerance

for (const tolerance of [0.1, 0.6, 1.1])
  test(`side by side, 2,000 candidates get the counts that they get one by one (tolerance ${tolerance})`, t => {
    const stream = () => randomStream(['screening test', tolerance])
    const [together, apart] = [stream(), stream()]
    const drawFrom = (source: typeof together) => (weights: Float64Array) => {
      for (let i = 0; i < weights.length; i++) weights[i] = source.between(-20, 20)
    }
    const program = createProgram(cell, 'dense')
    const many = screening(program, sequences, drawFrom(together), accepts(tolerance))
    const one = createProgram(cell, 'dense')
    const draw = drawFrom(apart)
    const seen = new Set<number>()
    for (let candidate = 0; candidate < 2000; candidate++) {
      draw(one.weights)
      const failed = sequences.findIndex(sequence => !accepts(tolerance)(one.run(sequence), sequence))
      const count = failed < 0 ? sequences.length : failed
      seen.add(count)
      if (many.next() !== count) t.fail(`candidate ${candidate}`)
      t.deepEqual(program.weights, one.weights)
    }
    // From the first sequence to all of them; with tolerance 1.1 everything is right.
    t.true(tolerance > 1 ? seen.has(sequences.length) : seen.size > 3)
  })

test('nets too large to run side by side are judged one by one', t => {
  const large = netA1({ ...signature, hidden: 12, updateOrder: 'layered', outputBias: true, outputUnits: 'logistic' })
  const program = createProgram(large, 'dense')
  let draws = 0
  const one = screening(program, sequences, weights => weights.fill(++draws), accepts(1.1))
  t.is(one.next(), sequences.length)
  t.is(draws, 1)
})
