// Memory of the passes: what is in use before and after a million steps, garbage collected. Forward passes and forward mode must stay
// flat however long a sequence is; BPTT may fill a tape of at most 16 MB, and keep one row for each piece of a longer sequence.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createProgram } from '../engine/create-program.ts'
import { sgd } from '../engine/optimisers.ts'
import type { Program } from '../engine/program.ts'
import { randomStream } from '../engine/random.ts'
import type { Sequence } from '../engine/sequence.ts'
import { lstm } from '../methods/cells/lstm.ts'
import { lstm1997 } from '../methods/cells/lstm-1997.ts'
import { randomSequence } from './sequences.ts'

export interface Pass {
  readonly id: string
  readonly title: string
  /** Steps of a sequence. */
  readonly length: number
  readonly work: 'run' | 'reverse' | 'forwardMode' | 'online'
}

export interface Watched {
  readonly steps: number
  readonly before: Memory
  readonly after: Memory
  readonly flat: boolean
}

interface Memory {
  /** V8's heap of this thread, and typed arrays. */
  readonly heapBytes: number
  /** All that the process holds in memory: WebAssembly memory is counted here only. */
  readonly processBytes: number
}

const STEPS = 1_000_000
/** Room for what V8 itself learns meanwhile; an object kept for each of 10,000 sequences would take more. */
const FLAT_HEAP_BYTES = 200_000
/** Room for what the allocator keeps; a number kept for each step would take more. */
const FLAT_PROCESS_BYTES = 4_000_000

export const passes: readonly Pass[] = [
  { id: 'answers', title: 'answers only, LSTM, sequences of 100 steps', length: 100, work: 'run' },
  { id: 'bptt', title: 'BPTT and update, LSTM, sequences of 100 steps', length: 100, work: 'reverse' },
  { id: 'forward-mode', title: 'forward mode and update, LSTM-1997, sequences of 100 steps', length: 100, work: 'forwardMode' },
  { id: 'online', title: 'forward mode, LSTM-1997, an update at every step', length: 100, work: 'online' },
  { id: 'answers-long', title: 'answers only, LSTM, one sequence', length: STEPS, work: 'run' },
  {
    id: 'bptt-long',
    title: 'BPTT and update, LSTM, sequences of 100,000 steps (fills its tape)',
    length: 100_000,
    work: 'reverse',
  },
  { id: 'forward-mode-long', title: 'forward mode, LSTM-1997, one sequence', length: STEPS, work: 'forwardMode' },
]

export function watch({ length, work }: Pass): Watched {
  // Forward mode is for cells whose influence is sparse.
  const forwardMode = work === 'forwardMode' || work === 'online'
  const program = createProgram(
    forwardMode ? memoryCells : lstm({ inputs: 2, outputs: 1, hidden: 8, outputUnits: 'linear' }),
    'dense',
  )
  const random = randomStream(['bench memory'])
  for (let i = 0; i < program.weights.length; i++) program.weights[i] = random.between(-0.5, 0.5)
  const update = program.updater(sgd(program.weights.length, { learningRate: 1e-6 }))
  const [short, sequence] = [100, length].map(steps =>
    randomSequence(program.cell, steps, { targetEvery: work === 'online' ? 1 : steps }),
  )
  const repeat = (learned: Sequence, steps: number) => {
    for (let done = 0; done < steps; done += learned.length) pass(program, work, learned, update)
  }
  // Long enough for V8 to have compiled all that it will compile.
  repeat(short, 300_000)
  const before = memoryInUse()
  repeat(sequence, STEPS)
  const after = memoryInUse()
  const flat =
    after.heapBytes - before.heapBytes < FLAT_HEAP_BYTES && after.processBytes - before.processBytes < FLAT_PROCESS_BYTES
  return { steps: STEPS, before, after, flat }
}

const memoryCells = lstm1997({
  inputs: 2,
  outputs: 1,
  blocks: 2,
  cellsPerBlock: 2,
  inputGateBias: 'random',
  outputGateBias: 'random',
  cellBias: true,
  outputBias: true,
  outputUnits: 'linear',
})

function pass(program: Program, work: Pass['work'], sequence: Sequence, update: () => void): void {
  switch (work) {
    case 'run':
      program.run(sequence)
      break
    case 'reverse':
      program.reverse(sequence, 'squared-error')
      update()
      break
    case 'forwardMode':
    case 'online':
      program.forwardMode(sequence, 'squared-error', update)
      break
  }
}

function memoryInUse(): Memory {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let i = 0; i < 3; i++) collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heapBytes: heapUsed + external, processBytes: rss }
}
