// What the contract asks of every task at every lag: the shape of its sequences, and answers that must be right or wrong.

import test from 'ava'
import { canonicalJson, type Json } from '../../engine/canonical.ts'
import { randomStream } from '../../engine/random.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import type { Task, TaskInstance } from '../../tasks/task.ts'
import { bufferFor, eachSequence, instanceOf } from '../helpers/samples.ts'

const { tasks } = await loadRegistry()

/** A task at every lag of 1..60 and a few longer ones, as far as it allows them beside its other defaults. */
function* instances(task: Task): Generator<{ lag: number; instance: TaskInstance }> {
  for (const lag of [...Array.from({ length: 60 }, (_, i) => i + 1), 99, 100, 101, 1000]) {
    const resolved = resolveParameters(task, { lag }, name => name)
    if (resolved.ok) yield { lag, instance: task.create(resolved.value) }
  }
}

for (const task of tasks.values()) {
  test(`${task.id}: a sequence has the steps, inputs and targets that the signature promises`, t => {
    let lags = 0
    for (const { lag, instance } of instances(task)) {
      const { signature } = instance
      lags++
      t.is(signature.task, task.id)
      t.true(instance.minimalLag >= 1 && instance.minimalLag < signature.longestSequence, `minimal lag at ${lag}`)
      eachSequence(instance, 20, ({ length, inputs, symbols, targets, targetCount, targetSteps }) => {
        if (length < 1 || length > signature.longestSequence) t.fail(`${length} steps at lag ${lag}`)
        if (signature.inputKind === 'dense') {
          if (!inputs.subarray(0, length * signature.inputs).every(Number.isFinite)) t.fail(`inputs at lag ${lag}`)
        } else if (!symbols.subarray(0, length).every(symbol => symbol < signature.inputs)) t.fail(`symbols at lag ${lag}`)
        if (targetCount < 1 || targetSteps[0] < 0 || targetSteps[targetCount - 1] >= length) t.fail(`targets at lag ${lag}`)
        for (let i = 1; i < targetCount; i++) if (targetSteps[i] <= targetSteps[i - 1]) t.fail(`order of targets at lag ${lag}`)
        if (signature.targets === 'end' && (targetCount !== 1 || targetSteps[0] !== length - 1))
          t.fail(`not at the end at ${lag}`)
        if (!targets.subarray(0, targetCount * signature.outputs).every(Number.isFinite)) t.fail(`target values at lag ${lag}`)
      })
    }
    t.true(lags > 30)
  })

  test(`${task.id}: the targets themselves are a correct answer, and numbers that are none never are`, t => {
    for (const { lag, instance } of instances(task))
      eachSequence(instance, 5, sequence => {
        const count = sequence.targetCount * sequence.targetSize
        const right = sequence.targets.slice(0, count)
        t.true(instance.correct(right, sequence), `lag ${lag}`)
        t.is(instance.error(right, sequence), 0)
        for (let i = 0; i < count; i++)
          for (const value of [Number.NaN, Infinity, -1000])
            t.false(instance.correct(right.with(i, value), sequence), `${value} as answer ${i} at lag ${lag}`)
        // A mean over all targets and outputs: one of them off by 1/2 counts that much less. What lies behind the answers is not read.
        const off = Float64Array.of(...right, 99, 99)
        off[count - 1] += 0.5
        t.true(Math.abs(instance.error(off, sequence) - 0.5 / count) < 1e-12)
      })
  })

  test(`${task.id}: other seeds give other sequences, the same seed the same ones in any other instance`, t => {
    const buffer = bufferFor(instanceOf(task))
    const first = (seed: number): string => {
      instanceOf(task).sample(randomStream(['seed', seed]), buffer)
      return [buffer.inputs.subarray(0, buffer.length * buffer.inputSize), buffer.symbols.subarray(0, buffer.length)].join(' ')
    }
    const seen = Array.from({ length: 20 }, (_, seed) => first(seed))
    t.is(new Set(seen).size, 20)
    t.is(first(7), seen[7])
  })

  test(`${task.id}: no other constant answer has a smaller squared error than the baseline`, t => {
    const instance = instanceOf(task)
    const { answer } = instance.constantBaseline
    t.is(answer.length, instance.signature.outputs)
    // 20,000 sequences: an output's mean is off by 0.5 / sqrt(20,000) = 0.0035 at most (one standard error), a twelfth of the shift by 0.04
    // that has to show; halfway between is nearly six standard errors away.
    const sums = answer.map(() => [0, 0, 0])
    eachSequence(instance, 20_000, ({ targets, targetCount }) => {
      for (let i = 0; i < targetCount * answer.length; i++)
        for (const [shift, delta] of [0, 0.04, -0.04].entries())
          sums[i % answer.length][shift] += (targets[i] - answer[i % answer.length] - delta) ** 2 / targetCount
    })
    for (const [output, [at, above, below]] of sums.entries()) t.true(at < above && at < below, `output ${output}`)
  })

  test(`${task.id}: what it says of itself can be stored: version, chance level, criterion and final test are proper numbers`, t => {
    const { chanceLevel, criterion, testSequences, constantBaseline } = instanceOf(task)
    t.true(Number.isInteger(task.version) && task.version >= 1)
    t.true(chanceLevel > 0 && chanceLevel < 1)
    t.true(Number.isInteger(testSequences) && testSequences > 0)
    t.notThrows(() => canonicalJson({ criterion, constantBaseline } as unknown as Json))
  })
}
