import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { candidate, residualsOf } from '../../../methods/cascade/candidates.ts'
import { runUnit } from '../../../methods/cascade/network.ts'
import type { Kept } from '../../../methods/cascade/output-phase.ts'
import { centralDifferences, relativeDifference, sequenceWithTargets } from '../../helpers/gradients.ts'
import { symbolSequence } from '../../helpers/symbol-sequence.ts'

const INPUTS = 3
const OUTPUTS = 2
const random = randomStream(['cascade candidates'])
const numbers = (size: number): Float64Array => new Float64Array(size).map(() => random.between(-1, 1))

/** Sequences with targets at some steps, one installed unit, and residuals at random. */
function keptSet(kind: 'dense' | 'symbols'): Kept[] {
  const installed = numbers(INPUTS + 2)
  return [4, 7, 1].map(length => {
    const at = (step: number): boolean => step % 2 === 0
    const sequence =
      kind === 'dense'
        ? sequenceWithTargets({ inputs: INPUTS, outputs: OUTPUTS }, length, at, random)
        : symbolSequence({ inputs: INPUTS, outputs: OUTPUTS }, length, at, random)
    const values = [new Float64Array(length)]
    runUnit(installed, sequence, [], values[0])
    return { sequence, values, residuals: numbers(sequence.targetCount * OUTPUTS) }
  })
}

/** c_o as the paper defines it, from the unit's values over the net's equation 1, with all means written out. */
function correlations(weights: Float64Array, set: readonly Kept[]): number[] {
  const cases = set.flatMap(({ sequence, values, residuals }) => {
    const own = new Float64Array(sequence.length)
    runUnit(weights, sequence, values, own)
    return Array.from({ length: sequence.targetCount }, (_, k) => ({
      value: own[sequence.targetSteps[k]],
      errors: [...residuals.subarray(k * OUTPUTS, (k + 1) * OUTPUTS)],
    }))
  })
  const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length
  const meanValue = mean(cases.map(({ value }) => value))
  const squares = cases.flatMap(({ errors }) => errors).reduce((sum, e) => sum + e * e, 0)
  return Array.from({ length: OUTPUTS }, (_, o) => {
    const meanError = mean(cases.map(({ errors }) => errors[o]))
    return cases.reduce((sum, { value, errors }) => sum + (value - meanValue) * (errors[o] - meanError), 0) / squares
  })
}

for (const kind of ['dense', 'symbols'] as const) {
  test(`correlations are those of the definition, ${kind} inputs`, t => {
    const set = keptSet(kind)
    const unit = candidate(numbers(INPUTS + 3), residualsOf(set, OUTPUTS))
    const score = unit.run()
    const expected = correlations(unit.weights, set)
    // Sums of a few terms of order 1: rounding only.
    t.true(relativeDifference(unit.correlations, Float64Array.from(expected)) < 1e-12)
    t.true(Math.abs(score - expected.reduce((sum, c) => sum + Math.abs(c), 0)) < 1e-12)
  })

  test(`slopes are the derivatives of -S with the signs of the pass before, ${kind} inputs`, t => {
    const set = keptSet(kind)
    const unit = candidate(numbers(INPUTS + 3), residualsOf(set, OUTPUTS))
    unit.run()
    t.true(unit.slopes.every(slope => slope === 0))
    const signs = [...unit.correlations].map(Math.sign)
    // Other weights, under which a correlation has the other sign: the signs must stay those of before.
    unit.weights.set(unit.weights.map(weight => -weight))
    unit.run()
    t.notDeepEqual([...unit.correlations].map(Math.sign), signs)
    const differences = centralDifferences(unit.weights, weights =>
      correlations(weights, set).reduce((sum, c, o) => sum - signs[o] * c, 0),
    )
    // Central differences are off by some 1e-10 for sums of order 1.
    t.true(relativeDifference(unit.slopes, differences) < 1e-7)
    t.true(Math.abs(unit.slopes.at(-1)!) > 1e-4, 'the self-recurrent weight counts')
  })
}
