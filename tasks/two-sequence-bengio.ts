// The two-sequence problem with random patterns: Bengio, Simard & Frasconi (1994), section V-E, and Bengio & Frasconi (NIPS 6), section 7,
// tables 1 and 2.

import { z } from 'zod'
import { bengio1994, bengiofrasconi1994 } from '../literature/citations.ts'
import { keyPatternInstance } from './shared/key-patterns.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z
    .int()
    .min(2)
    .max(10_000)
    .default(100)
    .describe('T, the length of the longest sequence (steps); the paper has 5, 10, 20, 50 and 100'),
  informative: z.int().min(1).max(1000).default(3).describe('N, how many first elements carry the class; at most half the lag'),
  noise: z
    .number()
    .min(0)
    .max(10)
    .default(0.2)
    .describe('uniform noise in [-noise, noise] is added to every element; the papers have 0 and 0.2'),
  trainingSequences: z
    .int()
    .min(2)
    .max(100_000)
    .multipleOf(2)
    .default(100)
    .describe('size of the training set, half of it of each class; the papers do not print it'),
})

export default defineTask({
  id: 'two-sequence-bengio',
  version: 2,
  title: 'Two-sequence problem with random patterns',
  sources: [bengiofrasconi1994, bengio1994],
  parameters,
  card: `One input line, two equally likely classes. For each class a trial draws N numbers, uniform in [-1, 1]: the first N elements of all its sequences (N = 3); all later elements are 0. Uniform noise in
[-0.2, 0.2], fresh for each sequence, is added to every element. The length is drawn uniformly from T/2 (rounded up) to T (lag = T). At the last step the net must answer 0.8 for class 1 and -0.8 for class 2; the
answer is correct when it has the target's sign.

A trial keeps its patterns and a training set, half of each class, presented in turn, the classes alternating. It is solved when the whole set is answered correctly, checked after each presentation of the
set; then 300 fresh sequences with the same patterns are answered.

The papers report the share of wrong answers when training stops, "the task has been learned" or the allowed evaluations being spent. They do not print the size of the training set (here 100), what counts as learned, or on which
sequences the share was taken. The paper of 1994 in the Transactions lets N vary; the other has N = 3. That the elements between pattern and end are 0 but for the noise is read from "uniform noise is added to the sequence" and
from the later paper of El Hihi & Bengio, which says so. By chance the two patterns of a trial can be so near to each other that noise hides the difference.

Minimal time lag: T/2 - N steps, which at T = 5 is none. A constant answer is right half the time. In the form of the LSTM paper (signal +1 or -1, Gaussian noise) the problem is another task: two-sequence.`,
  create({ lag, informative, noise, trainingSequences }) {
    const shortest = Math.ceil(lag / 2)
    if (informative > shortest)
      throw new RangeError(`Expected \`informative\` to be at most half of \`lag\` (${lag}), ${shortest}, got ${informative}`)
    return keyPatternInstance({
      task: 'two-sequence-bengio',
      shortest,
      longest: lag,
      informative,
      noise,
      trainingSequences,
      testSequences: 300,
    })
  },
})
