import test from 'ava'
import method from '../../methods/gnarl.ts'
import type { Method } from '../../methods/method.ts'
import { runTrial } from '../../runner/trial.ts'
import type { Task } from '../../tasks/task.ts'
import tomita from '../../tasks/tomita.ts'
import twoSequence from '../../tasks/two-sequence-bengio.ts'
import { specFor } from '../helpers/specs.ts'

const registry = {
  methods: new Map([[method.id, method as unknown as Method]]),
  tasks: new Map([tomita, twoSequence].map(task => [task.id, task as unknown as Task])),
}
const trial = (task: string, parameters: Record<string, number>, sequences: number) =>
  runTrial(specFor(registry, method.id, task, { parameters, seed: 2001, sequences }), registry).result

test('two-sequence is learned, and every presentation to every net is counted', t => {
  const { outcome, counters, test: final } = trial('two-sequence-bengio', { lag: 5, informative: 2 }, 60_000)
  t.is(outcome.status, 'solved')
  t.is(counters.sequences, 20 * counters.weightChanges)
  // 15 of 300 is far above chance, which is half.
  t.true(final !== null && final.wrong <= 15)
})

test('a batch is drawn anew after the given number of generations, and the survivors judged on it', t => {
  const run = (redrawEvery: number) => {
    const options = { population: 4, redrawEvery, trainingSequences: 2 }
    const spec = specFor(registry, method.id, 'two-sequence-bengio', {
      options,
      parameters: { lag: 50 },
      seed: 2002,
      sequences: 400,
    })
    return runTrial(spec, registry).result
  }
  t.notDeepEqual(run(1).digests, run(1000).digests)
})
