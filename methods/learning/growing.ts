// A net that grows while it learns: a unit more whenever the error has stopped decreasing.
//
// S. E. Fahlman & C. Lebiere (1990), "The cascade-correlation learning architecture", NIPS 2:524-532, add units so; S. Hochreiter &
// J. Schmidhuber (1997), "Long Short-Term Memory", Neural Computation 9(8):1735-1780, section 4 (doi 10.1162/neco.1997.9.8.1735), add
// memory cells with their gates, so that cells are not spent on what is learned without memory.

import type { Cell, GraphNode, NodeId, Parameter } from '../../engine/graph.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { Learner, LearnerContext, TrainingStream } from '../method.ts'
import { type GradientOptions, gradientLearner } from './gradient.ts'
import { squaredError } from './squared-error.ts'

/** Sequences over which errors are averaged. */
const WINDOW = 100
/** The error has stalled when one window's mean is not below this share of the last one's. */
const STILL = 0.99

/**
 * Learns with the first of the nets until its error stalls, then with the next, which takes over all weights that it shares, and so on.
 * `stages` are nets of one family, each larger than the one before.
 */
export function growingLearner(stages: readonly Cell[], context: LearnerContext<GradientOptions>): Learner {
  let stage = 0
  let learner = gradientLearner(stages[0], context)
  const stall = stallWatch()
  let heard: { from: TrainingStream; stream: TrainingStream } | undefined
  /** The stream, overheard. */
  const hear = (from: TrainingStream): TrainingStream => {
    if (heard?.from === from) return heard.stream
    const answered = (answers: Float64Array, sequence: Sequence): void => {
      stall.add(squaredError(answers, sequence))
      from.answered(answers, sequence)
    }
    const stream = { ...from, answered }
    heard = { from, stream }
    return stream
  }
  return {
    get weights() {
      return learner.weights
    },
    learn(training) {
      const progress = learner.learn(hear(training))
      if (stage < stages.length - 1 && stall.stalled()) {
        const { weights } = learner
        learner = gradientLearner(stages[++stage], context)
        copySharedWeights(stages[stage - 1], weights, stages[stage], learner.weights)
        stall.restart()
      }
      return progress
    },
    answer: sequence => learner.answer(sequence),
  }
}

/** Compares the mean error of each window with that of the window before. */
export function stallWatch(): { add(error: number): void; stalled(): boolean; restart(): void } {
  let before = Number.POSITIVE_INFINITY
  let sum = 0
  let count = 0
  let still = false
  return {
    add(error) {
      sum += error
      if (++count < WINDOW) return
      still = sum > STILL * before
      before = sum
      sum = count = 0
    },
    stalled: () => still,
    restart() {
      before = Number.POSITIVE_INFINITY
      sum = count = 0
      still = false
    },
  }
}

/**
 * Copies the weights of a net into a larger one of its family. Layers are the same where they have the same name; the units that the
 * smaller net has come first in each layer, and likewise among the sources, which stand in the same order, any new ones last.
 */
export function copySharedWeights(from: Cell, weights: Float64Array, to: Cell, larger: Float64Array): void {
  for (const [index, parameter] of from.parameters.entries()) {
    const other = to.parameters.findIndex(({ name }) => name === parameter.name)
    const target = to.parameters[other]
    const columns = sharedColumns(sourceSizes(from, index), sourceSizes(to, other))
    for (let column = 0; column < parameter.columns; column++)
      for (let row = 0; row < parameter.rows; row++)
        larger[at(target, row, columns?.[column] ?? column)] = weights[at(parameter, row, column)]
  }
}

const at = ({ offset, rows }: Parameter, row: number, column: number): number => offset + column * rows + row

/** Sizes of the vectors that the layer with this weight matrix sees; none for biases and elementwise weights. */
function sourceSizes({ nodes }: Cell, parameter: number): readonly number[] {
  const parts = (id: NodeId): readonly number[] => {
    const node: GraphNode = nodes[id]
    if (node.kind === 'stopGradient') return parts(node.source)
    return node.kind === 'concat' ? node.sources.flatMap(parts) : [node.size]
  }
  for (const node of nodes) if (node.kind === 'dense' && node.weights === parameter) return node.sources.flatMap(parts)
  return []
}

/** Where each of the smaller net's columns stands among the larger one's. */
function sharedColumns(sizes: readonly number[], largerSizes: readonly number[]): readonly number[] | undefined {
  if (sizes.length === 0) return undefined
  let start = 0
  return sizes.flatMap((size, i) => {
    const first = start
    start += largerSizes[i]
    return Array.from({ length: size }, (_, k) => first + k)
  })
}
