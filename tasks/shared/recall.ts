// Tasks in which symbols are to be told at several steps, by the most active output: copying, memorisation, associative recall.

import type { Sequence, SequenceBuffer } from '../../engine/sequence.ts'
import { mostActive } from './most-active.ts'

/** Whether at every target the most active output is that of the target, whose others are 0. */
export function targetsMostActive(answers: Float64Array, { targets, targetCount, targetSize }: Sequence): boolean {
  for (let i = 0; i < targetCount; i++) {
    const told = mostActive(answers, i * targetSize, targetSize)
    if (told < 0 || targets[i * targetSize + told] !== 1) return false
  }
  return true
}

/** Adds a target at `step` that asks for `symbol`. */
export function askFor(into: SequenceBuffer, step: number, symbol: number): void {
  into.addTarget(step)
  into.setTarget(symbol, 1)
}

/** Names of symbols: what stands before the values, values 1 to `values`, what stands behind them. */
export function symbolNames(before: readonly string[], values: number, behind: readonly string[]): string[] {
  return [...before, ...Array.from({ length: values }, (_, i) => String(i + 1)), ...behind]
}

/** Constant baseline where target k is 1 in a share `shares[k]` of all targets, else 0. */
export function oneHotBaseline(shares: readonly number[]): { answer: readonly number[]; meanSquaredError: number } {
  const squares = shares.reduce((sum, share) => sum + share * (1 - share), 0)
  return { answer: shares, meanSquaredError: squares / shares.length }
}

/** Probability that `count` draws, each one of `values`, are all the same given one. */
export function allTheSame(values: number, count: number): number {
  let probability = 1
  for (let i = 0; i < count; i++) probability /= values
  return probability
}
