// Speed of the engine: `npm run bench` times it against its peers, `npm run bench -- --scaling` shows how its costs grow.
// `--json` prints JSON, `--only lstm` keeps what has `lstm` in its name. Speed lives here, never in timed tests.

import { parseArgs } from 'node:util'
import { loadRegistry } from '../runner/registry.ts'
import type { Workload } from './contestant.ts'
import { type Generated, generators } from './generators.ts'
import type { Grown } from './grow.ts'
import { heading, headingText } from './heading.ts'
import { ROUNDS, type Row } from './measure.ts'
import { passes, type Watched } from './memory.ts'
import { type LearningCost, learners } from './methods.ts'
import { growths } from './scaling.ts'
import {
  generatedHead,
  generatedRow,
  growthTable,
  learningHead,
  learningRow,
  memoryHead,
  memoryRow,
  ratesOf,
  timesHead,
  timesRows,
} from './tables.ts'
import { inThread } from './thread.ts'
import { workloads } from './workloads.ts'

const options = optionsFrom(process.argv.slice(2))
const print = (text: string): void => {
  if (!options.json) console.log(text)
}

function chosen<Part extends { readonly id: string; readonly title: string }>(parts: readonly Part[]): Part[] {
  const wanted = options.only.toLowerCase()
  return parts.filter(({ id, title }) => id.includes(wanted) || title.toLowerCase().includes(wanted))
}

const machine = heading()
print(`${headingText(machine)}\n`)
const results = options.scaling ? await scaling() : await times()
if (options.json) console.log(JSON.stringify({ machine, ...results }))

async function times() {
  const [selection, chosenGenerators, chosenLearners] = [chosen(workloads), chosen([generators]), chosen([learners])]
  someOf([...selection, ...chosenGenerators, ...chosenLearners], [...workloads, generators, learners])
  return {
    rounds: ROUNDS,
    workloads: selection.length > 0 ? await againstPeers(selection) : [],
    generators: chosenGenerators.length > 0 ? await sequences() : [],
    methods: chosenLearners.length > 0 ? await learning() : [],
  }
}

async function againstPeers(selection: readonly Workload[]) {
  print(`Sequences of 100 steps where nothing else is said. Medians over ${ROUNDS} rounds in which the contestants take turns, of the quickest calls
in each; one workload at a time, in a thread of its own. Against scalar: how many times as fast as the tuned loop, in the same rounds;
against plain: as the loop that one writes first. All give the interpreter's answers and weight changes, or the workload fails: the engine
bit for bit, the loops to 1e-10 of the greatest entry of each matrix, the others as noted.\n`)
  print(timesHead)
  const notes: string[] = []
  const found = []
  const rates: string[] = []
  for (const { id, title, steps, work } of selection) {
    const rows = await inThread<Row[]>({ section: 'workload', id })
    found.push({ id, title, steps, ...(work !== undefined && { work }), rows })
    print(timesRows(title, rows, notes))
    if (work !== undefined) rates.push(...ratesOf(title, { steps, work, rows }))
  }
  if (rates.length > 0) print(`\n${rates.join('\n')}`)
  print(`\n${notes.map((note, i) => `${i + 1}. ${note}`).join('\n')}\n`)
  return found
}

async function sequences() {
  const { tasks } = await loadRegistry()
  print(`Making sequences of each task at its default parameters, and learning from them: LSTM-1997 with the options published for the task,
else its defaults, in forward mode with an update after each target. The share is the time of making, of that of
learning from it once; "once": a trial makes its training sequences once and learns from them again and again.\n`)
  print(generatedHead)
  const found = []
  for (const { id, missing } of tasks.values()) {
    if (missing?.() !== undefined) continue
    const generated = await inThread<Generated>({ section: 'generate', id })
    found.push({ task: id, ...generated })
    print(generatedRow(id, generated))
  }
  return found
}

async function learning() {
  const { methods } = await loadRegistry()
  print(`\nLearning by each method at its default options from the two-sequence problem at a lag of 100: time per step presented, for each weight of the
net, and multiply-adds as the method counts them, beside the cost claimed.\n`)
  print(learningHead)
  const found = []
  for (const { id } of methods.values()) {
    const cost = await inThread<LearningCost | { readonly skipped: string }>({ section: 'methods', id })
    found.push({ method: id, ...cost })
    print(learningRow(id, cost))
  }
  return found
}

async function scaling() {
  const [chosenGrowths, chosenPasses] = [chosen(growths), chosen(passes)]
  someOf([...chosenGrowths, ...chosenPasses], [...growths, ...passes])
  const grown = []
  for (const growth of chosenGrowths) {
    const { points: _, ...description } = growth
    const found = await inThread<Grown>({ section: 'scaling', id: growth.id })
    grown.push({ ...description, ...found })
    print(growthTable(growth, found))
  }
  if (chosenPasses.length > 0) print(memoryHead)
  const memory = []
  for (const { id, title } of chosenPasses) {
    const found = await inThread<Watched>({ section: 'memory', id })
    memory.push({ id, title, ...found })
    print(memoryRow(title, found))
  }
  return { scaling: grown, memory }
}

function optionsFrom(args: string[]) {
  try {
    const options = { json: { type: 'boolean' }, only: { type: 'string', default: '' }, scaling: { type: 'boolean' } } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    console.error(`${(error as Error).message}\nOptions: --json, --only <part of a name>, --scaling`)
    process.exit(2)
  }
}

function someOf<Part extends { readonly id: string }>(selection: Part[], all: readonly Part[]): Part[] {
  if (selection.length > 0) return selection
  console.error(`Nothing is named like '${options.only}'. There is: ${all.map(({ id }) => id).join(', ')}`)
  process.exit(2)
}
