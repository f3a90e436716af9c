import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import method from '../../methods/em-target-propagation.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { countingStream } from '../../runner/trial/stream.ts'
import { runTrial } from '../../runner/trial.ts'
import { specFor } from '../helpers/specs.ts'

const registry = await loadRegistry()
const signatureOf = (task: string) => {
  const entry = registry.tasks.get(task)!
  return entry.create(entry.parameters.parse({})).signature
}
const options = (chosen: object = {}) => method.options.parse(chosen)

for (const learning of ['stochastic', 'gem', 'em'] as const)
  test(`${learning}: separate chains learn the two-sequence problem at T = 20`, t => {
    const parameters = { lag: 20, noise: 0.05 }
    const chosen = { learning, levels: 10 }
    for (const seed of [1001, 1002, 1003]) {
      const { result } = runTrial(
        specFor(registry, method.id, 'two-sequence-bengio', { parameters, options: chosen, seed, sequences: 5000 }),
        registry,
      )
      t.is(result.outcome.status, 'solved', `seed ${seed}`)
      t.true(result.test!.wrong <= 15)
    }
  })

test('two states learn the parity of up to ten noisy numbers', t => {
  const parameters = { lag: 10, noise: 0.2, protocol: 'bengio-1994' }
  const solved = [1001, 1002, 1003, 1004, 1005].filter(seed => {
    const { result } = runTrial(specFor(registry, method.id, 'parity', { parameters, seed, sequences: 5000 }), registry)
    return result.outcome.status === 'solved' && result.test!.wrong === 0
  })
  // 39 of 40 seeds were solved (1 to 20 and 1001 to 1020).
  t.true(solved.length >= 3)
})

test('answers lie between the targets of the classes, and are near them when learned', t => {
  const task = registry.tasks.get('two-sequence-bengio')!
  const instance = task.create(task.parameters.parse({ lag: 20, noise: 0 }))
  const learner = method.learner({
    signature: instance.signature,
    task: instance,
    options: options(),
    streams: { weights: randomStream(['weights']), search: randomStream(['search']) },
  })
  const sets = instance.fixedSets!(randomStream(['sets']))
  const training = countingStream(instance, sets, randomStream(['training']), () => {})
  for (let i = 0; i < 1000; i++) learner.learn(training)
  for (const sequence of sets.test) {
    const [answer] = learner.answer(sequence)
    t.true(Math.abs(answer) <= 0.8 && Math.abs(answer - sequence.targets[0]) < 0.1)
  }
  t.is(training.counters.sequences, 1000)
  t.is(training.counters.weightChanges, 1000)
})

test('a model in tables counts a pass as its sequences and one change of the weights', t => {
  const { result } = runTrial(
    specFor(registry, method.id, 'parity', {
      parameters: { lag: 10, protocol: 'bengio-1994' },
      options: { learning: 'em', trainingSequences: 50 },
      sequences: 500,
    }),
    registry,
  )
  t.like(result.counters, { sequences: 500, weightChanges: 9 })
})

test('skips what has no classes at the end, too few states, and tables for too many inputs', t => {
  const skip = (task: string, chosen: object = {}) => method.skip!(signatureOf(task), options(chosen))
  t.is(skip('two-sequence-bengio'), undefined)
  t.is(skip('temporal-order'), undefined)
  t.regex(skip('adding')!, /needs classes/)
  t.regex(skip('diffusion-of-credit')!, /needs classes/)
  t.regex(skip('temporal-order', { topology: 'full', states: 3 })!, /set states to 4 or more/)
  t.is(skip('two-sequence', { learning: 'em', levels: 64 }), undefined)
  t.regex(skip('latching', { learning: 'em', levels: 64 })!, /64\^3 inputs.*set learning to/)
})
