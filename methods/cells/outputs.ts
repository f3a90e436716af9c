// Output units: which activation function answers, and which answers it can give.

import { z } from 'zod'
import { sigmoid, tanh, type Vector } from '../../engine/cell.ts'
import type { TaskSignature } from '../../tasks/task.ts'
import type { NetSizes } from './family.ts'

export type OutputUnits = 'logistic' | 'tanh' | 'linear'

export const outputUnitsOption = z
  .enum(['auto', 'logistic', 'tanh', 'linear'])
  .default('auto')
  .describe("output units' function; auto: logistic where right answers lie in [0, 1], tanh where in [-1, 1], else linear")

const ranges: Readonly<Record<OutputUnits, readonly [number, number]>> = {
  logistic: [0, 1],
  tanh: [-1, 1],
  linear: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
}

/** Whether units of that kind can give all right answers of a task. */
function reaches(units: OutputUnits, [least, greatest]: readonly [number, number]): boolean {
  return least >= ranges[units][0] && greatest <= ranges[units][1]
}

/** The kind of output units that an option stands for on a task. */
export function outputUnitsFor(option: OutputUnits | 'auto', { answerRange = [0, 1] }: TaskSignature): OutputUnits {
  if (option !== 'auto') return option
  return reaches('logistic', answerRange) ? 'logistic' : reaches('tanh', answerRange) ? 'tanh' : 'linear'
}

/** Why output units of that kind cannot meet a task; undefined where they can. */
export function outOfReach(units: OutputUnits, { answerRange = [0, 1] }: TaskSignature): string | undefined {
  if (reaches(units, answerRange)) return undefined
  const [least, greatest] = ranges[units]
  return `its output units are ${units}, between ${least} and ${greatest}, and right answers lie between ${answerRange[0]} and ${answerRange[1]}; set outputUnits to "auto"`
}

/** The answer of output units with these net inputs. */
export function answerOf(net: Vector, units: OutputUnits): Vector {
  return units === 'logistic' ? sigmoid(net) : units === 'tanh' ? tanh(net) : net
}

/** What a family makes a task's net from: the options of the net, and the task's sizes and kind of answers. */
export function shapeForTask<Options extends { readonly outputUnits: OutputUnits | 'auto' }>(
  signature: TaskSignature,
  options: Options,
): Options & NetSizes {
  const { inputs, outputs, longestSequence } = signature
  return { ...options, inputs, outputs, longestSequence, outputUnits: outputUnitsFor(options.outputUnits, signature) }
}
