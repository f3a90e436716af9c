import test from 'ava'
import { ENGINE_VERSION } from '../../../engine/version.ts'
import type { TrialSpec } from '../../../runner/record.ts'
import { notComparable, sampleRecords } from '../../../runner/verification/sample.ts'
import { recordOf, specOf } from '../../helpers/records.ts'
import { stubTrial } from '../../helpers/stub-trial.ts'

const { spec: stub, registry } = stubTrial(() => ({ learn: () => 'continue' }))
const taskVersion = registry.tasks.get('two-sequence')!.version
const spec = { ...stub, taskVersion }

test('a trial is comparable where method, task, their versions, the engine and the settings are those of today', t => {
  t.is(notComparable(spec, registry), undefined)
  const other = (change: Partial<TrialSpec>) => notComparable({ ...spec, ...change }, registry)
  t.is(other({ method: 'gone' }), 'method gone is unknown here')
  t.is(other({ task: '__proto__' }), 'task __proto__ is unknown here')
  t.is(other({ engineVersion: 0 }), `engine version 0, now ${ENGINE_VERSION}`)
  t.is(other({ methodVersion: 7 }), 'stub version 7, now 1')
  t.is(other({ taskVersion: 9 }), `two-sequence version 9, now ${taskVersion}`)
  t.is(other({ options: { hidden: 1e9 } }), 'options that stub does not have so now')
  t.is(other({ parameters: { lag: -1 } }), 'parameters that two-sequence does not have so now')
})

test('a task that cannot run here is not comparable', t => {
  const task = { ...registry.tasks.get('two-sequence')!, missing: () => 'its data are not here' }
  t.is(
    notComparable(spec, { ...registry, tasks: new Map([['two-sequence', task]]) }),
    'two-sequence cannot run here: its data are not here',
  )
})

const records = Array.from({ length: 20 }, (_, index) => recordOf(specOf(index)))

test('a sample has the size that was asked for, no trial twice, in their order, and is that of its seed', t => {
  const seeds = (size: number, seed: number) => sampleRecords(records, size, seed).map(({ result }) => result.spec.seed)
  for (const size of [0, 1, 7, 20]) {
    const sample = seeds(size, 3)
    t.is(new Set(sample).size, size)
    t.deepEqual(
      sample,
      sample.toSorted((a, b) => a - b),
    )
    t.deepEqual(seeds(size, 3), sample)
  }
  t.is(seeds(Number.POSITIVE_INFINITY, 1).length, 20)
  t.notDeepEqual(seeds(7, 3), seeds(7, 4))
})

test('every trial is as likely as any other', t => {
  const counts = new Array<number>(20).fill(0)
  for (let seed = 0; seed < 2000; seed++) for (const { result } of sampleRecords(records, 5, seed)) counts[result.spec.seed]! += 1
  // Each count is binomial (2000, 1/4): mean 500, standard deviation 19.4; five of these either way.
  for (const count of counts) t.true(Math.abs(count - 500) < 97, String(counts))
})
