// What deviation note 61 says of the gradients of brain.js, held against differences of its own error.

import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { type BrainNetName, type Matrix, newBrainNet } from '../../../methods/library/brain-equations.ts'
import { withSeededMath } from '../../../methods/library/seeded-math.ts'

const [INPUTS, HIDDEN, STEPS] = [3, 4, 6]

/** For every matrix of a net, how far its deltas are from the derivatives, as a share of the greatest; target at the last step. */
function offBy(name: BrainNetName): { readonly matrix: Matrix; readonly share: number }[] {
  const random = randomStream(['brain equations', name, 1])
  const sizes = { inputSize: INPUTS, inputRange: INPUTS, outputSize: 2, hiddenLayers: [HIDDEN] }
  const net = withSeededMath(random, () =>
    newBrainNet(name, { ...sizes, learningRate: 0.01, decayRate: 0.999, clipval: 5, regc: 0 }),
  )
  const { equations, allMatrices } = net.model
  for (const { weights } of allMatrices) for (let i = 0; i < weights.length; i++) weights[i] = random.between(-0.5, 0.5)
  for (let t = 0; t < STEPS; t++) net.bindEquation()
  const rows = equations.map(() => Float32Array.from({ length: INPUTS }, () => random.between(-1, 1)))
  const target = Float32Array.from([1, -1])
  const last = equations[STEPS - 1]
  const errorNow = () => {
    for (let t = 0; t < STEPS - 1; t++) equations[t].runInput(rows[t])
    return last.runInput(rows[STEPS - 1]).weights.reduce((sum, y, k) => sum + (y - target[k]) ** 2 / 2, 0)
  }
  errorNow()
  last.predictTarget(rows[STEPS - 1], target)
  for (let t = STEPS - 1; t >= 0; t--) equations[t].backpropagate()
  // A forward pass clears them.
  const deltas = allMatrices.map(matrix => Float32Array.from(matrix.deltas))
  return allMatrices.map((matrix, m) => {
    const { weights } = matrix
    let [worst, greatest] = [0, 0]
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i]
      weights[i] = weight + 0.01
      const up = errorNow()
      weights[i] = weight - 0.01
      const derivative = (up - errorNow()) / 0.02
      weights[i] = weight
      worst = Math.max(worst, Math.abs(deltas[m][i] - derivative))
      greatest = Math.max(greatest, Math.abs(derivative))
    }
    return { matrix, share: worst / greatest }
  })
}

// Differences over 0.02 in 32 bits, of a net none of whose rectified units turns silent within them.
const RIGHT = 0.01
const isBias = ({ columns }: Matrix): boolean => columns === 1

test('the matrices of its LSTM and its RNN have the right derivatives, the biases have not', t => {
  for (const name of ['LSTMTimeStep', 'RNNTimeStep'] as const)
    for (const { matrix, share } of offBy(name))
      if (isBias(matrix)) t.true(share > 0.5, `${name}: ${share}`)
      else t.true(share < RIGHT, `${name}: ${share}`)
})

test('of its GRU only the output matrix has', t => {
  const matrices = offBy('GRUTimeStep').filter(({ matrix }) => !isBias(matrix))
  t.true(matrices.pop()!.share < RIGHT)
  for (const { share } of matrices) t.true(share > 0.1, `${share}`)
})
