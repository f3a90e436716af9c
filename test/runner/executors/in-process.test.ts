import test from 'ava'
import { inProcessExecutor } from '../../../runner/executors/in-process.ts'
import { recordOf, specOf } from '../../helpers/records.ts'

test('runs trials in their order', async t => {
  const seeds: number[] = []
  await inProcessExecutor(recordOf).run([specOf(3), specOf(1), specOf(2)], ({ result }) => seeds.push(result.spec.seed))
  t.deepEqual(seeds, [3, 1, 2])
})

test('stops after the trial at hand', async t => {
  const executor = inProcessExecutor(recordOf)
  let count = 0
  await executor.run([specOf(1), specOf(2), specOf(3)], () => {
    count += 1
    if (count === 2) void executor.stop()
  })
  t.is(count, 2)
})

test('timers get their turn between trials', async t => {
  let ticks = 0
  const timer = setInterval(() => {
    ticks += 1
  }, 0)
  await inProcessExecutor(spec => {
    const end = performance.now() + 5
    while (performance.now() < end);
    return recordOf(spec)
  }).run([specOf(1), specOf(2), specOf(3)], () => {})
  clearInterval(timer)
  t.true(ticks > 0)
})
