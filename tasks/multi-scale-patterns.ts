// The two-sequence problem of the hierarchical nets: El Hihi & Bengio (NIPS 8), section 4, figure 2 left.

import { z } from 'zod'
import { elhihi1996hierarchical } from '../literature/citations.ts'
import { keyPatternInstance } from './shared/key-patterns.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z.int().min(2).max(10_000).default(100).describe('the length of every sequence (steps); the paper has 10, 20, 40 and 100'),
  informative: z.int().min(1).max(1000).default(3).describe('how many first elements carry the class; below the lag'),
  noise: z.number().min(0).max(10).default(0.1).describe('uniform noise in [-noise, noise] is added to every element'),
})

export default defineTask({
  id: 'multi-scale-patterns',
  version: 2,
  title: 'Two-sequence problem of the hierarchical nets',
  sources: [elhihi1996hierarchical],
  parameters,
  card: `One input line, two equally likely classes. For each class a trial draws three numbers, uniform in [-1, 1]: the first three elements of all its sequences; all later elements are 0. Uniform noise in
[-0.1, 0.1], fresh for each sequence, is added to every element. All sequences have the same length (lag: 10, 20, 40 or 100 in the paper). At the last step the net must answer 0.8 for class 1 and -0.8 for class 2; the
answer is correct when it has the target's sign.

A trial keeps its patterns and 30 training sequences, 15 of each class, presented in turn, the classes alternating. It is solved when all 30 are answered correctly, checked after each presentation of the set; then
300 fresh sequences with the same patterns are answered.

The paper shows the average classification error after training as bars, without numbers. It does not say on which sequences that error was taken, when training stopped, or what the desired values are: 0.8 and -0.8 are those of the
papers that it takes the problem from. Its ten trials differ in initial weights and noise; here the patterns are drawn anew as well. By chance the two patterns of a trial can be so near to each other that noise hides the difference.

Minimal time lag: the length less three. A constant answer is right half the time.`,
  create({ lag, informative, noise }) {
    if (informative >= lag) throw new RangeError(`Expected \`informative\` to be below \`lag\` (${lag}), got ${informative}`)
    return keyPatternInstance({
      task: 'multi-scale-patterns',
      shortest: lag,
      longest: lag,
      informative,
      noise,
      trainingSequences: 30,
      testSequences: 300,
    })
  },
})
