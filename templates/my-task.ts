// My task: one sentence on what has to be remembered, and for how long.
//
// Authors (year), "Title", venue, pages (doi), section.

import { allErrorsBelow, defineTask, meanAbsoluteError, z } from 'lagbench'

const parameters = z.strictObject({
  // Every task has a lag; each says what it counts. Defaults are the source's values.
  lag: z.int().min(1).max(100_000).default(20).describe('steps between the bit and the answer'),
  noise: z.number().min(0).max(10).default(1).describe('distracting inputs are uniform in ± this'),
})

export default defineTask({
  id: 'my-task',
  // Part of the key of every result: raise it when a change alters any sequence, the criterion or the test.
  version: 1,
  title: 'My task',
  // { key, type: 'article', authors: 'Last, First and Last, First', year, title, venue }: printed in reports, with BibTeX.
  sources: [],
  parameters,
  // The definition, so that a reader could program it.
  card: `Two equally likely classes. Two input lines: the first carries 1 (class 1) or -1 (class 2) at the first step, and 0 later; the second is
uniform in ± \`noise\` at each step. \`lag\` steps after the first the net must answer 1 for class 1 and 0 for class 2, with an error below 0.3.

Training stops when 100 validation sequences are all answered correctly, checked every 100 training sequences; then 100 fresh ones are answered. Minimal time lag: \`lag\`
steps. A constant answer is right half the time.`,
  create({ lag, noise }) {
    return {
      signature: {
        task: 'my-task',
        inputKind: 'dense',
        inputs: 2,
        outputs: 1,
        targets: 'end',
        kind: 'classification',
        classes: 2,
        longestSequence: lag + 1,
      },
      criterion: { kind: 'test', sequences: 100, every: 100, stages: [{ name: 'accepted', mostWrong: 0 }] },
      testSequences: 100,
      minimalLag: lag,
      // Of the best constant answer: how often it is right, and its mean squared error.
      chanceLevel: 0.5,
      constantBaseline: { answer: [0.5], meanSquaredError: 0.25 },
      // All randomness comes from `random`; what is not set is 0.
      sample(random, into) {
        const first = random.bit() === 1
        into.begin(lag + 1)
        into.setInput(0, 0, first ? 1 : -1)
        for (let t = 0; t <= lag; t++) into.setInput(t, 1, random.between(-noise, noise))
        into.addTarget(lag)
        into.setTarget(0, first ? 1 : 0)
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, 0.3),
      error: meanAbsoluteError,
      classOf: ({ targets }) => (targets[0] === 1 ? 0 : 1),
      // For people who look at a sequence: `lagbench show task my-task --lag 5`.
      channels: ['bit', 'noise'],
      signal: () => [0],
    }
  },
})
