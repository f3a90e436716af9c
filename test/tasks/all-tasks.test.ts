// What the contract asks of every task, whatever it is.

import test from 'ava'
import { z } from 'zod'
import { numberDigest } from '../../engine/canonical.ts'
import { randomStream } from '../../engine/random.ts'
import type { JsonSchema } from '../../runner/expected.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import { bufferFor, eachSequence, instanceOf } from '../helpers/samples.ts'

const { tasks } = await loadRegistry()

/** By id and version: SHA-256 over the first 100 sequences of the stream ['golden', id] at default parameters, made by this code. */
const golden: Record<string, string> = {
  'adding@1': '78467855cddb8a9c89dd793997254ae9f87ace7269eb54a2dca56bec51fadc9d',
  'temporal-order@1': '9461906de6e7aac2853e521db0b9673c1b4ef222a0215de19ff458065105d45a',
  'two-sequence@1': '01f90f33b31877dbf039d0f470b85537d50fec297f3e6e2b335e7e2f4fedbc5d',
}

for (const task of tasks.values()) {
  test(`${task.id}: every parameter has a default and a description, the lag among them`, t => {
    t.notThrows(() => task.parameters.parse({}))
    const { properties = {} } = z.toJSONSchema(task.parameters, { io: 'input' })
    t.true('lag' in properties)
    for (const [name, property] of Object.entries(properties as Record<string, JsonSchema>)) {
      t.truthy(property.description, name)
      t.not(property.default, undefined, name)
    }
    t.true(task.card.length > 300)
    t.true(task.sources.length > 0)
  })

  test(`${task.id}: a lag of no length, a negative, fractional or unheard-of one is refused`, t => {
    for (const lag of [0, -5, 10.5, 1e9, '10', null]) {
      t.throws(() => task.parameters.parse({ lag }), { instanceOf: z.ZodError }, String(lag))
      const resolved = resolveParameters(task, { lag }, name => name)
      t.regex(
        resolved.ok ? '' : resolved.problems.join(),
        /^Expected `lag` to be a whole number from \d+ to \d+, got `[^`]+` \(\w+\)$/,
      )
    }
    t.throws(() => task.parameters.parse({ lag: 20, nonsense: 1 }), { message: /nonsense/ })
  })

  test(`${task.id}: sequences keep to the signature, and depend on the stream alone`, t => {
    const instance = instanceOf(task)
    const { inputs, outputs, longestSequence, classes } = instance.signature
    const random = randomStream(['golden', task.id])
    const digest = numberDigest()
    const dirty = bufferFor(instance)
    dirty.begin(longestSequence)
    dirty.inputs.fill(9)
    dirty.symbols.fill(1)
    const again = randomStream(['golden', task.id])
    eachSequence(
      instance,
      100,
      sequence => {
        t.true(sequence.length <= longestSequence && sequence.targetCount > 0)
        const parts = [
          Float64Array.of(sequence.length),
          sequence.inputs.slice(0, sequence.inputKind === 'dense' ? sequence.length * inputs : 0),
          Float64Array.from(sequence.symbols.subarray(0, sequence.inputKind === 'symbols' ? sequence.length : 0)),
          Float64Array.from(sequence.targetSteps.subarray(0, sequence.targetCount)),
          sequence.targets.slice(0, sequence.targetCount * outputs),
        ]
        for (const part of parts) digest.add(part)
        instance.sample(again, dirty)
        t.is(dirty.length, sequence.length)
        t.deepEqual(dirty.inputs.slice(0, parts[1].length), parts[1])
        t.deepEqual(Float64Array.from(dirty.symbols.subarray(0, parts[2].length)), parts[2])
        t.deepEqual(Float64Array.from(dirty.targetSteps.subarray(0, dirty.targetCount)), parts[3])
        t.deepEqual(dirty.targets.slice(0, parts[4].length), parts[4])
        if (classes !== undefined) t.true(instance.classOf!(sequence) >= 0 && instance.classOf!(sequence) < classes)
      },
      random,
    )
    t.is(digest.hex(), golden[`${task.id}@${task.version}`])
    t.deepEqual(again.state(), random.state())
  })

  test(`${task.id}: chance level and constant baseline hold in simulation`, t => {
    for (const lag of [20, 100]) {
      const instance = instanceOf(task, { lag })
      const { answer, meanSquaredError } = instance.constantBaseline
      const n = 20_000
      // The best constant for the criterion: the baseline itself, or one of the targets that occur.
      const candidates = new Map<string, { answers: Float64Array; right: number }>()
      let [squares, fourths] = [0, 0]
      eachSequence(instance, n, sequence => {
        const targets = sequence.targets.slice(0, instance.signature.outputs)
        const squared = targets.reduce((sum, d, k) => sum + (d - answer[k]) ** 2, 0) / answer.length
        squares += squared
        fourths += squared ** 2
        for (const answers of instance.signature.kind === 'regression' ? [Float64Array.from(answer)] : [targets])
          if (!candidates.has(answers.join())) candidates.set(answers.join(), { answers, right: 0 })
        for (const candidate of candidates.values()) if (instance.correct(candidate.answers, sequence)) candidate.right++
      })
      const best = Math.max(...[...candidates.values()].map(({ right }) => right)) / n
      // Five standard errors each; the best of up to four candidates stays within.
      const chance = instance.chanceLevel
      t.true(Math.abs(best - chance) < 5 * Math.sqrt((chance * (1 - chance)) / n) + 4 / n, `chance ${best} at lag ${lag}`)
      const error = Math.sqrt(Math.max(0, fourths / n - (squares / n) ** 2) / n)
      t.true(Math.abs(squares / n - meanSquaredError) <= 5 * error + 1e-12, `baseline ${squares / n} at lag ${lag}`)
    }
  })
}
