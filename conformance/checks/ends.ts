// A few small trials on another thread come to an end: a loop that asks for no sequence cannot be stopped on this one.

import { type Check, NOT_ASKED } from '../check.ts'

export const ends: Check = {
  id: 'ends',
  title: 'It loads and comes to an end on another thread',
  gate: true,
  async run(context) {
    const report = await context.elsewhere()
    if (report === undefined) return { leftOut: NOT_ASKED }
    if (report.status === 'done') return { faults: [] }
    const place = { seed: context.seed, ...(report.status === 'died' && report.line !== undefined ? { line: report.line } : {}) }
    if (report.status === 'endless')
      return {
        faults: [
          {
            problem: 'Its trials do not end',
            place,
            expected: `${context.subjects.length} trials of 30 short sequences within ${report.seconds} seconds`,
            got: 'no answer',
            remedy: 'let `learn` return after the smallest natural piece of work: one sequence, one candidate or one epoch',
          },
        ],
      }
    return {
      faults: [
        {
          problem: 'It throws on another thread',
          place,
          expected: 'its file to load and its trials to run in a worker thread',
          got: report.message,
          remedy: 'use nothing that only the main thread has; export the method as default',
        },
      ],
    }
  },
}
