// Speed of the engine: `npm run bench` (a markdown table), `npm run bench -- --json`. Speed lives here, never in timed tests.

import { cpus } from 'node:os'
import { Bench } from 'tinybench'
import { createProgram } from '../engine/create-program.ts'
import type { Program } from '../engine/program.ts'
import { randomStream } from '../engine/random.ts'
import { type SequenceBuffer, sequenceBuffer } from '../engine/sequence.ts'
import { fullyRecurrent } from '../methods/cells/fully-recurrent.ts'
import { netA1 } from '../methods/cells/guessing-nets.ts'
import { lstm1997 } from '../methods/cells/lstm-1997.ts'
import { loadRegistry } from '../runner/registry.ts'
import { scalarLstm1997 } from './scalar-lstm-1997.ts'

const STEPS = 100

function randomInputs(inputs: number, outputs: number): SequenceBuffer {
  const random = randomStream(['bench', inputs, outputs])
  const sequence = sequenceBuffer('dense', inputs, outputs)
  sequence.begin(STEPS)
  for (let t = 0; t < STEPS; t++) for (let i = 0; i < inputs; i++) sequence.setInput(t, i, random.normal())
  sequence.addTarget(STEPS - 1)
  for (let k = 0; k < outputs; k++) sequence.setTarget(k, 0.5)
  return sequence
}

function withWeights(program: Program): Program {
  const random = randomStream(['bench weights'])
  for (let i = 0; i < program.weights.length; i++) program.weights[i] = random.between(-0.5, 0.5)
  return program
}

const adding = {
  inputs: 2,
  outputs: 1,
  blocks: 2,
  cellsPerBlock: 2,
  inputGateBias: 'random',
  outputGateBias: 'random',
  cellBias: true,
  outputBias: true,
  outputUnits: 'linear',
} as const
const two = randomInputs(2, 1)
const one = randomInputs(1, 1)
const lstm = withWeights(createProgram(lstm1997(adding), 'dense'))
const scalar = scalarLstm1997(adding, lstm.weights)
const rnn = withWeights(
  createProgram(fullyRecurrent({ inputs: 2, outputs: 1, hidden: 10, hiddenUnits: 'tanh', outputUnits: 'logistic' }), 'dense'),
)
const guess = withWeights(
  createProgram(netA1({ inputs: 1, outputs: 1, hidden: 1, updateOrder: 'layered', outputBias: false }), 'dense'),
)
const { tasks } = await loadRegistry()
const generators = [...tasks.values()].map(task => {
  const instance = task.create(task.parameters.parse({ lag: STEPS }))
  const buffer = sequenceBuffer(instance.signature.inputKind, instance.signature.inputs, instance.signature.outputs)
  const random = randomStream(['bench', task.id])
  return { name: `generate ${task.id}`, run: () => instance.sample(random, buffer) }
})

// The peer must do the same work before its time counts: same answers, same gradient.
lstm.gradient.fill(0)
const answer = lstm.forwardMode(two, 'squared-error')[0]
const peer = scalar.learn(two, 0)
if (Math.abs(answer - peer.answer) > 1e-12 || lstm.gradient.some((g, i) => Math.abs(g + peer.update[i]) > 1e-12))
  throw new Error('The scalar loop does not compute what the engine computes')

const bench = new Bench({ time: 500, warmupTime: 200 })
bench
  .add('LSTM-1997 2x2, forward mode', () => lstm.forwardMode(two, 'squared-error'))
  .add('LSTM-1997 2x2, forward mode, scalar loop by hand', () => scalar.learn(two, 0))
  .add('LSTM-1997 2x2, reverse mode', () => lstm.reverse(two, 'squared-error'))
  .add('LSTM-1997 2x2, answers only', () => lstm.run(two))
  .add('fully recurrent n = 10, BPTT', () => rnn.reverse(two, 'squared-error'))
  .add('fully recurrent n = 10, RTRL', () => rnn.forwardMode(two, 'squared-error'))
  .add('net A1, answers only', () => guess.run(one))
for (const { name, run } of generators) bench.add(name, run)
await bench.run()

const rows = bench.tasks.map(({ name, result }) => {
  if (result.state !== 'completed') throw new Error(`Benchmark '${name}' ended as ${result.state}`)
  return { name, microsecondsPerStep: (result.latency.p50 * 1000) / STEPS, relativeMarginPercent: result.latency.rme }
})
const machine = `${cpus()[0].model}, node ${process.version}`
if (process.argv.includes('--json')) console.log(JSON.stringify({ machine, steps: STEPS, rows }))
else {
  console.log(`${machine}; sequences of ${STEPS} steps, median of repeated runs\n`)
  console.log('| work | µs per step | margin |\n| :--- | ---: | ---: |')
  for (const { name, microsecondsPerStep, relativeMarginPercent } of rows)
    console.log(`| ${name} | ${microsecondsPerStep.toFixed(3)} | ± ${relativeMarginPercent.toFixed(1)} % |`)
}
