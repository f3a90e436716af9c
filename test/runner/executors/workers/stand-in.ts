// A worker whose trials behave as their options say.

import { existsSync } from 'node:fs'
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
    case 'throw when told': {
      // After the answer, as soon as the file that the options name is there.
      const file = String(spec.options.file)
      setInterval(() => {
        if (existsSync(file)) throw new Error('too late')
      }, 10)
      break
    }
    case 'never end':
      for (;;);
  }
  return recordOf(spec)
})
