// A made-up benchmark for the tests of reports: three methods on three tasks at four lags with five seeds. Costs grow with the lag, one
// method diverges at times, one cannot do regression, and the numbers come from named streams, so they never change.

import { z } from 'zod'
import { digestOf, type Json } from '../../engine/canonical.ts'
import { randomStream } from '../../engine/random.ts'
import { hochreiter1997guessing, hochreiter1997lstm, werbos1990bptt } from '../../literature/citations.ts'
import { defineMethod, type Method } from '../../methods/method.ts'
import type { ReportInput } from '../../reports/compose.ts'
import type { Plan, PlannedTrial } from '../../runner/plan.ts'
import type { Counters, Outcome, TrialRecord, TrialSpec } from '../../runner/record.ts'
import type { Registry } from '../../runner/registry.ts'
import { type Criterion, defineTask, type Task } from '../../tasks/task.ts'

const never = (): never => {
  throw new Error('Fixtures do not learn')
}

const settings = z.strictObject({
  hidden: z.int().default(4).describe('hidden units'),
  learningRate: z.number().default(0.5).describe('step size of gradient descent'),
})

function method(id: string, parts: Partial<Method>): Method {
  return defineMethod({
    id,
    version: 1,
    title: id,
    family: 'gradient',
    sources: [],
    summary: `A made-up method called *${id}*.`,
    complexity: 'O(W) per step',
    capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
    options: settings,
    published: {},
    learner: never,
    ...parts,
  } as Method)
}

function task(id: string, title: string, criterion: Criterion): Task {
  return defineTask({
    id,
    version: 2,
    title,
    sources: [hochreiter1997lstm],
    card: `A made-up problem. The answer depends on the *first* input.\n\n- Length: T to 1.1 T.\n- Correct: an error below 0.2.`,
    parameters: z.looseObject({
      lag: z.int().default(100).describe('T'),
      informative: z.int().default(3).describe('elements that carry the class'),
    }),
    create: ({ lag }) => ({
      signature: {
        task: id,
        inputKind: 'dense',
        inputs: 1,
        outputs: 1,
        targets: 'end',
        kind: 'classification',
        classes: 2,
        longestSequence: lag + Math.floor(lag / 10),
      },
      criterion,
      testSequences: 2560,
      minimalLag: lag - 3,
      chanceLevel: 0.5,
      constantBaseline: { answer: [0.5], meanSquaredError: 0.25 },
      sample: never,
      correct: never,
      error: never,
    }),
  }) as unknown as Task
}

const windowed: Criterion = { kind: 'window', window: 2000, meanErrorBelow: 0.01 }
const tested: Criterion = {
  kind: 'test',
  sequences: 256,
  every: 100,
  stages: [
    { name: 'ST1', mostWrong: 0 },
    { name: 'ST2', mostWrong: 0, meanErrorBelow: 0.01 },
  ],
}

export const registry: Registry = {
  methods: new Map([
    ['bptt', method('bptt', { title: 'Backpropagation through time', sources: [werbos1990bptt] })],
    [
      'lstm-1997',
      method('lstm-1997', {
        title: 'Long short-term memory of 1997',
        sources: [hochreiter1997lstm],
        published: { adding: { learningRate: 0.5 } },
        readings: { adding: { hidden: 8 } },
      }),
    ],
    [
      'weight-guessing',
      method('weight-guessing', {
        title: 'Random weight guessing',
        family: 'search',
        sources: [hochreiter1997guessing],
        complexity: 'O(W) per step',
        capabilities: { online: false, fixedTrainingSet: true, classificationOnly: true, gradients: false },
      }),
    ],
  ]),
  tasks: new Map([
    ['adding', task('adding', 'Adding problem', windowed)],
    ['temporal-order', task('temporal-order', 'Temporal order', windowed)],
    ['two-sequence', task('two-sequence', 'Two-sequence problem', tested)],
  ]),
}

export const methodIds = ['bptt', 'lstm-1997', 'weight-guessing'] as const
export const taskIds = ['two-sequence', 'adding', 'temporal-order'] as const
export const lags = [25, 50, 100, 200] as const
const BUDGET = 100_000

export interface FixtureChoice {
  readonly seeds?: number
  readonly methodLabels?: Readonly<Record<string, string>>
  readonly taskLabels?: Readonly<Record<string, string>>
}

