// Rows in tables and from networks, under the three kinds of evidence: expectations, gradients and M-steps.

import test from 'ava'
import fc from 'fast-check'
import { type RandomStream, randomStream } from '../../../engine/random.ts'
import { type InputKind, type Sequence, sequenceBuffer } from '../../../engine/sequence.ts'
import { determinantReward } from '../../../methods/probabilistic/determinant.ts'
import { type Evidence, emittedInputs, emittedTargets, finalState, together } from '../../../methods/probabilistic/evidence.ts'
import { markovModel } from '../../../methods/probabilistic/markov-model.ts'
import { parametersFor } from '../../../methods/probabilistic/parameters.ts'
import { equalRows, type Link, type Rows } from '../../../methods/probabilistic/rows.ts'
import { fullyConnected, leftToRightChains } from '../../../methods/probabilistic/topology.ts'
import type { TaskSignature } from '../../../tasks/task.ts'
import { paths } from '../../helpers/markov-paths.ts'

const LENGTH = 5
const OUTPUTS = 2

interface Case {
  readonly name: string
  readonly inputKind: InputKind
  readonly learning: 'em' | 'stochastic'
  /** Of the targets; none: the class as final state. */
  readonly link?: Link
  readonly inputsToo?: boolean
}

const signatureOf = (inputKind: InputKind): TaskSignature => ({
  task: 'any',
  inputKind,
  inputs: 2,
  outputs: OUTPUTS,
  targets: 'several',
  kind: 'classification',
  classes: 2,
  longestSequence: LENGTH,
})

function randomSequence(inputKind: InputKind, link: Link | undefined, random: RandomStream): Sequence {
  const sequence = sequenceBuffer(inputKind, 2, OUTPUTS)
  sequence.begin(LENGTH)
  for (let t = 0; t < LENGTH; t++) {
    if (inputKind === 'symbols') sequence.setSymbol(t, random.bit())
    else for (let k = 0; k < 2; k++) sequence.setInput(t, k, random.between(-1, 1))
    if (t !== 1 && t !== LENGTH - 1) continue
    sequence.addTarget(t)
    if (link === 'identity') for (let k = 0; k < OUTPUTS; k++) sequence.setTarget(k, random.normal())
    else sequence.setTarget(random.bit(), 1)
  }
  return sequence
}

const classOf = ({ targets }: Sequence): number => targets[0]
const plain = { encode: (target: number) => target, decode: (mean: number) => mean }

function build({ inputKind, learning, link, inputsToo }: Case, random: RandomStream, smoothing = 0) {
  const signature = signatureOf(inputKind)
  const graph = link === undefined ? leftToRightChains(2, 1, 'next') : fullyConnected(3)
  const parameters = parametersFor(
    [
      { shape: graph, link: 'softmax', seesInput: inputsToo !== true },
      ...(link === undefined ? [] : [{ shape: equalRows(3, OUTPUTS), link, seesInput: inputsToo !== true }]),
      ...(inputsToo
        ? [
            {
              shape: equalRows(3, 2),
              link: inputKind === 'dense' ? ('identity' as const) : ('softmax' as const),
              seesInput: false,
            },
          ]
        : []),
    ],
    { learning, levels: 2, initialRange: 1, variance: learning === 'em' ? 1e-3 : 0.5, smoothing },
    signature,
    random,
  )
  const [transitions, targets, inputs] = parameters.rows
  const all: Evidence[] = []
  if (link === undefined) all.push(finalState(3, [1, 2], classOf))
  else all.push(emittedTargets(3, OUTPUTS, link, targets, plain))
  if (inputsToo) all.push(emittedInputs(3, 2, inputs))
  return { graph, parameters, model: markovModel(graph, transitions, together(all)), transitions, targets, inputs }
}

