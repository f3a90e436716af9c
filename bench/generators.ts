// How long tasks take to make their sequences, beside the time in which LSTM-1997 learns from the same ones (forward mode, an update
// after each target): the least that a trial spends on them.

import { randomStream } from '../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../engine/sequence.ts'
import type { TrainingStream } from '../methods/method.ts'
import { loadRegistry } from '../runner/registry.ts'
import { resolveOptions } from '../runner/resolve.ts'
import { taskStream } from '../runner/trial/stream.ts'
import type { Workload } from './contestant.ts'
import { measure } from './measure.ts'

const METHOD = 'lstm-1997'
/** The net stays where it is, so that the first sequence is as much work as the last. */
const LEARNING_RATE = 1e-6
const MOST_SEQUENCES = 16
/** Of one call, about. */
const STEPS = 2000

const MAKING = 'make'
const LEARNING = 'learn'

/** A part of the benchmark like a workload. */
export const generators = { id: 'generate', title: "make a sequence, at the task's default lag" }

export interface Generated {
  readonly stepsPerSequence: number
  /** Medians, as of any workload. */
  readonly makeMicrosecondsPerStep: number
  readonly learnMicrosecondsPerStep: number
  /** Time of making, of that of learning from it once. */
  readonly share: number
  /** Whether a trial makes its training sequences once, before it learns from them again and again. */
  readonly fixedSets: boolean
}

export async function generate(taskId: string): Promise<Generated> {
  const { entrants, steps, sequences, fixedSets } = await generator(taskId)
  const rows = await measure({ steps, entrants })
  const timeOf = (name: string) => rows.find(row => row.name === name)!.time!.microsecondsPerStep
  const [making, learning] = [timeOf(MAKING), timeOf(LEARNING)]
  return {
    stepsPerSequence: steps / sequences,
    makeMicrosecondsPerStep: making,
    learnMicrosecondsPerStep: learning,
    share: making / learning,
    fixedSets,
  }
}

async function generator(
  taskId: string,
): Promise<Pick<Workload, 'entrants' | 'steps'> & { readonly sequences: number; readonly fixedSets: boolean }> {
  const registry = await loadRegistry()
  const [task, method] = [registry.tasks.get(taskId)!, registry.methods.get(METHOD)!]
  const parameters = task.parameters.parse({})
  const instance = task.create(parameters)
  const { signature } = instance
  const random = taskStream('training', task, { ...parameters }, 1)
  const kept: Sequence[] = []
  let steps = 0
  while (kept.length < MOST_SEQUENCES && steps < STEPS) {
    const sequence = sequenceBuffer(signature.inputKind, signature.inputs, signature.outputs)
    instance.sample(random, sequence)
    kept.push(sequence)
    steps += sequence.length
  }
  const options = resolveOptions(method, task.id, { learningRate: LEARNING_RATE }, name => name)
  if (!options.ok) throw new Error(options.problems.join('\n'))
  const streams = { weights: randomStream(['bench weights', task.id]), search: randomStream(['bench search', task.id]) }
  const learner = method.learner({ signature, task: instance, options: options.value, streams })
  const training = presenting(kept)
  const buffer = sequenceBuffer(signature.inputKind, signature.inputs, signature.outputs)
  return {
    steps,
    sequences: kept.length,
    fixedSets: instance.fixedSets !== undefined,
    entrants: () => [
      // Fresh ones, of the same number and, on average, length.
      { name: MAKING, run: () => times(kept.length, () => instance.sample(random, buffer)) },
      { name: LEARNING, run: () => times(kept.length, () => learner.learn(training)) },
    ],
  }
}

function times(count: number, work: () => unknown): void {
  for (let i = 0; i < count; i++) work()
}

/** The sequences over and over; nothing is counted. */
function presenting(sequences: readonly Sequence[]): TrainingStream {
  let turn = 0
  const next = () => sequences[turn++ % sequences.length]
  return { next, draw: next, present() {}, answered() {}, spend() {}, weightsChanged() {} }
}
