import test from 'ava'
import type { TrialSpec } from '../../../runner/record.ts'
import { trialKey } from '../../../runner/trial/key.ts'

const spec: TrialSpec = {
  method: 'bptt',
  methodVersion: 1,
  options: { hidden: 10, delta: 'squared-error' },
  task: 'adding',
  taskVersion: 1,
  parameters: { lag: 100, firstPair: 'zero-input' },
  seed: 1,
  budget: { sequences: 1000 },
  engineVersion: 1,
}

test('equal specifications have equal keys, whatever the order in which they were written', t => {
  const shuffled = Object.fromEntries(Object.entries(spec).reverse()) as unknown as TrialSpec
  t.is(trialKey({ ...shuffled, parameters: { firstPair: 'zero-input', lag: 100 } }), trialKey(spec))
  t.regex(trialKey(spec), /^[0-9a-f]{64}$/)
})

test('a change of anything that decides the result is another key', t => {
  const changed: Partial<TrialSpec>[] = [
    { method: 'lstm-1997' },
    { methodVersion: 2 },
    { options: { ...spec.options, hidden: 11 } },
    { options: { ...spec.options, momentum: 0 } },
    { task: 'adding-2' },
    { taskVersion: 2 },
    { parameters: { ...spec.parameters, lag: 101 } },
    { seed: 2 },
    { budget: { sequences: 1001 } },
    { budget: { steps: 1000 } },
    { budget: { sequences: 1000, steps: 1000 } },
    { engineVersion: 2 },
  ]
  const keys = [spec, ...changed.map(change => ({ ...spec, ...change }))].map(trialKey)
  t.is(new Set(keys).size, keys.length)
})

test('the keys of stored results never change', t => {
  // SHA-256 of the canonical JSON of the specification above, as sha256sum gives it for the text.
  t.is(trialKey(spec), '760012c1889a0833c3226b14ab339ea070a149028cfddf127ab8cba5e0237243')
})
