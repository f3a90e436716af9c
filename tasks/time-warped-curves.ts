// Classification of curves sampled at irregular times: Sun, Chen & Lee (NIPS 5), section IV, equation 23.

import { z } from 'zod'
import { sun1993warping } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { mostActive } from './shared/most-active.ts'
import { cosine, sine } from './shared/sine.ts'
import { defineTask } from './task.ts'

const INPUTS = 6
const CLASSES = 3
const TURN = 2 * Math.PI

const parameters = z.strictObject({
  lag: z
    .int()
    .min(10)
    .max(10_000)
    .default(60)
    .describe('T, the average number of samples of a curve (steps); the paper trains with 60 and tests with 20 to 200'),
})

/**
 * Where the curve of class `own` is at time t, as a direction (sine and cosine) and a signed distance from the origin: all from sine and cosine
 * of t/2 by the addition theorems, as t/2 passes through two quadrants only.
 */
function follow(own: number, t: number, sineOfBeta: number, cosineOfBeta: number): [x: number, y: number] {
  const [s, c] = [sine(t / 2), cosine(t / 2)]
  const [s2, c2] = [2 * s * c, c * c - s * s]
  const distance = own === 0 ? Math.abs(s2) : own === 1 ? s2 * c + c2 * s : 2 * s2 * c2
  const [turnSine, turnCosine] = own === 1 ? [s, c] : [s2, c2]
  return [
    (turnSine * cosineOfBeta + turnCosine * sineOfBeta) * distance,
    (turnCosine * cosineOfBeta - turnSine * sineOfBeta) * distance,
  ]
}

export default defineTask({
  id: 'time-warped-curves',
  version: 2,
  title: 'Time-warped curves',
  sources: [sun1993warping],
  parameters,
  card: `Three equally likely classes of curves in the plane. Class 1: x = sin(t + β)|sin t|, y = cos(t + β)|sin t|. Class 2: x = sin(t/2 + β) sin(3t/2), y = cos(t/2 + β) sin(3t/2). Class 3: x = sin(t + β) sin 2t, y = cos(t + β) sin 2t.
β is uniform in [0, 2π). The curve is sampled at t = 0 and then at irregular times, each later than the one before by 2πr/T, r uniform in [0, 2), as long as t is below 2π: T samples on average (lag = T). The six inputs of a step are
1, x, y, x², y², xy, divided by their Euclidean norm. At the last step the net must tell the class by one output unit each (target 1, the others 0); the answer is correct when the class's unit is more active than both others.

Training stops when 300 validation sequences are all answered correctly, checked every 150 training sequences (the paper's iteration, there 50 of each class); then 300 fresh sequences are answered. The paper trains for 100 iterations, to a
mean squared error of about 0.03, and reports that "hundreds" of test curves are then all classified correctly, with T from 20 to 200; here training and test have the same T.

The text that could be read prints the time step as 2r/T; with it no curve would be run through in the 60 steps that it speaks of, so a π is supplied. That a curve begins at t = 0 and ends at 2π, and that the six inputs belong to the
task, is read into it. A curve of more than 4T samples would be cut; with at least 10 samples on average there is practically none.

No single point tells the class, and all points matter, the last one too: the minimal time lag is 0. A constant answer is right for one class in three.`,
  create({ lag }) {
    const longest = 4 * lag
    const times = new Float64Array(longest)
    return {
      signature: {
        task: 'time-warped-curves',
        inputKind: 'dense',
        inputs: INPUTS,
        outputs: CLASSES,
        targets: 'end',
        kind: 'classification',
        classes: CLASSES,
        longestSequence: longest,
      },
      criterion: { kind: 'test', sequences: 300, every: 150, stages: [{ name: 'solved', mostWrong: 0 }] },
      testSequences: 300,
      minimalLag: 0,
      chanceLevel: 1 / CLASSES,
      // p (1 - p) for each output, p = 1/3.
      constantBaseline: { answer: [1 / 3, 1 / 3, 1 / 3], meanSquaredError: 2 / 9 },
      sample(random, into) {
        const own = random.integer(0, CLASSES - 1)
        const beta = random.between(0, TURN)
        const [sineOfBeta, cosineOfBeta] = [sine(beta), cosine(beta)]
        let length = 0
        for (let t = 0; t < TURN && length < longest; t += (TURN * random.between(0, 2)) / lag) times[length++] = t
        into.begin(length)
        for (let step = 0; step < length; step++) {
          const [x, y] = follow(own, times[step], sineOfBeta, cosineOfBeta)
          const [xx, yy, xy] = [x * x, y * y, x * y]
          const scale = 1 / Math.sqrt(1 + xx + yy + xx * xx + yy * yy + xy * xy)
          into.setInput(step, 0, scale)
          into.setInput(step, 1, x * scale)
          into.setInput(step, 2, y * scale)
          into.setInput(step, 3, xx * scale)
          into.setInput(step, 4, yy * scale)
          into.setInput(step, 5, xy * scale)
        }
        into.addTarget(length - 1)
        into.setTarget(own, 1)
      },
      correct: (answers, { targets }) => mostActive(answers, 0, CLASSES) === targets.indexOf(1),
      error: meanAbsoluteError,
      classOf: ({ targets }) => targets.indexOf(1),
      channels: ['1', 'x', 'y', 'x²', 'y²', 'xy'],
    }
  },
})
