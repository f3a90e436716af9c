import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import method from '../../methods/iohmm.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import type { TaskSignature } from '../../tasks/task.ts'
import { specFor } from '../helpers/specs.ts'

const registry = await loadRegistry()

/** How many of some seeds learn a Tomita grammar from strings of up to ten symbols, and the wrong answers to longer ones. */
function tomita(grammar: number, options: { readonly [name: string]: boolean | number | string } = {}) {
  const outcomes = [1001, 1002, 1003].map(seed =>
    runTrial(
      specFor(registry, method.id, 'tomita', {
        parameters: { grammar, lag: 10, protocol: 'short-strings' },
        options,
        seed,
        sequences: 20_000,
      }),
      registry,
    ),
  )
  const solved = outcomes.filter(({ result }) => result.outcome.status === 'solved')
  return { solved: solved.length, wrong: solved.map(({ result }) => result.test!.wrong) }
}

test('a Moore machine learns Tomita grammars from short strings, and answers longer ones', t => {
  for (const grammar of [1, 4, 6]) {
    const { solved, wrong } = tomita(grammar)
    t.true(solved >= 2, `grammar ${grammar}: ${solved}`)
    // Of 100 strings; half would be chance.
    for (const count of wrong) t.true(count <= 30, `grammar ${grammar}: ${count}`)
  }
})

test('so do networks on the first grammar, by generalised EM and by stochastic ascent', t => {
  for (const learning of ['gem', 'stochastic']) t.true(tomita(1, { learning }).solved >= 2, learning)
})

const signature: TaskSignature = {
  task: 'any',
  inputKind: 'symbols',
  inputs: 2,
  outputs: 1,
  targets: 'several',
  kind: 'regression',
  answerRange: [-1, 3],
  longestSequence: 3,
}

test('an answer is what the states emit on average, given the inputs so far and no targets', t => {
  const context = {
    signature,
    task: { correct: () => false },
    streams: { weights: randomStream(['weights']), search: randomStream(['search']) },
  }
  const learner = method.learner({
    ...context,
    options: method.options.parse({ states: 2, learning: 'em', outputsSeeInput: false }),
  })
  // Transitions on symbol 0, on symbol 1, then means and variances of both states.
  learner.weights.set([0.75, 0.25, 0.5, 0.5, 0, 1, 1, 0, -1, 3, 1, 1])
  const sequence = sequenceBuffer('symbols', 2, 1)
  sequence.begin(3)
  for (const [step, symbol] of [0, 0, 1].entries()) sequence.setSymbol(step, symbol)
  for (const step of [0, 2]) {
    sequence.addTarget(step)
    sequence.setTarget(0, 100)
  }
  const second = 0.75 * 0.75 + 0.25 * 0.5
  t.deepEqual([...learner.answer(sequence).subarray(0, 2)], [0.75 * -1 + 0.25 * 3, (1 - second) * -1 + second * 3])
})

test('runs on targets of every kind, and skips tables for too many inputs only', t => {
  const skip = (inputs: number, learning: string) =>
    method.skip!({ ...signature, inputKind: 'dense', inputs }, method.options.parse({ learning }))
  t.is(skip(12, 'em'), undefined)
  t.regex(skip(13, 'em')!, /2\^13 inputs.*set learning to/)
  t.is(skip(13, 'gem'), undefined)
})
