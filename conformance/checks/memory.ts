// Memory is flat: what a learner keeps does not grow with the steps it has done. A trial may be of a thousand million steps.

import { type Check, NOT_ASKED } from '../check.ts'
import { placeOf } from '../subject.ts'

/**
 * Bytes kept per training step from which on memory counts as growing, in most of the stretches that are measured. Methods that keep nothing
 * come to 0 to 7 (the platform compiles, and keeps tables of its own); the smallest object kept for every step is above 20.
 */
const BYTES_PER_STEP = 16

export const memory: Check = {
  id: 'memory',
  title: `It keeps its memory flat (less than ${BYTES_PER_STEP} bytes per step)`,
  async run({ elsewhere, subjects }) {
    const report = await elsewhere()
    if (report === undefined) return { leftOut: NOT_ASKED }
    if (report.status !== 'done' || report.memory === undefined) return { leftOut: 'the other thread gave no figures' }
    const [subject] = subjects.filter(({ task }) => task.id === report.results[0]?.spec.task)
    const { bytes, steps, weights } = report.memory
    if (weights.some(count => count !== weights[0])) return { leftOut: 'the number of its weights changes' }
    const perStep = steps.map((count, i) => (bytes[i + 1]! - bytes[i]!) / count)
    const usual = perStep.toSorted((a, b) => a - b)[perStep.length >> 1]!
    const all = steps.reduce((sum, count) => sum + count, 0)
    if (usual < BYTES_PER_STEP) return { faults: [], note: `${Math.max(0, usual).toFixed(1)}, over ${all} steps` }
    return {
      faults: [
        {
          problem: 'It keeps more memory the longer it learns',
          place: subject ? placeOf(subject) : {},
          expected: `less than ${BYTES_PER_STEP} bytes kept per training step in most of ${steps.length} stretches of about ${steps[0]} steps`,
          got: perStep.map(value => value.toFixed(1)).join(', '),
          remedy: 'allocate buffers once and use them again; keep no history of steps (typed arrays count too)',
        },
      ],
    }
  },
}
