// What the page holds of a suite's results, as JSON in the page itself: written by data.ts, read by the code in client/. Trials are rows
// without names, because there can be a hundred thousand of them.

import type { Json } from '../../engine/canonical.ts'

export interface PageData {
  readonly methods: readonly { readonly label: string; readonly id: string; readonly title: string; readonly family: string }[]
  readonly tasks: readonly { readonly label: string; readonly id: string; readonly name: string }[]
  /** Each distinct set of options, of parameters (without the lag) and of budgets once. */
  readonly options: readonly Settings[]
  readonly parameters: readonly Settings[]
  readonly budgets: readonly string[]
  /** Reasons and errors, each once. */
  readonly texts: readonly string[]
  /** In the report's order: by task, method, lag. */
  readonly cells: readonly CellData[]
  /** What was left out for size, as sentences for the reader. */
  readonly notes: readonly string[]
}

export type Settings = { readonly [name: string]: Json }

/** One method on one task at one lag. Indices point into the lists of `PageData`. */
export interface CellData {
  readonly method: number
  readonly task: number
  readonly lag: number
  readonly options: number
  readonly parameters: number
  readonly budget: number
  /** Trials by status, in the order of `statuses`. */
  readonly tally: readonly number[]
  /** 95 % interval of the true success rate; null when no trial has finished. */
  readonly rate: readonly [low: number, high: number] | null
  /** Medians over all finished trials as text, with a number to sort by; null when no trial has finished. */
  readonly sequences: Cost | null
  readonly multiplyAdds: Cost | null
  readonly trials: readonly TrialRow[]
}

export type Cost = readonly [text: string, sortBy: number]

export const statuses = ['solved', 'unsolved', 'diverged', 'skipped', 'failed', 'missing'] as const

/** A trial that is missing has its first two entries only. */
export type TrialRow = readonly [
  seed: number,
  /** Index into `statuses`. */
  status: number,
  sequences?: number,
  steps?: number,
  multiplyAdds?: number,
  weightChanges?: number,
  weights?: number,
  /** The final test: wrong answers, sequences, mean error; 0 when there was none. */
  test?: readonly [wrong: number, sequences: number, meanError: number | null] | 0,
  /** What the outcome has to say besides: index into `texts`, or -1. */
  text?: number,
  /** Hexadecimal, or their first digits: the trial's key, and SHA-256 of its final weights and of its answers in the test ('' without). */
  key?: string,
  weightsDigest?: string,
  answersDigest?: string,
  /** Points of the learning curve one after the other: sequences, mean error, fraction correct. */
  curve?: readonly (number | null)[],
]
