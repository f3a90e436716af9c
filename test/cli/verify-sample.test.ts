import test from 'ava'
import { chooseTrials } from '../../cli/verify-sample.ts'
import { parseResults } from '../../runner/exchange/read.ts'
import { writeResults } from '../../runner/exchange/write.ts'
import { planOf, recordOf } from '../helpers/records.ts'
import { stubTrial } from '../helpers/stub-trial.ts'

const { spec: stub, registry } = stubTrial(() => ({ learn: () => 'continue' }))
const spec = { ...stub, taskVersion: registry.tasks.get('two-sequence')!.version }
// Ten comparable trials that took 1 to 10 s, and two of a method that is gone.
const specs = [
  ...Array.from({ length: 10 }, (_, i) => ({ ...spec, seed: i + 1 })),
  ...[1, 2].map(seed => ({ ...spec, method: 'gone', seed })),
]
const records = specs.map(each => recordOf(each, { status: 'solved' }, 1000 * each.seed))
const file = parseResults(writeResults({ plan: planOf(specs), command: '' }, records, null).text, 'f')
const choose = (size: number, longestMs?: number) =>
  chooseTrials(file, registry, { size, seed: 1, ...(longestMs === undefined ? {} : { longestMs }) })

test('chooses among the comparable trials, says how long they took, and what is left out and why', t => {
  const all = choose(Number.POSITIVE_INFINITY)
  t.like(all, { population: 10, tooLong: 0, wallMs: 55_000, longestMs: 10_000, seed: null })
  t.deepEqual(all.notComparable, [{ reason: 'method gone is unknown here', trials: 2 }])
  t.is(all.trials.length, 10)
  t.like(choose(4), { population: 10, seed: 1 })
  t.is(choose(4).trials.length, 4)
})

test('leaves out what took longer than it may, and nothing else', t => {
  const short = choose(100, 3000)
  t.like(short, { population: 3, tooLong: 7, wallMs: 6000, longestMs: 3000, seed: null })
  t.deepEqual(short.trials.map(trial => trial.spec.seed).sort(), [1, 2, 3])
  t.like(choose(100, 999), { population: 0, tooLong: 10, wallMs: 0, longestMs: 0 })
})

test('knows the line of every trial', t => {
  for (const [index, { result }] of file.records.entries()) t.is(choose(1).lines.get(result.key), index + 2)
})