const cases: readonly Case[] = [
  { name: 'final states, networks on numbers', inputKind: 'dense', learning: 'stochastic' },
  { name: 'final states, networks on symbols', inputKind: 'symbols', learning: 'stochastic' },
  { name: 'final states, tables', inputKind: 'dense', learning: 'em' },
  { name: 'multinomial targets, networks on symbols', inputKind: 'symbols', learning: 'stochastic', link: 'softmax' },
  { name: 'Bernoulli targets, networks on numbers', inputKind: 'dense', learning: 'stochastic', link: 'logistic' },
  { name: 'Gaussian targets, networks on numbers', inputKind: 'dense', learning: 'stochastic', link: 'identity' },
  { name: 'multinomial targets, tables', inputKind: 'symbols', learning: 'em', link: 'softmax' },
  { name: 'Bernoulli targets, tables', inputKind: 'dense', learning: 'em', link: 'logistic' },
  { name: 'Gaussian targets, tables', inputKind: 'dense', learning: 'em', link: 'identity' },
  { name: 'symbols and targets, a hidden Markov model', inputKind: 'symbols', learning: 'em', link: 'softmax', inputsToo: true },
  { name: 'numbers and targets, a hidden Markov model', inputKind: 'dense', learning: 'em', link: 'identity', inputsToo: true },
]

/** The density of a target or input, as the header of density.ts has it, with its own loops and the platform's functions. */
function density(link: Link, y: readonly number[], rows: Rows, offset: number): number {
  return y.reduce((p, value, k) => {
    const mean = rows.values[offset + k]
    if (link === 'softmax') return p * mean ** value
    if (link === 'logistic') return p * mean ** value * (1 - mean) ** (1 - value)
    const variance = rows.variances[offset + k]
    return (p * Math.exp(-((value - mean) ** 2) / (2 * variance))) / Math.sqrt(2 * Math.PI * variance)
  }, 1)
}

function evidenceOf(sequence: Sequence, { link, inputKind, inputsToo }: Case, { targets, inputs }: ReturnType<typeof build>) {
  return (step: number, state: number): number => {
    let p = 1
    const index = sequence.targetSteps.subarray(0, sequence.targetCount).indexOf(step)
    if (link === undefined) p = step === LENGTH - 1 && state !== 1 + classOf(sequence) ? 0 : 1
    else if (index >= 0) {
      const y = [...sequence.targets.subarray(index * OUTPUTS, (index + 1) * OUTPUTS)]
      p = density(link, y, targets, targets.offsets[index] + state * OUTPUTS)
    }
    if (!inputsToo) return p
    const x =
      inputKind === 'dense'
        ? [...sequence.inputs.subarray(step * 2, step * 2 + 2)]
        : [0, 1].map(k => (sequence.symbols[step] === k ? 1 : 0))
    return p * density(inputKind === 'dense' ? 'identity' : 'softmax', x, inputs, state * 2)
  }
}

