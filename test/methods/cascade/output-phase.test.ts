import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { cascadeNet, runUnit, type UnitValues } from '../../../methods/cascade/network.ts'
import { outputPass } from '../../../methods/cascade/output-phase.ts'
import { centralDifferences, relativeDifference, sameBits, sequenceWithTargets } from '../../helpers/gradients.ts'
import { symbolSequence } from '../../helpers/symbol-sequence.ts'

const INPUTS = 3
const OUTPUTS = 2
const size = { inputs: INPUTS, outputs: OUTPUTS }
const random = randomStream(['cascade outputs'])
const numbers = (count: number): Float64Array => new Float64Array(count).map(() => random.between(-1, 1))
const at = (step: number): boolean => step % 3 !== 1

for (const kind of ['dense', 'symbols'] as const)
  for (const units of ['logistic', 'tanh', 'linear'] as const)
    test(`slopes without offset are those of half the squared error: ${units} outputs, ${kind} inputs`, t => {
      const make = kind === 'dense' ? sequenceWithTargets : symbolSequence
      const sequences = [5, 8].map(length => make(size, length, at, random))
      const hidden = [numbers(INPUTS + 2), numbers(INPUTS + 3)]
      const netWith = (outputWeights: Float64Array) => {
        const net = cascadeNet(OUTPUTS, units, outputWeights.slice(0, (1 + INPUTS) * OUTPUTS))
        for (const [u, weights] of hidden.entries())
          net.install(weights, outputWeights.slice((1 + INPUTS + u) * OUTPUTS, (2 + INPUTS + u) * OUTPUTS))
        return net
      }
      const weights = numbers((1 + INPUTS + 2) * OUTPUTS)
      const set = sequences.map(sequence => {
        const values: UnitValues = []
        for (const unit of hidden) {
          const own = new Float64Array(sequence.length)
          runUnit(unit, sequence, values, own)
          values.push(own)
        }
        return { sequence, values, residuals: new Float64Array(sequence.targetCount * OUTPUTS) }
      })
      const pass = outputPass(netWith(weights), set, units, 0)
      t.true(pass.run(() => true))
      t.false(pass.run((_, sequence) => sequence === sequences[1]))
      // The net runs the sequences anew: its units' values must be those that were kept.
      const squaredError = (moved: Float64Array): number => {
        const net = netWith(moved)
        return sequences.reduce((sum, sequence) => {
          const answers = net.run(sequence)
          for (let k = 0; k < sequence.targetCount * OUTPUTS; k++) sum += (answers[k] - sequence.targets[k]) ** 2
          return sum
        }, 0)
      }
      t.true(Math.abs(pass.squaredError - squaredError(weights)) < 1e-12 * pass.squaredError)
      // Central differences are off by some 1e-10, relative to the greatest slope.
      const differences = centralDifferences(weights, moved => squaredError(moved) / 2)
      t.true(relativeDifference(pass.slopes, differences) < 1e-7)
    })

test('the offset adds to the derivative of logistic and tanh outputs, not of linear ones', t => {
  const sequence = symbolSequence({ inputs: INPUTS, outputs: 1 }, 1, () => true, random)
  for (const units of ['logistic', 'tanh', 'linear'] as const) {
    const kept = { sequence, values: [], residuals: new Float64Array(1) }
    const net = cascadeNet(1, units, numbers(1 + INPUTS))
    const residual = (offset: number): number => {
      outputPass(net, [kept], units, offset).run(() => true)
      return kept.residuals[0]
    }
    const miss = net.run(sequence)[0] - sequence.targets[0]
    t.true(Math.abs(residual(0.1) - residual(0) - (units === 'linear' ? 0 : 0.1 * miss)) < 1e-12, units)
  }
})

test('a unit with weights 0 to the outputs changes no answer', t => {
  const sequence = sequenceWithTargets(size, 9, at, random)
  const net = cascadeNet(OUTPUTS, 'logistic', numbers((1 + INPUTS) * OUTPUTS))
  const before = net.run(sequence).slice()
  net.install(numbers(INPUTS + 2), new Float64Array(OUTPUTS))
  t.true(sameBits(net.run(sequence).slice(), before))
  net.install(numbers(INPUTS + 3), Float64Array.of(0.5, 0))
  t.false(sameBits(net.run(sequence).slice(), before))
})

test('an installed unit is a copy: what becomes of the candidate does not change it', t => {
  const sequence = sequenceWithTargets(size, 9, at, random)
  const net = cascadeNet(OUTPUTS, 'logistic', numbers((1 + INPUTS) * OUTPUTS))
  const unit = numbers(INPUTS + 2)
  net.install(unit, Float64Array.of(1, -1))
  const answers = net.run(sequence).slice()
  unit.fill(9)
  t.true(sameBits(net.run(sequence).slice(), answers))
})