export function fixturePlan({ seeds = 5, methodLabels = {}, taskLabels = {} }: FixtureChoice = {}): Plan {
  const trials: PlannedTrial[] = []
  for (let seed = 1; seed <= seeds; seed++) {
    for (const taskId of taskIds) {
      for (const lag of lags) {
        for (const methodId of methodIds) {
          const spec: TrialSpec = {
            method: methodId,
            methodVersion: 1,
            options: { hidden: methodId === 'weight-guessing' ? 1 : 4, learningRate: taskId === 'two-sequence' ? 1 : 0.5 },
            task: taskId,
            taskVersion: 2,
            parameters: { lag, informative: 3, noiseVariance: 0.2, firstPair: 'zero-input' },
            seed,
            budget: { sequences: BUDGET },
            engineVersion: 1,
          }
          trials.push({
            key: digestOf(spec as unknown as Json),
            methodLabel: methodLabels[methodId] ?? methodId,
            taskLabel: taskLabels[taskId] ?? taskId,
            spec,
          })
        }
      }
    }
  }
  return {
    id: 'fixture',
    title: 'A made-up benchmark',
    description: 'Three methods on three tasks, to see what a report looks like.',
    methodLabels: methodIds.map(id => methodLabels[id] ?? id),
    taskLabels: taskIds.map(id => taskLabels[id] ?? id),
    trials,
  }
}

/** A trial's record with any outcome and costs. */
export function record(planned: PlannedTrial, outcome: Outcome, sequences: number, weightChanges = sequences): TrialRecord {
  const { spec, key } = planned
  const counters: Counters = {
    sequences,
    steps: sequences * spec.parameters.lag,
    multiplyAdds: sequences * spec.parameters.lag * 400,
    weightChanges,
  }
  const solved = outcome.status === 'solved'
  return {
    result: {
      key,
      spec,
      outcome,
      counters,
      milestones: solved && spec.task === 'two-sequence' ? { ST1: { ...counters, sequences: Math.round(sequences * 0.7) } } : {},
      curve: [],
      test: solved ? { sequences: 2560, wrong: spec.seed === 2 ? 1 : 0, meanError: 0.004 } : null,
      weights: outcome.status === 'skipped' ? 0 : 93,
      digests: { weights: digestOf([key, 'weights']), answers: solved ? digestOf([key, 'answers']) : '' },
    },
    environment: {
      startedAt: '2026-01-02T03:04:05.000Z',
      wallMs: Math.round(sequences / 10),
      cpuMs: Math.round(sequences / 11),
      runtime: 'node v24.0.0',
      platform: 'linux x64',
    },
  }
}

/** What the made-up methods do: bptt fails beyond short lags, lstm-1997 seldom fails, weight-guessing solves the two-sequence problem. */
export function fixtureRecord(planned: PlannedTrial): TrialRecord {
  const { method: id, task: taskId, parameters, seed } = planned.spec
  const { lag } = parameters
  const random = randomStream(['fixture', id, taskId, lag, seed])
  const noise = 0.5 + random.uniform() + 0.5 * random.uniform()
  if (id === 'weight-guessing' && taskId === 'adding')
    return record(planned, { status: 'skipped', reason: 'classification only' }, 0)
  if (id === 'bptt' && taskId === 'two-sequence' && lag === 200 && seed === 3) {
    return record(planned, { status: 'diverged', where: 'weight 12 became NaN', step: 4711 }, 14_000)
  }
  if (id === 'bptt' && taskId === 'adding' && lag === 200 && seed === 5) {
    return record(
      planned,
      { status: 'failed', error: 'Expected 3 weights, got 4', stack: 'Error: at file:///secret/x.ts:1:2' },
      0,
    )
  }
  const needed = {
    bptt: 9000 * (lag / 25) ** 2.2 * noise,
    'lstm-1997': (taskId === 'two-sequence' ? 9000 : 16_000) * (lag / 25) ** 0.8 * noise,
    'weight-guessing': taskId === 'two-sequence' ? 2500 * noise * noise : 900_000 * noise,
  }[id as (typeof methodIds)[number]]
  const status = needed <= BUDGET ? 'solved' : 'unsolved'
  const sequences = Math.round(Math.min(needed, BUDGET))
  return record(planned, { status }, sequences, id === 'weight-guessing' ? Math.round(sequences / 2.3) : sequences)
}

export function fixtureInput(choice: FixtureChoice = {}): ReportInput {
  const plan = fixturePlan(choice)
  return {
    plan,
    records: plan.trials.map(fixtureRecord),
    registry,
    command: 'npx lagbench run fixture --threads 2',
    commit: '0123456789abcdef0123456789abcdef01234567',
  }
}

/** The same results in another order, from another machine, at another time, by another command. */
export function madeElsewhere(input: ReportInput): ReportInput {
  return {
    ...input,
    records: input.records.toReversed().map(each => ({
      ...each,
      environment: { startedAt: '2030-12-31T00:00:00.000Z', wallMs: 1, cpuMs: 1, runtime: 'node v99', platform: 'other' },
    })),
    command: 'another command',
    commit: null,
  }
}
