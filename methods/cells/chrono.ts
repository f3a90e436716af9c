// Chrono initialisation: gates that start with memories of all lengths up to the longest lag that is expected.
//
// C. Tallec & Y. Ollivier (2018), "Can recurrent neural networks warp time?", ICLR. A gate f that keeps a state has the time constant
// 1/(1 - f) = 1 + exp(b) at net input b, so with u uniform in [1, T - 1] for a longest lag T
//   (1) b = ln u for the gate that keeps, and -b for the gate that lets in, where there is one.
// The paper draws u for each unit. Here the units' u are spread evenly over the interval, which draws nothing and leaves no part of it out.

import { z } from 'zod'
import { log } from '../../engine/math.ts'

/** Where the biases of `units` keeping gates start [units], ascending. `longestLag`: T, in steps, at least 2. */
export function chronoBiases(units: number, longestLag: number): readonly number[] {
  return Array.from({ length: units }, (_, j) => log(1 + ((longestLag - 2) * (j + 0.5)) / units))
}

/** One value for all, chrono initialisation, or values drawn like any weight. */
export type KeepBias = number | 'chrono' | 'random'

export const keepBiasSchema: z.ZodType<KeepBias> = z.union([z.enum(['chrono', 'random']), z.number()])

export const longestLagOption = z
  .union([z.literal('task'), z.int().min(2)])
  .default('task')
  .describe('chrono: the longest lag expected (steps), or "task" for the length of the longest sequence')

/** The number that the option stands for on a task. */
export function longestLagFor(option: number | 'task', longestSequence = 2): number {
  return option === 'task' ? Math.max(2, longestSequence) : option
}

/** What a dense layer of `units` keeping gates takes as its bias. */
export function keepBiases(bias: KeepBias, units: number, longestLag: number): true | readonly number[] {
  if (bias === 'random') return true
  return bias === 'chrono' ? chronoBiases(units, longestLag) : Array.from({ length: units }, () => bias)
}
