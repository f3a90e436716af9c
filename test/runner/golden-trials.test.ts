// The last bit of every method's arithmetic on every task. If a digest changes, raise ENGINE_VERSION or the version of the method or task.

import test from 'ava'
import { ENGINE_VERSION } from '../../engine/version.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { specFor } from '../helpers/specs.ts'

const registry = await loadRegistry()

/** First 16 hex digits of the weights' SHA-256 after 300 sequences at lag 12, seed 1; made by this code under Node 24 on x64. */
const golden: Record<string, string> = {
  'engine 1, bptt 1, adding 1': '38ac7cb087a13fd9',
  'engine 1, bptt 1, temporal-order 1': '75a1ae03f8ea529a',
  'engine 1, bptt 1, two-sequence 1': 'b9e09f71d006a8d6',
  'engine 1, lstm-1997 1, adding 1': '3539811591578057',
  'engine 1, lstm-1997 1, temporal-order 1': '1107890d81552cf5',
  'engine 1, lstm-1997 1, two-sequence 1': 'd6856fdadcddf00c',
  'engine 1, weight-guessing 1, adding 1': 'cf35e0d338d76ca4',
  'engine 1, weight-guessing 1, temporal-order 1': '8dfe3a21531e7c39',
  'engine 1, weight-guessing 1, two-sequence 1': 'e7c5595a376c1fdc',
}

for (const method of registry.methods.values())
  for (const task of registry.tasks.values()) {
    const name = `engine ${ENGINE_VERSION}, ${method.id} ${method.version}, ${task.id} ${task.version}`
    test(`${name}: the weights after 300 sequences are the same to the last bit`, t => {
      const { result } = runTrial(specFor(registry, method.id, task.id, { parameters: { lag: 12 }, sequences: 300 }), registry)
      t.is(result.digests.weights.slice(0, 16), golden[name])
    })
  }
