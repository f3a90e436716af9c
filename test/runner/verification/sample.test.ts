import test from 'ava'
import { sampleRecords } from '../../../runner/verification/sample.ts'
import { recordOf, specOf } from '../../helpers/records.ts'

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
