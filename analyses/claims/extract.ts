// Makes rows.json anew: `node analyses/claims/extract.ts` takes the rows from results/*/report.md, `... --trials` runs the recorded trials too (minutes).

import { readFileSync, writeFileSync } from 'node:fs'
import { makeSpec } from '../../runner/make-spec.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { resolveOptions, resolveParameters, type Settings } from '../../runner/resolve.ts'
import { trialResult } from '../../runner/trial.ts'
import { loadRows, type Row, type RowsFile } from './rows.ts'

/** What claims rest on: suite, heading of the task in its report, methods, lags. */
const wanted: readonly (readonly [suite: string, task: string, methods: readonly string[], lags: readonly number[]])[] = [
  ['task-2a', 'p = 100', ['RTRL at 1', 'RTRL at 4', 'RTRL at 10', 'BPTT at 1', 'BPTT at 4', 'BPTT at 10'], [100]],
  ['hochreiter-schmidhuber-1997', 'noise-free-lag 2a', ['lstm-1997'], [100]],
  ['mozer-1992', 'Gap task', ['τ = 0.75', 'τ = 0.85', 'τ = 0.9', 'τ = 0.95', 'ladder', 'learned', 'standard'], [10]],
  ['lin-1996', 'Latching problem', ['1 delay', '2 delays', '3 delays', '6 delays'], [10, 20, 30, 40, 50, 60, 80, 100, 140, 200]],
  ['diffusion-of-credit', 'Diffusion of credit', ['two branches', 'fully connected', 'randomly connected'], [1, 30]],
  ['guessing-1996', 'Two-sequence problem (experiment 3)', ['A1', 'A2'], [500]],
  ['guessing-1996', 'Parity problem', ['A1', 'A2'], [500]],
  ['guessing-1996', 'latch I', ['latch unit'], [500]],
  ['guessing-1996', 'tomita 1', ['A1', 'A2'], [500]],
]

interface Recorded {
  readonly label: string
  readonly task: string
  readonly method: string
  readonly options: Settings
  readonly parameters: Settings & { readonly lag: number }
  readonly seeds: number
  readonly sequences: number
}

const recorded: readonly Recorded[] = [
  {
    label: 'recorded',
    task: 'very-long-lag',
    method: 'lstm-1997',
    options: {},
    parameters: { lag: 1000, distractors: 1000 },
    seeds: 3,
    sequences: 80_000,
  },
  {
    label: 'recorded',
    task: 'noise-free-lag',
    method: 'elman',
    options: {},
    parameters: { lag: 100 },
    seeds: 18,
    sequences: 35_000,
  },
]

function report(suite: string): string {
  return readFileSync(new URL(`../../results/${suite}/report.md`, import.meta.url), 'utf8')
}

/** The text of the section under a heading of the cost tables; headings repeat, the second of a name is that of costs. */
function sectionOf(text: string, task: string): string {
  const costs = text.slice(text.indexOf('\n## Cost to solve'))
  const start = costs.indexOf(`\n### ${task}\n`)
  if (start < 0) throw new Error(`Expected a section '${task}' under the costs, found none`)
  const rest = costs.slice(start + 5)
  return rest.slice(0, Math.max(rest.indexOf('\n##'), 0) || rest.length)
}

function extracted(): RowsFile {
  const digests: { [suite: string]: string } = {}
  const rows: Row[] = []
  for (const [suite, task, methods, lags] of wanted) {
    const text = report(suite)
    digests[suite] = text.match(/Digest of the results[^0-9a-f]+([0-9a-f]{64})/)![1]
    const lines = sectionOf(text, task).split('\n')
    for (const method of methods)
      for (const lag of lags) {
        const line = lines.find(each => {
          const cells = each.split('|').map(cell => cell.trim())
          return cells[1] === `\`${method}\`` && cells[2] === String(lag)
        })
        const counts = line?.match(/\| +(\d+) of (\d+) \|/)
        if (line === undefined || counts == null) throw new Error(`Expected ${method} at lag ${lag} in ${suite}, found none`)
        rows.push({
          suite,
          task,
          method,
          lag,
          solved: Number(counts[1]),
          finished: Number(counts[2]),
          source: line.replaceAll(/ +/g, ' '),
        })
      }
  }
  return { digests, rows }
}

async function run({ label, task, method, options, parameters, seeds, sequences }: Recorded): Promise<Row> {
  const registry = await loadRegistry()
  const [definition, problem] = [registry.methods.get(method)!, registry.tasks.get(task)!]
  const chosen = resolveOptions(definition, task, options, name => name)
  const sizes = resolveParameters(problem, parameters, name => name)
  if (!chosen.ok || !sizes.ok) throw new Error(`Expected settings that ${method} and ${task} take`)
  let solved = 0
  for (let seed = 1; seed <= seeds; seed++) {
    const { outcome } = trialResult(makeSpec(definition, chosen.value, problem, sizes.value, seed, { sequences }), registry)
    if (outcome.status === 'solved') solved++
  }
  const settings = Object.entries(parameters).map(([name, value]) => ` --set ${task}.${name}=${JSON.stringify(value)}`)
  const source = `npx lagbench trial --method ${method} --task ${task}${settings.join('')} --budget ${sequences} --seed 1 (to ${seeds})`
  return { suite: label, task, method, lag: parameters.lag, solved, finished: seeds, source }
}

const { digests, rows } = extracted()
const old = process.argv.includes('--trials') ? [] : loadRows().rows.filter(({ suite }) => suite === 'recorded')
const trials = process.argv.includes('--trials') ? await Promise.all(recorded.map(run)) : old
writeFileSync(new URL('rows.json', import.meta.url), `${JSON.stringify({ digests, rows: [...rows, ...trials] }, undefined, 2)}\n`)
