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

/** Chi-square statistic of counts against equal shares. */
export function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, n) => sum + n, 0) / counts.length
  return counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
}
