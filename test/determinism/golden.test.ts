// The committed digests are those of this code, on the machine where the test runs.

import test from 'ava'
import { advice } from '../../determinism/compare.ts'
import { measureBackEnds } from '../../determinism/golden.ts'
import { readGolden } from '../../determinism/golden-file.ts'
import { goldenTrials } from '../../determinism/trials.ts'
import { digestOf } from '../../engine/canonical.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { trialResult } from '../../runner/trial.ts'

const registry = await loadRegistry()
const committed = await readGolden()

test('every part of the golden digest is as committed, with every back end', t => {
  for (const measurement of measureBackEnds(registry)) {
    t.deepEqual(advice(committed, measurement), [], measurement.backEnd)
    t.is(measurement.digest, committed.digest)
  }
})

test('the one digest is the SHA-256 over all parts', t => {
  t.is(committed.digest, digestOf(committed.parts))
})

test('the set has every method and every task of ours, and a trial that leaves NaN among its weights', t => {
  const trials = goldenTrials(registry)
  const methods = [...registry.methods.values()].filter(({ family }) => family !== 'library').map(({ id }) => id)
  t.deepEqual(new Set(trials.map(({ spec }) => spec.method)), new Set(methods))
  const tasks = [...registry.tasks.values()].filter(({ missing }) => missing?.() === undefined).map(({ id }) => id)
  t.deepEqual(new Set(trials.map(({ spec }) => spec.task)), new Set(tasks))
  const { outcome } = trialResult(trials.find(({ name }) => name.endsWith('diverging'))!.spec, registry)
  t.is(outcome.status, 'diverged')
  t.regex(outcome.status === 'diverged' ? outcome.where : '', /became NaN$/)
})
