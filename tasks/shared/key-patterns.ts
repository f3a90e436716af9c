// Two classes of sequences that begin with one of two random patterns, under uniform noise: Bengio, Simard & Frasconi (1994), section V-E,
// Bengio & Frasconi (NIPS 6), section 7, and El Hihi & Bengio (NIPS 8), section 4.

import type { RandomStream } from '../../engine/random.ts'
import type { Sequence, SequenceBuffer } from '../../engine/sequence.ts'
import type { FixedSets, TaskInstance, TaskSignature } from '../task.ts'
import { meanAbsoluteError } from './errors.ts'
import { newSequences } from './new-sequence.ts'
import { onTargetSide } from './sides.ts'
import { stepsWhere } from './signal.ts'

export interface KeyPatternTask {
  readonly task: string
  /** Lengths are uniform in shortest..longest. */
  readonly shortest: number
  readonly longest: number
  /** N: the patterns' length, at most `shortest`. */
  readonly informative: number
  /** b: the noise is uniform in [-b, b], on every step. */
  readonly noise: number
  readonly trainingSequences: number
  readonly testSequences: number
}

/** Targets are 0.8 for the first class and -0.8 for the second. A trial draws its two patterns, then its sets. */
export function keyPatternInstance(options: KeyPatternTask): TaskInstance {
  const { task, shortest, longest, informative, noise, trainingSequences, testSequences } = options
  const signature: TaskSignature = {
    task,
    inputKind: 'dense',
    inputs: 1,
    outputs: 1,
    targets: 'end',
    kind: 'classification',
    answerRange: [-0.8, 0.8],
    classes: 2,
    longestSequence: longest,
  }
  const drawPatterns = (random: RandomStream): Float64Array[] =>
    [0, 1].map(() => Float64Array.from({ length: informative }, () => random.between(-1, 1)))
  const fill = (random: RandomStream, into: SequenceBuffer, patterns: readonly Float64Array[], own: number): void => {
    const length = random.integer(shortest, longest)
    into.begin(length)
    for (let t = 0; t < length; t++) into.setInput(t, 0, (t < informative ? patterns[own][t] : 0) + random.between(-noise, noise))
    into.addTarget(length - 1)
    into.setTarget(0, own === 0 ? 0.8 : -0.8)
  }
  return {
    signature,
    criterion: { kind: 'sets', sets: 'training', every: trainingSequences, mostWrong: 0 },
    testSequences,
    minimalLag: shortest - informative,
    chanceLevel: 0.5,
    constantBaseline: { answer: [0], meanSquaredError: 0.64 },
    sample: (random, into) => fill(random, into, drawPatterns(random), random.bit()),
    fixedSets(random): FixedSets {
      const patterns = drawPatterns(random)
      const draw = (count: number): Sequence[] =>
        newSequences(signature, count, (into, index) => fill(random, into, patterns, index % 2))
      return { training: draw(trainingSequences), test: draw(testSequences), order: 'in-turn' }
    },
    correct: onTargetSide,
    error: meanAbsoluteError,
    classOf: ({ targets }) => (targets[0] > 0 ? 0 : 1),
    signal: ({ length }) => stepsWhere(length, t => t < informative),
  }
}
