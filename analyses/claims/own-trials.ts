// Trials for claims that no suite puts to the test, small enough to run with the ledger. All by the harness: nothing here judges an answer.

import type { Json } from '../../engine/canonical.ts'
import type { Budget } from '../../runner/record.ts'
import { loadRegistry, type Registry } from '../../runner/registry.ts'
import type { Settings } from '../../runner/resolve.ts'
import type { Task, TaskInstance } from '../../tasks/task.ts'
import { costPerWeight } from './cost-per-weight.ts'
import { resultOf } from './run-trial.ts'

export type Tally = {
  readonly method: string
  readonly task: string
  readonly parameters: { readonly [name: string]: Json }
  readonly solved: number
  readonly trials: number
}

export type OwnTrials = {
  /** Guessing and backpropagation through time on the same problems, with the same limit of steps. */
  readonly guessing: readonly Tally[]
  /** Guessing where weights are many, or answers continuous. */
  readonly hardForGuessing: readonly Tally[]
  /** Chunkers on the chunking stream, by noise and by lag. */
  readonly chunkers: readonly Tally[]
  /** Sun et al.'s additive units, by lag. */
  readonly additive: readonly Tally[]
  /** Ring's nets: gap, and the units that they grew to. */
  readonly ring: readonly { readonly gap: number; readonly solved: boolean; readonly units: number }[]
  /** Ring's nets asked for another gap than they learned: answered correctly, of two sequences. */
  readonly ringOther: readonly { readonly learned: number; readonly asked: number; readonly right: number; readonly of: number }[]
  /** Multiply-adds per weight and step of LSTM-1997's rule and of full RTRL, by size. */
  readonly costs: ReturnType<typeof costPerWeight>
}

export async function ownTrials(): Promise<OwnTrials> {
  const registry = await loadRegistry()
  const tally = (
    method: string,
    task: string,
    parameters: Settings,
    seeds: number,
    budget: Budget,
    options: Settings = {},
  ): Tally => {
    let solved = 0
    for (let seed = 1; seed <= seeds; seed++)
      if (resultOf(registry, method, task, options, parameters, seed, budget).outcome.status === 'solved') solved++
    return { method, task, parameters, solved, trials: seeds }
  }
  const popular = ['two-sequence', 'latch', 'parity']
  const hard: readonly (readonly [task: string, lag: number])[] = [
    ['adding', 20],
    ['embedded-reber', 6],
    ['temporal-order', 10],
    ['multiplication', 20],
  ]
  return {
    guessing: popular.flatMap(task =>
      ['weight-guessing', 'bptt'].map(method => tally(method, task, { lag: 100 }, 10, { steps: 2_000_000 })),
    ),
    hardForGuessing: hard.map(([task, lag]) => tally('weight-guessing', task, { lag }, 8, { steps: 2_000_000 })),
    chunkers: ['chunker', 'history-compression'].flatMap(method =>
      [...[0, 0.05, 0.25].map(noise => ({ lag: 20, noise })), ...(method === 'chunker' ? [] : [{ lag: 100, noise: 0 }])].map(
        parameters => tally(method, 'chunking', parameters, parameters.lag > 50 ? 1 : 6, { sequences: 5000 }),
      ),
    ),
    additive: [20, 100, 500].map(lag => tally('sun-1993', 'two-sequence', { lag }, 10, { steps: 2_000_000 })),
    ring: [2, 5, 10, 24, 50, 100].map(gap => {
      const { outcome, weights } = resultOf(registry, 'ring-1993', 'gap', {}, { lag: gap }, 1, { sequences: 2000 })
      // Outputs and higher-order units each see all input lines: a symbol for each step of the string, and the two triggers.
      const symbols = 2 + Math.max(11, gap)
      return { gap, solved: outcome.status === 'solved', units: weights / symbols - symbols }
    }),
    ringOther: ringOther(registry),
    costs: costPerWeight(),
  }
}

/** Gaps up to 11 have the same symbols: a task that trains on one gap and asks for another in the final test. */
function ringOther(registry: Registry): OwnTrials['ringOther'] {
  const gap = registry.tasks.get('gap')!
  const gaps = [2, 4, 6, 8, 10]
  return gaps.flatMap(learned =>
    gaps
      .filter(asked => asked !== learned)
      .map(asked => {
        const mixed: Task = {
          ...gap,
          create: (parameters): TaskInstance => {
            const [own, other] = [gap.create(parameters), gap.create({ ...parameters, lag: asked })]
            return { ...own, fixedSets: random => ({ ...own.fixedSets!(random), test: other.fixedSets!(random).test }) }
          },
        }
        const tasks = new Map([['gap', mixed]])
        const { test } = resultOf({ ...registry, tasks }, 'ring-1993', 'gap', {}, { lag: learned }, 1, { sequences: 2000 })
        return { learned, asked, right: test === null ? 0 : test.sequences - test.wrong, of: test?.sequences ?? 0 }
      }),
  )
}
