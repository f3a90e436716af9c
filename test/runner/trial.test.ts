import test from 'ava'
import { z } from 'zod'
import { ENGINE_VERSION } from '../../engine/version.ts'
import type { Learner, LearnerContext, Method, TrainingStream } from '../../methods/method.ts'
import type { Budget, TrialResult } from '../../runner/record.ts'
import { loadRegistry, type Registry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import type { Criterion, Task } from '../../tasks/task.ts'

const { tasks } = await loadRegistry()
const base = tasks.get('two-sequence')!

/** The two-sequence task at lag 10 with another criterion. */
function taskWith(criterion: Criterion): Task {
  return { ...base, id: 'stub-task', create: parameters => ({ ...base.create(parameters), criterion, testSequences: 10 }) }
}

type Script = (
  training: TrainingStream,
  context: LearnerContext<Record<string, never>>,
) => Partial<Learner> & Pick<Learner, 'learn'>

function trial(
  script: Script,
  { task = base, budget = { sequences: 100 } as Budget, online = true, skip = undefined as string | undefined, id = 'stub' } = {},
): TrialResult {
  const method = {
    id,
    version: 1,
    title: 'Stub',
    family: 'search',
    sources: [],
    summary: '',
    capabilities: { online, fixedTrainingSet: false, classificationOnly: false, gradients: true },
    options: z.strictObject({}),
    published: {},
    skip: () => skip,
    learner: (context: LearnerContext<Record<string, never>>) => ({
      weights: new Float64Array(2),
      answer: (sequence: { targets: Float64Array }) => sequence.targets.slice(),
      ...script(undefined as never, context),
    }),
  } as unknown as Method
  const registry: Registry = { methods: new Map([[id, method]]), tasks: new Map([[task.id, task]]) }
  const parameters = { ...(base.parameters.parse({ lag: 10 }) as { lag: number }) }
  const spec = {
    method: id,
    methodVersion: 1,
    options: {},
    task: task.id,
    taskVersion: 1,
    parameters,
    seed: 5,
    budget,
    engineVersion: ENGINE_VERSION,
  }
  return runTrial(spec, registry).result
}

/** Learns nothing and reports the answer that `answerOf` gives to the target, sequence by sequence. */
const answering =
  (answerOf: (target: number, index: number) => number): Script =>
  () => {
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

test('all methods meet the same training sequences under the same seed', t => {
  const seen: number[][] = []
  for (let run = 0; run < 2; run++) {
    const inputs: number[] = []
    trial(
      (_, { streams }) => ({
        learn(training) {
          // What a method draws for itself must not change what it is shown.
          for (let i = 0; i < run * 3; i++) streams.search.uniform()
          inputs.push(...training.next().inputs.subarray(0, 10))
          return 'continue'
        },
      }),
      { id: `stub-${run}` },
    )
    seen.push(inputs)
  }
  t.is(seen[0].length, 1000)
  t.deepEqual(seen[0], seen[1])
})

test('the budget ends a trial, in sequences or in steps, and the counters say what was pulled', t => {
  const never = answering(target => 1 - target)
  const inSequences = trial(never, { budget: { sequences: 50 } })
  t.like(inSequences, {
    outcome: { status: 'unsolved' },
    counters: { sequences: 50, multiplyAdds: 350, weightChanges: 50 },
    test: null,
  })
  const inSteps = trial(never, { budget: { steps: 1000 } })
  t.true(inSteps.counters.steps >= 1000 && inSteps.counters.steps < 1011)
})

test('the window criterion needs its number of correct answers in a row, and the mean error below its bound', t => {
  const window = (meanErrorBelow: number) => taskWith({ kind: 'window', window: 20, meanErrorBelow })
  // Wrong once, at the tenth sequence: solved 20 sequences after it.
  const solved = trial(
    answering((target, index) => (index === 9 ? target + 0.25 : target + 0.1)),
    { task: window(0.11) },
  )
  t.like(solved, { outcome: { status: 'solved' }, counters: { sequences: 30 }, test: { sequences: 10, wrong: 0, meanError: 0 } })
  // Never wrong, but too far off on average.
  t.is(
    trial(
      answering(target => target + 0.1),
      { task: window(0.09) },
    ).outcome.status,
    'unsolved',
  )
})

test('a stage of the test criterion that is met early is noted once, and the last one solves', t => {
  const task = taskWith({
    kind: 'test',
    sequences: 5,
    every: 10,
    stages: [
      { name: 'first', mostWrong: 0 },
      { name: 'last', mostWrong: 0, meanErrorBelow: 0.01 },
    ],
  })
  const result = trial(
    () => {
      let pulled = 0
      return {
        learn(training) {
          training.next()
          pulled++
          return 'continue'
        },
        answer: ({ targets }) => Float64Array.of(targets[0] + (pulled < 15 ? 0.5 : pulled < 35 ? 0.1 : 0)),
      }
    },
    { task },
  )
  t.is(result.outcome.status, 'solved')
  t.is(result.milestones.first.sequences, 20)
  t.is(result.counters.sequences, 40)
})

test('a method that does not learn online is judged on its candidates only, on fresh sequences', t => {
  const task = taskWith({ kind: 'window', window: 20, meanErrorBelow: 0.5 })
  const offering = (right: boolean): Script => {
    return () => {
      let turn = 0
      return {
        learn(training) {
          training.next()
          return ++turn % 7 === 0 ? 'candidate' : 'continue'
        },
        answer: ({ targets }) => Float64Array.of(right ? targets[0] : 1 - targets[0]),
      }
    }
  }
  t.like(trial(offering(true), { task, online: false }), { outcome: { status: 'solved' }, counters: { sequences: 7 } })
  t.is(trial(offering(false), { task, online: false }).outcome.status, 'unsolved')
  // The other kind of criterion would be checked after 5 sequences, were the net in between offered.
  const checked = taskWith({ kind: 'test', sequences: 5, every: 5, stages: [{ name: 'only', mostWrong: 0 }] })
  t.is(trial(offering(true), { task: checked, online: false }).counters.sequences, 7)
  t.is(trial(offering(true), { task: checked }).counters.sequences, 5)
})

test('a weight that stops being a number ends the trial as diverged, with the weight and the step', t => {
  const weights = new Float64Array(3)
  const result = trial(() => ({
    weights,
    learn(training) {
      const { length } = training.next()
      if (length > 0) weights[1] += Infinity
      return 'continue'
    },
  }))
  t.is(result.outcome.status, 'diverged')
  if (result.outcome.status === 'diverged') {
    t.regex(result.outcome.where, /weight 1 became Infinity/)
    t.true(result.outcome.step >= 10)
  }
})

test('an exception in a method is a failed trial, a reason to skip a skipped one', t => {
  const failed = trial(() => ({
    learn() {
      throw new Error('out of ideas')
    },
  }))
  t.like(failed.outcome, { status: 'failed', error: 'out of ideas' })
  t.deepEqual(
    trial(
      answering(target => target),
      { skip: 'no such units' },
    ).outcome,
    { status: 'skipped', reason: 'no such units' },
  )
})

test('the learning curve has a point per quarter of growth, each the mean since the last', t => {
  const { curve } = trial(
    answering((target, index) => target + (index < 100 ? 0.5 : 0.1)),
    {
      task: taskWith({ kind: 'window', window: 1000, meanErrorBelow: 1 }),
      budget: { sequences: 400 },
    },
  )
  t.deepEqual(curve[0], { sequences: 100, meanError: 0.5, fractionCorrect: 0 })
  t.is(curve[1].sequences, 125)
  t.true(Math.abs(curve[1].meanError - 0.1) < 1e-12)
  t.is(curve[1].fractionCorrect, 1)
  t.is(curve.at(-1)!.sequences, 400)
  for (let i = 2; i < curve.length - 1; i++) t.true(Math.abs(curve[i].sequences / curve[i - 1].sequences - 1.25) < 0.01)
})
