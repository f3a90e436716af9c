// Times the points of a growth, and fits time ~ size^exponent.

import { createProgram } from '../engine/create-program.ts'
import { sgd } from '../engine/optimisers.ts'
import { randomStream } from '../engine/random.ts'
import { measure } from './measure.ts'
import type { Growth, Point } from './scaling.ts'
import { randomSequence } from './sequences.ts'

export interface Grown {
  readonly points: readonly {
    readonly size: number
    readonly microsecondsPerSequence: number
    readonly microsecondsPerStep: number
    /** As the engine counts them. */
    readonly multiplyAddsPerSequence: number
  }[]
  /** Least squares over all points, in logarithms. */
  readonly exponent: number
  /** From the last point but one to the last, where overheads matter least. */
  readonly lastExponent: number
  /** The exponent of the counted multiply-adds. */
  readonly countedExponent: number
}

export async function grow({ points }: Pick<Growth, 'points'>): Promise<Grown> {
  const works = points.map(workOf)
  const rows = await measure({
    steps: 1,
    entrants: () => works.map(({ run }, i) => ({ name: `${points[i].size}`, run })),
  })
  const grown = points.map(({ size, length }, i) => {
    const microsecondsPerSequence = rows[i].time!.microsecondsPerStep
    const { multiplyAddsPerSequence } = works[i]
    return { size, microsecondsPerSequence, microsecondsPerStep: microsecondsPerSequence / length, multiplyAddsPerSequence }
  })
  // What grows with the size is the time of a sequence: all have one length, or the length is the size.
  const sizes = points.map(({ size }) => size)
  const times = grown.map(({ microsecondsPerSequence }) => microsecondsPerSequence)
  return {
    points: grown,
    exponent: exponentOf(sizes, times),
    lastExponent: exponentOf(sizes.slice(-2), times.slice(-2)),
    countedExponent: exponentOf(
      sizes,
      works.map(({ multiplyAddsPerSequence }) => multiplyAddsPerSequence),
    ),
  }
}

function workOf({ cell, length, targetEvery = length, pass }: Point): {
  readonly run: () => void
  readonly multiplyAddsPerSequence: number
} {
  const program = createProgram(cell, 'dense')
  const random = randomStream(['bench scaling', cell.name])
  for (let i = 0; i < program.weights.length; i++) program.weights[i] = random.between(-0.5, 0.5)
  const sequence = randomSequence(cell, length, { targetEvery })
  const update = program.updater(sgd(cell.parameterCount, { learningRate: 1e-6 }))
  const { forward, reverse } = program.cost
  if (pass === 'forwardMode')
    return {
      run: () => void program.forwardMode(sequence, 'squared-error', update),
      multiplyAddsPerSequence: length * (forward + program.cost.influence) + sequence.targetCount * reverse,
    }
  return {
    run() {
      program.reverse(sequence, 'squared-error')
      update()
    },
    multiplyAddsPerSequence: length * (forward + reverse),
  }
}

/** Slope of the least-squares line through the points' logarithms. */
function exponentOf(sizes: readonly number[], times: readonly number[]): number {
  const x = sizes.map(Math.log)
  const y = times.map(Math.log)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(x), mean(y)]
  const covariance = x.reduce((sum, value, i) => sum + (value - meanX) * (y[i] - meanY), 0)
  return covariance / x.reduce((sum, value) => sum + (value - meanX) ** 2, 0)
}
