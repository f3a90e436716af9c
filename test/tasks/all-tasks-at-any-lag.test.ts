// What the contract asks of every task at every lag: the shape of its sequences, and answers that must be right or wrong.

import test from 'ava'
import { canonicalJson, type Json, numberDigest } from '../../engine/canonical.ts'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { loadRegistry } from '../../runner/registry.ts'
import type { Task, TaskInstance } from '../../tasks/task.ts'
import {
  affordable,
  breachOf,
  idealAnswers,
  inputPartsOf,
  instanceAt,
  lagsInSchema,
  lagsOf,
  numbersOf,
} from '../helpers/any-task.ts'
import { eachSequence, instanceOf } from '../helpers/samples.ts'

const { tasks } = await loadRegistry()
/** Those that have all their data on this machine. */
const complete = [...tasks.values()].filter(task => task.missing?.() === undefined)

/** At all lags but those at which a single sequence is so large that a few of them would take seconds. */
function* instances(task: Task): Generator<{ lag: number; instance: TaskInstance }> {
  for (const lag of lagsOf(task)) {
    const instance = instanceAt(task, lag)
    if (numbersOf(instance) <= 200_000 || lag === task.parameters.parse({}).lag) yield { lag, instance }
  }
}

for (const task of complete) {
  test(`${task.id}: a sequence has the steps, inputs and targets that the signature promises`, t => {
    const lags = lagsOf(task)
    // A task may refuse lags beside its other defaults, but not most of what its schema names.
    t.true(lags.length > lagsInSchema(task).length / 2)
    t.true(lags.includes(task.parameters.parse({}).lag))
    for (const { lag, instance } of instances(task)) {
      const { signature } = instance
      t.is(signature.task, task.id)
      t.true(instance.minimalLag >= 0 && instance.minimalLag < signature.longestSequence, `minimal lag at ${lag}`)
      eachSequence(instance, affordable(instance, 20_000, 20), sequence => {
        const problem = breachOf(instance, sequence)
        if (problem) t.fail(`${problem} at lag ${lag}`)
      })
    }
  })

  test(`${task.id}: sequences without a boundary have targets all along, never at the end only`, t => {
    for (const { lag, instance } of instances(task)) {
      if (!instance.signature.continuous) return t.pass()
      t.is(instance.signature.targets, 'several', `lag ${lag}`)
    }
  })

  test(`${task.id}: a perfect net's answers are correct without error, and numbers that are none never are`, t => {
    for (const { lag, instance } of instances(task))
      eachSequence(instance, affordable(instance, 2000, 5), sequence => {
        const ideal = idealAnswers(instance, sequence)
        const [least, most] = instance.signature.answerRange ?? [0, 1]
        if (ideal.some(answer => answer < least || answer > most)) t.fail(`answers outside of ${least} to ${most} at lag ${lag}`)
        t.true(instance.correct(ideal, sequence), `lag ${lag}: the targets, or what \`ideal\` gives, is not correct`)
        // What lies behind the answers is not read.
        t.true(instance.correct(longer(ideal, Number.NaN, 99), sequence), `lag ${lag}`)
        for (const i of spread(ideal.length))
          t.false(instance.correct(ideal.with(i, Number.NaN), sequence), `NaN as answer ${i} at lag ${lag}`)
        for (const i of spread(sequence.targetCount)) {
          // By its rule a task may not mind how active one unit is, but not what all of them say.
          const { outputs } = instance.signature
          const wrong = Array.from({ length: outputs }, (_, unit) => i * outputs + unit).some(place =>
            [-1000, 1000].some(value => !instance.correct(ideal.with(place, value), sequence)),
          )
          t.true(wrong, `whatever the answer to target ${i} at lag ${lag}`)
        }
      })
  })

  test(`${task.id}: the error is a mean over all targets and outputs, none for perfect answers`, t => {
    for (const { lag, instance } of instances(task))
      eachSequence(instance, affordable(instance, 2000, 5), sequence => {
        const ideal = idealAnswers(instance, sequence)
        const targets = sequence.targets.slice(0, ideal.length)
        const right = [targets, ideal].find(answers => instance.error(answers, sequence) === 0)
        if (right === undefined) return t.fail(`neither targets nor ideal answers have no error at lag ${lag}`)
        // One of them off by 1/2 counts that much less. What lies behind the answers is not read.
        for (const i of spread(right.length)) {
          const off = longer(right.with(i, right[i] + 0.5), 99, 99)
          if (!(Math.abs(instance.error(off, sequence) - 0.5 / right.length) < 1e-12)) t.fail(`answer ${i} at lag ${lag}`)
        }
        t.false(Number.isFinite(instance.error(right.with(right.length - 1, Number.NaN), sequence)))
      })
  })

  test(`${task.id}: other seeds give other sequences, the same seed the same ones in any other instance`, t => {
    // Where there are but two sequences, 32 of them are as good as surely not the same under two of eight seeds.
    const count = Math.max(32, affordable(instanceOf(task), 50_000, 64))
    const stream = (seed: number): string => {
      const digest = numberDigest()
      const add = (sequence: Sequence) => {
        for (const part of inputPartsOf(sequence)) digest.add(part)
      }
      eachSequence(instanceOf(task), count, add, randomStream(['seed', seed]))
      return digest.hex()
    }
    const seen = Array.from({ length: 8 }, (_, seed) => stream(seed))
    t.is(new Set(seen).size, 8)
    t.is(stream(7), seen[7])
  })

  test(`${task.id}: what it says of itself can be stored: version, chance level, criterion and final test are proper numbers`, t => {
    const { chanceLevel, criterion, testSequences, constantBaseline, signature } = instanceOf(task)
    t.true(Number.isInteger(task.version) && task.version >= 1)
    t.true(chanceLevel >= 0 && chanceLevel < 1)
    t.true(Number.isInteger(testSequences) && testSequences > 0)
    t.notThrows(() => canonicalJson({ criterion, constantBaseline, signature } as unknown as Json))
  })

  test(`${task.id}: what it says to people who look at its sequences fits them`, t => {
    for (const { lag, instance } of instances(task)) {
      const { inputKind, inputs } = instance.signature
      if (instance.symbols) t.deepEqual([inputKind, new Set(instance.symbols).size], ['symbols', inputs])
      if (instance.channels) t.deepEqual([inputKind, new Set(instance.channels).size], ['dense', inputs])
      eachSequence(instance, affordable(instance, 2000, 5), sequence => {
        const steps = instance.signal?.(sequence)
        if (steps === undefined) return t.pass()
        t.true(steps.length > 0, `lag ${lag}`)
        for (const [i, step] of steps.entries())
          if (!(Number.isInteger(step) && step >= 0 && step < sequence.length && step > (steps[i - 1] ?? -1)))
            t.fail(`step ${step} at lag ${lag}`)
      })
    }
  })
}

function longer(answers: Float64Array, ...more: readonly number[]): Float64Array {
  const all = new Float64Array(answers.length + more.length)
  all.set(answers)
  all.set(more, answers.length)
  return all
}

/** All of 0..count-1, or a dozen of them from the first to the last. */
function spread(count: number): number[] {
  if (count <= 12) return Array.from({ length: count }, (_, i) => i)
  return Array.from({ length: 12 }, (_, i) => Math.round((i * (count - 1)) / 11))
}
