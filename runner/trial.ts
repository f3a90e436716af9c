// One trial: a method learns a task from one seed until the task's criterion is met or the budget is spent. Deterministic: the result
// depends on the specification alone.

import { numberDigest } from '../engine/canonical.ts'
import { describeWeight } from '../engine/graph.ts'
import type { randomStream } from '../engine/random.ts'
import { sequenceBuffer } from '../engine/sequence.ts'
import type { Learner, Method } from '../methods/method.ts'
import type { FixedSets, Task, TaskInstance } from '../tasks/task.ts'
import { outsideOf } from './outside.ts'
import type { Outcome, TrialRecord, TrialResult, TrialSpec } from './record.ts'
import type { Registry } from './registry.ts'
import { learningCurve } from './trial/curve.ts'
import { Divergence, watchDivergence } from './trial/divergence.ts'
import { judgeFor } from './trial/judge.ts'
import { trialKey } from './trial/key.ts'
import { learnerOf } from './trial/learner.ts'
import { countingStream, taskStream } from './trial/stream.ts'

const NOTHING = { sequences: 0, steps: 0, multiplyAdds: 0, weightChanges: 0 }

/** Runs a trial to its end. Never throws for a specification that `makePlan` accepts: what goes wrong becomes its outcome. */
export function runTrial(spec: TrialSpec, registry: Registry): TrialRecord {
  const startedAt = new Date()
  const wallStart = performance.now()
  // Of this thread: other trials run beside this one.
  const cpuStart = process.threadCpuUsage()
  const result = trialResult(spec, registry)
  const cpu = process.threadCpuUsage(cpuStart)
  return {
    result,
    environment: {
      startedAt: startedAt.toISOString(),
      wallMs: Math.round(performance.now() - wallStart),
      cpuMs: Math.round((cpu.user + cpu.system) / 1000),
      runtime: `node ${process.version}`,
      platform: `${process.platform} ${process.arch}`,
      ...outsideOf(spec, registry),
    },
  }
}

/** The deterministic part of `runTrial`, for any JavaScript engine: it asks nothing of Node. */
export function trialResult(spec: TrialSpec, registry: Registry): TrialResult {
  const ended = (outcome: Outcome): TrialResult => ({
    key: trialKey(spec),
    spec,
    outcome,
    counters: NOTHING,
    milestones: {},
    curve: [],
    test: null,
    weights: 0,
    digests: { weights: '', answers: '' },
  })
  try {
    const method = registry.methods.get(spec.method)
    const task = registry.tasks.get(spec.task)
    if (method === undefined || task === undefined)
      throw new Error(`Expected a known method and task, got '${spec.method}' on '${spec.task}'`)
    const instance = task.create(spec.parameters)
    const reason = method.skip?.(instance.signature, spec.options)
    return reason === undefined ? train(spec, method, task, instance) : ended({ status: 'skipped', reason })
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return ended({ status: 'failed', error: message, stack: stack ?? message })
  }
}

function train(spec: TrialSpec, method: Method, task: Task, instance: TaskInstance): TrialResult {
  const { parameters, seed } = spec
  const stream = (purpose: Parameters<typeof taskStream>[0]) => taskStream(purpose, task, parameters, seed)
  const learner = learnerOf(spec, method, task, instance)
  const curve = learningCurve()
  const sets = instance.fixedSets?.(stream('sets'))
  const judge = judgeFor(instance, sets, learner, method.capabilities.online, stream('validation'))
  const training = countingStream(instance, sets, stream('training'), (correct, error) => {
    // An answer can overflow before any weight does.
    if (!Number.isFinite(error)) throw new Divergence(`the error of a training answer became ${error}`, training.counters.steps)
    if (!curve.add(training.counters.sequences, correct, error))
      throw new Divergence(`the sum of the errors of training answers, the last ${error}, overflowed`, training.counters.steps)
    judge.answered(correct, error)
  })
  const spent = (): boolean => {
    const { sequences, steps } = training.counters
    return sequences >= (spec.budget.sequences ?? Infinity) || steps >= (spec.budget.steps ?? Infinity)
  }
  const nameOf = (index: number): string => {
    const cell = method.cell?.(instance.signature, spec.options)
    // A net that grew is no longer the cell that it began with.
    return cell?.parameterCount === learner.weights.length
      ? `weight ${index} (${describeWeight(cell, index)})`
      : `weight ${index}`
  }
  let outcome: Outcome = { status: 'unsolved' }
  try {
    while (outcome.status === 'unsolved' && !spent()) {
      const progress = learner.learn(training)
      if (method.capabilities.gradients) watchDivergence(learner.weights, training.counters.steps, nameOf)
      if (judge.solved(progress, training.counters)) outcome = { status: 'solved' }
    }
  } catch (error) {
    if (!(error instanceof Divergence)) throw error
    outcome = { status: 'diverged', where: error.where, step: error.step }
  }
  const weightsDigest = numberDigest()
  weightsDigest.add(learner.weights)
  let test = outcome.status === 'solved' ? finalTest(instance, sets, learner, stream('test')) : null
  if (test !== null && !Number.isFinite(test.meanError)) {
    outcome = {
      status: 'diverged',
      where: `the mean error of the final test became ${test.meanError}`,
      step: training.counters.steps,
    }
    test = null
  }
  return {
    key: trialKey(spec),
    spec,
    outcome,
    counters: { ...training.counters },
    milestones: judge.milestones,
    curve: curve.points(),
    test: test && { sequences: test.sequences, wrong: test.wrong, meanError: test.meanError },
    weights: learner.weights.length,
    digests: { weights: weightsDigest.hex(), answers: test?.digest ?? '' },
  }
}

/** The source's final test, on sequences that training never saw: fresh ones, or the fixed test set's. */
function finalTest(
  instance: TaskInstance,
  sets: FixedSets | undefined,
  learner: Learner,
  random: ReturnType<typeof randomStream>,
) {
  const { inputKind, inputs, outputs } = instance.signature
  const buffer = sequenceBuffer(inputKind, inputs, outputs)
  const digest = numberDigest()
  let wrong = 0
  let error = 0
  const sequences = sets?.test.length ?? instance.testSequences
  for (let i = 0; i < sequences; i++) {
    const sequence = sets?.test[i] ?? buffer
    if (sets === undefined) instance.sample(random, buffer)
    const answers = learner.answer(sequence)
    if (!instance.correct(answers, sequence)) wrong++
    error += instance.error(answers, sequence)
    digest.add(answers.subarray(0, sequence.targetCount * outputs))
  }
  return { sequences, wrong, meanError: error / sequences, digest: digest.hex() }
}
