// Makes rows.json anew: `node analyses/claims/extract.ts` counts the trials in results/, `... --trials` runs the recorded trials too (minutes).

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { digestOfResults } from '../../reports/digest.ts'
import { readSoundResults } from '../../runner/exchange/read.ts'
import { loadRegistry } from '../../runner/registry.ts'
import type { Settings } from '../../runner/resolve.ts'
import { loadRows, type Row, type RowsFile } from './rows.ts'
import { resultOf } from './run-trial.ts'

/** What claims rest on: suite, label of the task, labels of methods, lags; a trial counts as solved when it was within so many sequences. */
const wanted: readonly (readonly [
  suite: string,
  task: string,
  methods: readonly string[],
  lags: readonly number[],
  within?: number,
])[] = [
  ['task-2a', 'p = 100', ['RTRL at 1', 'RTRL at 4', 'RTRL at 10', 'BPTT at 1', 'BPTT at 4', 'BPTT at 10'], [100], 30_000],
  ['hochreiter-schmidhuber-1997', 'noise-free-lag 2a', ['lstm-1997'], [100], 30_000],
  ['mozer-1992', 'gap', ['τ = 0.75', 'τ = 0.85', 'τ = 0.9', 'τ = 0.95', 'ladder', 'learned', 'standard'], [10]],
  ['lin-1996', 'latching', ['1 delay', '2 delays', '3 delays', '6 delays'], [10, 20, 30, 40, 50, 60, 80, 100, 140, 200]],
  ['diffusion-of-credit', 'diffusion-of-credit', ['two branches', 'fully connected', 'randomly connected'], [1, 30]],
  ['guessing-1996', 'two-sequence', ['A1', 'A2'], [500]],
  ['guessing-1996', 'parity', ['A1', 'A2'], [500]],
  ['guessing-1996', 'latch I', ['latch unit'], [500]],
  ['guessing-1996', 'tomita 1', ['A1', 'A2'], [500]],
]

interface Recorded {
  readonly task: string
  readonly method: string
  readonly parameters: Settings & { readonly lag: number }
  readonly seeds: number
  readonly sequences: number
}

const recorded: readonly Recorded[] = [
  {
    task: 'very-long-lag',
    method: 'lstm-1997',
    parameters: { lag: 1000, distractors: 1000 },
    seeds: 3,
    sequences: 80_000,
  },
  { task: 'noise-free-lag', method: 'elman', parameters: { lag: 100 }, seeds: 18, sequences: 30_000 },
]

function counted(): RowsFile {
  const digests: { [suite: string]: string } = {}
  const rows = wanted.flatMap(([suite, task, methods, lags, within = Number.POSITIVE_INFINITY]): Row[] => {
    const { stored, records } = readSoundResults(fileURLToPath(new URL(`../../results/${suite}`, import.meta.url)))
    digests[suite] = digestOfResults(records.map(({ result }) => result))
    const results = new Map(records.map(({ result }) => [result.key, result]))
    return methods.flatMap(method =>
      lags.map((lag): Row => {
        const trials = stored.plan.trials.flatMap(({ key, methodLabel, taskLabel, spec }) => {
          const result = results.get(key)
          const status = result?.outcome.status
          const here = methodLabel === method && taskLabel === task && spec.parameters.lag === lag
          return here && result !== undefined && status !== 'skipped' && status !== 'failed' ? [result] : []
        })
        if (trials.length === 0) throw new Error(`Expected trials of ${method} on ${task} at lag ${lag} in ${suite}, found none`)
        const solved = trials.filter(({ outcome, counters }) => outcome.status === 'solved' && counters.sequences <= within)
        const limit = within === Number.POSITIVE_INFINITY ? '' : `, within ${within} sequences`
        const source = `${method} on ${task}, lag ${lag}${limit}`
        return { suite, task, method, lag, solved: solved.length, finished: trials.length, source }
      }),
    )
  })
  return { digests, rows }
}

async function run({ task, method, parameters, seeds, sequences }: Recorded): Promise<Row> {
  const registry = await loadRegistry()
  let solved = 0
  for (let seed = 1; seed <= seeds; seed++)
    if (resultOf(registry, method, task, {}, parameters, seed, { sequences }).outcome.status === 'solved') solved++
  const settings = Object.entries(parameters).map(([name, value]) => ` --set ${task}.${name}=${JSON.stringify(value)}`)
  const source = `npx lagbench trial --method ${method} --task ${task}${settings.join('')} --budget ${sequences} --seed 1 (to ${seeds})`
  return { suite: 'recorded', task, method, lag: parameters.lag, solved, finished: seeds, source }
}

const again = process.argv.includes('--trials')
const old = again ? [] : loadRows().rows.filter(({ suite }) => suite === 'recorded')
const trials = again ? await Promise.all(recorded.map(run)) : old
const { digests, rows } = counted()
writeFileSync(new URL('rows.json', import.meta.url), `${JSON.stringify({ digests, rows: [...rows, ...trials] }, undefined, 2)}\n`)
