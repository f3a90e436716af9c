// What constant answers achieve on a task, by simulation.

import type { Sequence } from '../../engine/sequence.ts'
import type { TaskInstance } from '../../tasks/task.ts'
import { idealAnswers } from './any-task.ts'
import { eachSequence } from './samples.ts'

interface Estimate {
  readonly mean: number
  /** Standard error; sequences are independent of each other, a sequence's targets need not be. */
  readonly error: number
}

/** How far the task's constant baseline is from its targets on `count` sequences, over all targets alike. */
export function momentSums(instance: TaskInstance, count: number) {
  const { answer } = instance.constantBaseline
  let targets = 0
  const own: { readonly count: number; readonly squares: number }[] = []
  const totals = answer.map(() => ({ sum: 0, squares: 0 }))
  eachSequence(instance, count, sequence => {
    targets += sequence.targetCount
    let squares = 0
    for (const [output, total] of totals.entries()) {
      let residual = 0
      for (let i = 0; i < sequence.targetCount; i++) {
        const off = sequence.targets[i * answer.length + output] - answer[output]
        residual += off
        squares += off * off
      }
      total.sum += residual
      total.squares += residual * residual
    }
    own.push({ count: sequence.targetCount, squares: squares / answer.length })
  })
  const estimate = (sum: number, squares: number): Estimate => ({ mean: sum / targets, error: Math.sqrt(squares) / targets })
  return {
    targets,
    residuals: totals.map(({ sum, squares }) => estimate(sum, squares)),
    /** The mean squared error, less the one that the task states. */
    squares(stated: number): Estimate {
      const excess = own.map(each => each.squares - stated * each.count)
      return estimate(
        excess.reduce((sum, value) => sum + value, 0),
        excess.reduce((sum, value) => sum + value * value, 0),
      )
    },
  }
}

/**
 * The largest share of `count` sequences that one constant answer gets right: the baseline, the perfect answers that occur, and where a single
 * number is asked for once, numbers over the whole range of targets, more closely where they do best.
 */
export function bestConstant(instance: TaskInstance, count: number): number {
  const { outputs, targets, kind } = instance.signature
  const found = new Map<string, Float64Array>()
  let [least, most] = [Infinity, -Infinity]
  const add = (values: ArrayLike<number>) => {
    if (found.size < 32) found.set(Array.from(values).join(), Float64Array.from(values))
  }
  add(instance.constantBaseline.answer)
  eachSequence(instance, Math.min(count, 2000), sequence => {
    const ideal = idealAnswers(instance, sequence)
    for (let i = 0; i < sequence.targetCount; i++) {
      const target = ideal.subarray(i * outputs, (i + 1) * outputs)
      if (found.size < 32) add(target)
      if (outputs > 1) continue
      least = Math.min(least, target[0])
      most = Math.max(most, target[0])
    }
  })
  let candidates = [...found.values()]
  const single = kind === 'regression' && outputs === 1 && targets === 'end'
  if (!single) return Math.max(...shares(instance, candidates, count))
  let width = (most - least) / 32
  candidates.push(...around((least + most) / 2, width))
  let best = 0
  for (let round = 0; round < 3; round++) {
    const right = shares(instance, candidates, count)
    best = Math.max(best, ...right)
    width /= 4
    candidates = around(candidates[right.indexOf(Math.max(...right))][0], width)
  }
  return best
}

function around(centre: number, width: number): Float64Array[] {
  return Array.from({ length: 33 }, (_, i) => Float64Array.of(centre + (i - 16) * width))
}

function shares(instance: TaskInstance, constants: readonly Float64Array[], count: number): number[] {
  const right = constants.map(() => 0)
  const tiled = constants.map(constant => tile(constant, 1))
  eachSequence(instance, count, (sequence: Sequence) => {
    for (const [i, constant] of constants.entries()) {
      if (tiled[i].length < sequence.targetCount * constant.length) tiled[i] = tile(constant, sequence.targetCount * 2)
      if (instance.correct(tiled[i], sequence)) right[i]++
    }
  })
  return right.map(number => number / count)
}

function tile(constant: Float64Array, times: number): Float64Array {
  return Float64Array.from({ length: constant.length * times }, (_, i) => constant[i % constant.length])
}
