// Weight guessing on noise-free parity, 500 to 600 steps, net A1 with one hidden unit: candidates judged with early rejection, by the
// method's own screening and by a loop as one writes it.

import { createProgram } from '../engine/create-program.ts'
import { randomStream } from '../engine/random.ts'
import type { Sequence } from '../engine/sequence.ts'
import { netA1 } from '../methods/cells/guessing-nets.ts'
import { screening } from '../methods/search/screening.ts'
import parity from '../tasks/parity.ts'
import { newSequences } from '../tasks/shared/new-sequence.ts'
import { SCALAR, type Workload } from './contestant.ts'
import { scalarNetA1 } from './scalar-net-a1.ts'

/** As many as the screening draws at once when a search goes on. */
const CANDIDATES = 512
const SEQUENCES = 100
const RANGE = 100
const TOLERANCE = 0.1

const instance = parity.create(parity.parameters.parse({}))
const random = randomStream(['bench guessing'])
const sequences = newSequences(instance.signature, SEQUENCES, into => instance.sample(random, into))
const weightsOf = Array.from({ length: CANDIDATES }, () => Float64Array.from({ length: 7 }, () => random.between(-RANGE, RANGE)))
const accepts = (answers: Float64Array, { targets }: Sequence): boolean => Math.abs(answers[0] - targets[0]) < TOLERANCE

/** Numbers of sequences answered before the first wrong answer, by the loop; and the steps that all take together. */
function judgedByLoop(): { counts: number[]; steps: number } {
  const { weights, run } = scalarNetA1()
  let steps = 0
  const counts = weightsOf.map(candidate => {
    weights.set(candidate)
    let count = 0
    for (; count < sequences.length; count++) {
      steps += sequences[count].length
      if (!accepts(run(sequences[count], 0), sequences[count])) break
    }
    return count
  })
  return { counts, steps }
}

export const guessing: Workload = {
  id: 'guessing-parity',
  title: `weight guessing on parity: ${CANDIDATES} candidates`,
  steps: judgedByLoop().steps,
  work: { what: 'candidates', amount: CANDIDATES },
  entrants() {
    const shape = {
      inputs: 1,
      outputs: 1,
      hidden: 1,
      updateOrder: 'layered',
      outputBias: false,
      outputUnits: 'logistic',
    } as const
    const program = createProgram(netA1(shape), 'dense')
    let turn = 0
    const many = screening(program, sequences, weights => weights.set(weightsOf[turn++ % CANDIDATES]), accepts)
    const judged = (): number[] => Array.from({ length: CANDIDATES }, () => many.next())
    const { counts } = judgedByLoop()
    // Whatever the size of the rounds in which the screening draws them.
    const found = Array.from({ length: 4 }, judged)
    if (!found.every(list => list.every((count, i) => count === counts[i])))
      throw new Error('Expected the counts of the loop, got others')
    return [
      { name: 'screening, 16 side by side', run: judged },
      { name: SCALAR, run: judgedByLoop },
    ]
  },
}