for (const one of cases) {
  test(`${one.name}: the E-step is that of all paths`, t => {
    const random = randomStream(['E-step', one.name])
    const built = build(one, random)
    const { graph, model, transitions, targets } = built
    const sequence = randomSequence(one.inputKind, one.link, random)
    model.prepare(sequence)
    const logLikelihood = model.expect(sequence)
    let total = 0
    const counts = new Float64Array(transitions.counts.length)
    const emitted = new Float64Array(targets?.counts.length ?? 0)
    for (const { arcs, states, probability } of paths(
      graph,
      LENGTH,
      (step, arc) => transitions.values[transitions.offsets[step] + arc],
      evidenceOf(sequence, one, built),
    )) {
      total += probability
      arcs.forEach((arc, step) => {
        counts[transitions.offsets[step] + arc] += probability
      })
      if (targets)
        for (let index = 0; index < sequence.targetCount; index++)
          for (let k = 0; k < OUTPUTS; k++)
            emitted[targets.offsets[index] + states[sequence.targetSteps[index]] * OUTPUTS + k] +=
              probability * sequence.targets[index * OUTPUTS + k]
    }
    const close = (a: number, b: number) => t.true(Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(b)), `${a} ${b}`)
    close(logLikelihood, Math.log(total))
    transitions.counts.forEach((count, i) => {
      close(count, counts[i] / total)
    })
    targets?.counts.forEach((count, i) => {
      close(count, emitted[i] / total)
    })
  })

  if (one.learning === 'stochastic')
    test(`${one.name}: the gradient of Q at the old parameters is that of the log-likelihood`, t => {
      const random = randomStream(['gradient', one.name])
      const { graph, model, parameters } = build(one, random)
      const { weights } = parameters
      const sequence = randomSequence(one.inputKind, one.link, random)
      const reward = determinantReward(graph, 0.7)
      const objective = (): number => {
        model.prepare(sequence)
        const logLikelihood = model.expect(sequence)
        parameters.addGradient(sequence, new Float64Array(weights.length), reward.reward)
        return logLikelihood + reward.take()
      }
      model.prepare(sequence)
      model.expect(sequence)
      const gradient = new Float64Array(weights.length)
      parameters.addGradient(sequence, gradient, reward.reward)
      reward.take()
      t.true(gradient.some(value => Math.abs(value) > 0.01))
      for (let i = 0; i < weights.length; i++) {
        const kept = weights[i]
        weights[i] = kept + 1e-5
        const above = objective()
        weights[i] = kept - 1e-5
        const below = objective()
        weights[i] = kept
        // Central differences: 1e-10 of curvature, 1e-11 of rounding.
        t.true(Math.abs((above - below) / 2e-5 - gradient[i]) < 1e-7, `${i}`)
      }
    })
  else
    test(`${one.name}: no step of EM lowers the likelihood`, t => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1e6 }), seed => {
          const random = randomStream(['EM', one.name, seed])
          const { model, parameters } = build(one, random)
          const set = Array.from({ length: 6 }, () => randomSequence(one.inputKind, one.link, random))
          let before = Number.NEGATIVE_INFINITY
          for (let epoch = 0; epoch < 12; epoch++) {
            let logLikelihood = 0
            for (const sequence of set) {
              model.prepare(sequence)
              logLikelihood += model.expect(sequence)
            }
            if (!(logLikelihood >= before - 1e-9 * Math.abs(before))) return false
            before = logLikelihood
            parameters.maximise()
          }
          return true
        }),
        { seed: 1, numRuns: 20 },
      )
      t.pass()
    })
}

test('an M-step by hand: a state that was left three times for itself and once for the other', t => {
  const [one] = cases.filter(({ name }) => name === 'multinomial targets, tables')
  const { parameters, transitions, targets } = build(one, randomStream(['by hand']), 0.5)
  const kept = transitions.values.slice()
  transitions.counts.set([3, 1, 0])
  targets.counts.set([2, 6])
  parameters.maximise()
  t.deepEqual([...transitions.values.subarray(0, 3)], [3.5 / 5.5, 1.5 / 5.5, 0.5 / 5.5])
  t.deepEqual([...targets.values.subarray(0, 2)], [2.5 / 9, 6.5 / 9])
  // Counts are spent: smoothing alone makes a row even.
  parameters.maximise()
  t.deepEqual([...transitions.values.subarray(0, 3)], [1 / 3, 1 / 3, 1 / 3])
  // Without smoothing a row that nothing was expected of stays.
  const plainTables = build(one, randomStream(['by hand']))
  plainTables.parameters.maximise()
  t.deepEqual(plainTables.transitions.values, kept)
})

test('Gaussian rows learn mean and variance, down to the least one', t => {
  const [one] = cases.filter(({ name }) => name === 'Gaussian targets, tables')
  const { parameters, targets } = build(one, randomStream(['Gaussian']))
  targets.counts.set([4, 2])
  targets.squares.set([10, 1])
  targets.uses[0] = 4
  parameters.maximise()
  t.deepEqual([...targets.values.subarray(0, 2)], [1, 0.5])
  t.deepEqual([...targets.variances.subarray(0, 2)], [1.5, 1e-3])
})
