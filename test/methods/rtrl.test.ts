import test from 'ava'
import { initialiseWeights } from '../../engine/initialise.ts'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { williamsZipser } from '../../methods/cells/williams-zipser.ts'
import method from '../../methods/rtrl.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { relativeDifference, sequenceWithTargets } from '../helpers/gradients.ts'
import { specFor } from '../helpers/specs.ts'
import { recordedStream } from '../helpers/training-stream.ts'

const [INPUTS, OUTPUTS, HIDDEN] = [2, 2, 2]
const UNITS = OUTPUTS + HIDDEN
const COLUMNS = INPUTS + UNITS + 1
const at = (unit: number, column: number): number => column * UNITS + unit
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** Equations (1) to (3) of methods/rtrl.ts written out by hand, with teacher forcing; changes the weights, returns the answers at targets. */
function learnByHand(
  w: Float64Array,
  { length, inputs, targetSteps, targetCount, targets }: Sequence,
  rate: number,
  forced: boolean,
) {
  let y = Array<number>(UNITS).fill(0)
  // p[i][j][k] = dy_k / dw_ij.
  const zeros = () => Array.from({ length: UNITS }, () => Array.from({ length: COLUMNS }, () => Array<number>(UNITS).fill(0)))
  let p = zeros()
  const answers: number[] = []
  for (let t = 0, target = 0; t < length; t++) {
    const z = [...inputs.subarray(t * INPUTS, (t + 1) * INPUTS), ...y, 1]
    y = y.map((_, k) => logistic(z.reduce((sum, value, l) => sum + w[at(k, l)] * value, 0)))
    const before = p
    p = zeros()
    for (let i = 0; i < UNITS; i++)
      for (let j = 0; j < COLUMNS; j++)
        for (let k = 0; k < UNITS; k++) {
          let sum = i === k ? z[j] : 0
          for (let l = 0; l < UNITS; l++) sum += w[at(k, INPUTS + l)] * before[i][j][l]
          p[i][j][k] = y[k] * (1 - y[k]) * sum
        }
    if (target === targetCount || targetSteps[target] !== t) continue
    const d = targets.subarray(target * OUTPUTS, (target + 1) * OUTPUTS)
    answers.push(...y.slice(0, OUTPUTS))
    for (let i = 0; i < UNITS; i++)
      for (let j = 0; j < COLUMNS; j++) for (let k = 0; k < OUTPUTS; k++) w[at(i, j)] += rate * (d[k] - y[k]) * p[i][j][k]
    if (forced) {
      y = [...d, ...y.slice(OUTPUTS)]
      for (const row of p) for (const column of row) column.fill(0, 0, OUTPUTS)
    }
    target++
  }
  return answers
}

for (const teacherForcing of [false, true])
  test(`it learns as equations (1) to (3) say, target by target, ${teacherForcing ? 'with' : 'without'} teacher forcing`, t => {
    // Other orders of summation and other exp functions, through three sequences with large updates: 1e-12 of the greatest weight.
    const options = method.options.parse({ hidden: HIDDEN, learningRate: 2, initialRange: 1, teacherForcing })
    const signature = { inputKind: 'dense', inputs: INPUTS, outputs: OUTPUTS, longestSequence: 8 }
    const streams = () => ({ weights: randomStream(['rtrl test']), search: randomStream(['unused']) })
    const learner = method.learner({ signature, task: {}, options, streams: streams() } as never)
    const weights = new Float64Array(UNITS * COLUMNS)
    const cell = williamsZipser({
      inputs: INPUTS,
      outputs: OUTPUTS,
      hidden: HIDDEN,
      hiddenUnits: 'logistic',
      outputUnits: 'logistic',
    })
    initialiseWeights(weights, cell, streams().weights, 1)
    const random = randomStream(['rtrl sequences'])
    const sequences = [6, 7, 8].map(length =>
      sequenceWithTargets({ inputs: INPUTS, outputs: OUTPUTS }, length, s => s % 3 > 0, random),
    )
    const stream = recordedStream(sequences)
    for (const [i, sequence] of sequences.entries()) {
      learner.learn(stream)
      const answers = Float64Array.from(learnByHand(weights, sequence, 2, teacherForcing))
      t.true(relativeDifference(learner.weights, weights) < 1e-12)
      t.true(relativeDifference(stream.reported[i], answers) < 1e-12)
    }
  })

test('it learns the Reber grammar, which has no long lag, with logistic units in one layer', async t => {
  const registry = await loadRegistry()
  const { result } = runTrial(specFor(registry, 'rtrl', 'reber', { seed: 2001, sequences: 60_000 }), registry)
  t.is(result.outcome.status, 'solved')
})

test('what only another net has is refused', t => {
  const message = (options: object): string | undefined => method.options.safeParse(options).error?.issues[0]?.message
  t.is(message({ shortcuts: true }), 'only the layered net has this; set net to "layered"')
  t.is(message({ net: 'layered', teacherForcing: true }), 'only the fully-connected net has this; set net to "fully-connected"')
  t.is(message({ net: 'layered', shortcuts: true }), undefined)
  t.is(message({ teacherForcing: true }), undefined)
})
