// Draws of a task for tests of its law.

import { type RandomStream, randomStream } from '../../engine/random.ts'
import { type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'
import type { Task, TaskInstance, TaskParameters } from '../../tasks/task.ts'

export function instanceOf<Parameters extends TaskParameters>(
  task: Task<Parameters>,
  parameters: Record<string, unknown> = {},
): TaskInstance {
  return task.create(task.parameters.parse(parameters))
}

export function bufferFor({ signature }: TaskInstance): SequenceBuffer {
  return sequenceBuffer(signature.inputKind, signature.inputs, signature.outputs)
}

/** Calls `visit` with each of `count` sequences (the same buffer every time). */
export function eachSequence(
  instance: TaskInstance,
  count: number,
  visit: (sequence: SequenceBuffer) => void,
  random: RandomStream = randomStream(['task test', instance.signature.task]),
): void {
  const buffer = bufferFor(instance)
  for (let i = 0; i < count; i++) {
    instance.sample(random, buffer)
    visit(buffer)
  }
}

/** Chi-square statistic of counts against equal shares, or against the given ones (which add up to 1). */
export function chiSquare(counts: readonly number[], shares: readonly number[] = counts.map(() => 1 / counts.length)): number {
  const n = counts.reduce((sum, count) => sum + count, 0)
  return counts.reduce((sum, count, i) => sum + (count - n * shares[i]) ** 2 / (n * shares[i]), 0)
}

/** What a chi-square statistic exceeds with probability 1e-6 (E. B. Wilson & M. M. Hilferty 1931; a little too high below 3 degrees of freedom). */
export function chiSquareLimit(degreesOfFreedom: number): number {
  const spread = 2 / (9 * degreesOfFreedom)
  return degreesOfFreedom * (1 - spread + 4.7534 * Math.sqrt(spread)) ** 3
}
