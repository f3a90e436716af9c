// Files of someone's own, as small as they can be: a method that draws weights at random, under any id, and a task.

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Draws one candidate after the other; `extra` is further code. */
export const methodFile = (id: string, extra = '') => `
import { cell, createProgram, defineMethod, sigmoid, z } from 'lagbench'
${extra}
export default defineMethod({
  id: '${id}', version: 1, title: 'Drawn ${id}', family: 'search', sources: [], summary: '', complexity: 'O(W)',
  capabilities: { online: false, fixedTrainingSet: false, classificationOnly: false, gradients: false },
  options: z.strictObject({ range: z.number().default(3).describe('weights are uniform in ± this') }),
  published: {},
  learner({ signature, options, streams }) {
    const net = cell({ inputs: signature.inputs, state: { h: 2 } }, ({ x, h }, { dense }) => {
      const next = sigmoid(dense(2, [x, h]))
      return { h: next, y: sigmoid(dense(signature.outputs, [next])) }
    })
    const program = createProgram(net, signature.inputKind)
    return {
      weights: program.weights,
      learn(training) {
        for (let i = 0; i < program.weights.length; i++) program.weights[i] = streams.search.between(-options.range, options.range)
        training.weightsChanged()
        program.run(training.next())
        return 'candidate'
      },
      answer: sequence => program.run(sequence),
    }
  },
})
`

export const taskFile = (id: string) => `
import { allErrorsBelow, defineTask, meanAbsoluteError, z } from 'lagbench'
export default defineTask({
  id: '${id}', version: 1, title: 'Bit ${id}', sources: [], card: '',
  parameters: z.strictObject({ lag: z.int().min(1).default(2).describe('steps') }),
  create: ({ lag }) => ({
    signature: { task: '${id}', inputKind: 'dense', inputs: 1, outputs: 1, targets: 'end', kind: 'classification', classes: 2, longestSequence: lag + 1 },
    criterion: { kind: 'test', sequences: 20, every: 20, stages: [{ name: 'accepted', mostWrong: 0 }] },
    testSequences: 20, minimalLag: lag, chanceLevel: 0.5, constantBaseline: { answer: [0.5], meanSquaredError: 0.25 },
    sample(random, into) {
      const bit = random.bit()
      into.begin(lag + 1)
      into.setInput(0, 0, bit)
      into.addTarget(lag)
      into.setTarget(0, bit)
    },
    correct: (answers, sequence) => allErrorsBelow(answers, sequence, 0.5),
    error: meanAbsoluteError,
    classOf: ({ targets }) => (targets[0] === 1 ? 0 : 1),
  }),
})
`

export const suiteFile = (methods: string, imports = '', tasks = "{ task: 'two-sequence', lags: [5] }") => `
${imports}
export default { title: 'Mine', description: '', methods: [${methods}], tasks: [${tasks}], seeds: 2, budget: { sequences: 300 } }
`

export async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}
