// Trials of stub methods, which learn nothing and do what a script says, on the two-sequence task at lag 10 (sequences of 10 or 11 steps).

import { z } from 'zod'
import type { RandomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { ENGINE_VERSION } from '../../engine/version.ts'
import type { Learner, LearnerContext, Method } from '../../methods/method.ts'
import type { Budget, TrialResult, TrialSpec } from '../../runner/record.ts'
import type { Registry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import type { Criterion, FixedSets, Task } from '../../tasks/task.ts'
import twoSequence from '../../tasks/two-sequence.ts'
import { bufferFor } from './samples.ts'

// The registry treats all tasks alike.
const base = twoSequence as unknown as Task

/** What a stub does instead of learning; its answers are the targets unless it says otherwise. */
export type Script = (context: LearnerContext<Record<string, never>>) => Partial<Learner> & Pick<Learner, 'learn'>

interface Settings {
  readonly task?: Task
  readonly budget?: Budget
  readonly online?: boolean
  readonly gradients?: boolean
  readonly skip?: Method['skip']
  readonly id?: string
  readonly seed?: number
}

/** The task with another criterion, and a final test of 10 sequences. */
export function taskWith(criterion: Criterion): Task {
  return { ...base, id: 'stub-task', create: parameters => ({ ...base.create(parameters), criterion, testSequences: 10 }) }
}

/** The same with fixed sets of so many sequences, drawn from the stream that the harness gives. */
export function taskWithSets(criterion: Criterion, training: number, final: number, order: FixedSets['order'] = 'in-turn'): Task {
  const task = taskWith(criterion)
  return {
    ...task,
    create(parameters) {
      const instance = task.create(parameters)
      const draw = (random: RandomStream): Sequence => {
        const buffer = bufferFor(instance)
        instance.sample(random, buffer)
        return buffer
      }
      return {
        ...instance,
        fixedSets: random => ({
          training: Array.from({ length: training }, () => draw(random)),
          test: Array.from({ length: final }, () => draw(random)),
          order,
        }),
      }
    },
  }
}

/** What tells sequences of these tasks apart. */
export function inputsOf({ inputs, length }: Sequence): string {
  return inputs.subarray(0, length).join()
}

/** A specification and a registry that holds just what it names. */
export function stubTrial(
  script: Script,
  { task = base, budget = { sequences: 100 }, online = true, gradients = true, skip, id = 'stub', seed = 5 }: Settings = {},
): { spec: TrialSpec; registry: Registry } {
  const method = {
    id,
    version: 1,
    title: 'Stub',
    family: 'search',
    sources: [],
    summary: '',
    complexity: 'O(W) per step',
    capabilities: { online, fixedTrainingSet: false, classificationOnly: false, gradients },
    options: z.strictObject({}),
    published: {},
    ...(skip === undefined ? {} : { skip }),
    learner: (context: LearnerContext<Record<string, never>>) => ({
      weights: new Float64Array(2),
      answer: ({ targets }: { targets: Float64Array }) => targets.slice(),
      ...script(context),
    }),
  } as unknown as Method
  const spec = {
    method: id,
    methodVersion: 1,
    options: {},
    task: task.id,
    taskVersion: 1,
    parameters: { ...base.parameters.parse({ lag: 10 }) },
    seed,
    budget,
    engineVersion: ENGINE_VERSION,
  }
  return { spec, registry: { methods: new Map([[id, method]]), tasks: new Map([[task.id, task]]) } }
}

export function trial(script: Script, settings: Settings = {}): TrialResult {
  const { spec, registry } = stubTrial(script, settings)
  return runTrial(spec, registry).result
}

/** Reports the answer that `answerOf` gives to the target, sequence by sequence. */
export function answering(answerOf: (target: number, index: number) => number): Script {
  return () => {
    let index = 0
    return {
      learn(training) {
        const sequence = training.next()
        training.answered(Float64Array.of(answerOf(sequence.targets[0], index++)), sequence)
        training.spend(7)
        training.weightsChanged()
        return 'continue'
      },
    }
  }
}
