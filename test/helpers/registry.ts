// A registry of small stand-ins: one method and one task with every kind of setting, for tests that are about the runner only.

import { z } from 'zod'
import { defineMethod } from '../../methods/method.ts'
import type { Registry } from '../../runner/registry.ts'
import { defineTask, type TaskInstance } from '../../tasks/task.ts'

const alpha = defineMethod({
  id: 'alpha',
  version: 1,
  title: 'Alpha',
  family: 'gradient',
  sources: [],
  summary: '',
  complexity: 'O(W) per step',
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: false },
  options: z.object({
    hidden: z.int().min(1).max(10).default(4).describe('Hidden units'),
    learningRate: z.number().gt(0).default(0.1).describe('Learning rate'),
    rule: z.enum(['full', 'window']).default('full').describe('Rule'),
  }),
  published: { copy: { learningRate: 0.5, hidden: 2 } },
  learner() {
    throw new Error('not for use')
  },
})

const beta = defineMethod({ ...alpha, id: 'beta', title: 'Beta', published: {} })

const copy = defineTask({
  id: 'copy',
  version: 1,
  title: 'Copy',
  sources: [],
  card: '',
  parameters: z.object({
    lag: z.int().min(2).max(1000).default(10).describe('Lag'),
    width: z.int().min(1).default(1).describe('Width'),
  }),
  create({ lag, width }) {
    if (width >= lag) throw new RangeError(`Expected \`width\` to be below \`lag\` (${lag}), got ${width}`)
    return {} as TaskInstance
  },
})

const recall = defineTask({ ...copy, id: 'recall', title: 'Recall' })

export function standInRegistry(): Registry {
  return {
    // The registry treats all methods and tasks alike.
    methods: new Map([alpha, beta].map(method => [method.id, method])) as unknown as Registry['methods'],
    tasks: new Map([copy, recall].map(task => [task.id, task])) as unknown as Registry['tasks'],
  }
}
