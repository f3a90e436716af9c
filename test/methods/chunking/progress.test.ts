import test from 'ava'
import { progressWatch } from '../../../methods/chunking/progress.ts'

test('improvement has stopped when the given number of windows in a row are not one per cent below the best', t => {
  const watch = progressWatch(2, 2)
  const window = (error: number) => {
    watch.add(error)
    watch.add(error)
    return watch.stopped
  }
  t.deepEqual([1, 0.995, 0.98, 0.98, 0.5, 0.6, 0.496].map(window), [false, false, false, false, false, false, true])
  watch.restart()
  t.false(watch.stopped)
  t.deepEqual([5, 5, 5].map(window), [false, false, true])
})
