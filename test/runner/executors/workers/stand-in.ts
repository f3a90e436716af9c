// A worker whose trials behave as their options say.

import { serveTrials } from '../../../../runner/executors/serve.ts'
import { recordOf } from '../../../helpers/records.ts'

serveTrials(async spec => {
  switch (spec.options.behaviour) {
    case 'throw':
      throw new RangeError('the trial broke')
    case 'exit':
      process.exit(3)
      break
    case 'exhaust memory': {
      const hoard: number[][] = []
      for (;;) hoard.push(new Array(1_000_000).fill(spec.seed))
    }
    case 'throw late':
      setTimeout(() => {
        throw new Error('too late')
      }, 400)
      break
    case 'never end':
      for (;;);
  }
  return recordOf(spec)
})
