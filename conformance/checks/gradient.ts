// The gradient is the error's: held against central finite differences, where the method says that it has one and there is a way to ask.

import { createProgram } from '../../engine/create-program.ts'
import type { Program } from '../../engine/program.ts'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { Check, Context } from '../check.ts'
import { centralDifferences, errorOf, gradientOf, relativeDifference } from '../differences.ts'
import type { Fault } from '../finding.ts'
import { randomSequence, randomWeights } from '../random-sequence.ts'
import { answersOf, freshSequences, openSession } from '../session.ts'
import { placeOf, type Subject } from '../subject.ts'
import { updateFault } from './update.ts'

/** Greatest difference, relative to the greatest derivative: room for the curvature that a step of 1e-5 meets. */
const TOLERANCE = 1e-5
/** Finite differences run the net twice for each weight. */
const MOST_WEIGHTS = 1500
const STEPS = 9

export const gradient: Check = {
  id: 'gradient',
  title: `Its gradient is that of finite differences (within ${TOLERANCE})`,
  run({ method, subjects }: Context) {
    if (!method.capabilities.gradients) return { leftOut: 'it claims no gradients' }
    const held = new Set<string>()
    for (const subject of subjects) {
      const fault = ownGradient(subject, held) ?? cellGradient(subject, held) ?? updateFault(subject, held)
      if (fault) return { faults: [fault] }
    }
    if (held.size > 0) return { faults: [], note: [...held].join('; ') }
    return {
      leftOut: 'no `cell`, no `gradient` of its learner, and no update in proportion to the gradient of its squared error',
    }
  },
}

function wrong(subject: Subject, whose: string, got: Float64Array, expected: Float64Array): Fault {
  const at = got.reduce(
    (worst, value, i) => (Math.abs(value - expected[i]!) > Math.abs(got[worst]! - expected[worst]!) ? i : worst),
    0,
  )
  return {
    problem: `${whose} is not the gradient of the error`,
    place: placeOf(subject),
    expected: `dE/dw of weight ${at}: ${expected[at]!.toPrecision(6)} by central differences`,
    got: `${got[at]!.toPrecision(6)}, ${(got[at]! / expected[at]!).toPrecision(4)} times that; ${countOff(got, expected)} of ${got.length} weights are off`,
    remedy:
      'derive that weight again: look for a factor, a missing path through time, or a derivative taken at another activation',
  }
}

const countOff = (got: Float64Array, expected: Float64Array): number => {
  const scale = Math.max(...expected.map(Math.abs))
  return got.filter((value, i) => Math.abs(value - expected[i]!) > TOLERANCE * scale).length
}

/** `gradient` of the learner itself. */
function ownGradient(subject: Subject, held: Set<string>): Fault | undefined {
  const { learner } = openSession(subject)
  if (learner.gradient === undefined || learner.weights.length > MOST_WEIGHTS) return undefined
  const { inputs, outputs, inputKind, targets } = subject.instance.signature
  const sequence = randomSequence(
    { inputs, outputs },
    inputKind,
    targets === 'end' ? 3 : STEPS,
    randomStream(['conformance', subject.method.id]),
  )
  const start = learner.weights.slice()
  const got = learner.gradient(sequence).slice()
  const expected = centralDifferences(start, weights => {
    learner.weights.set(weights)
    return errorOf(learner.answer(sequence), sequence, 'squared-error')
  })
  if (expected.every(value => value === 0))
    return {
      problem: 'Its weights are not what it computes with',
      place: placeOf(subject),
      expected: 'other answers when `weights` are written to, as it has a `gradient`',
      got: 'the same answers',
      remedy: 'let `answer` read the array that `weights` shows',
    }
  if (!(relativeDifference(got, expected) < TOLERANCE)) return wrong(subject, 'Its `gradient`', got, expected)
  held.add('`gradient` of its learner')
  return undefined
}

/** The engine's gradient of the method's cell, backwards and forwards. */
function cellGradient(subject: Subject, held: Set<string>): Fault | undefined {
  const { method, instance, spec } = subject
  const { inputKind } = instance.signature
  const cell = method.cell?.(instance.signature, spec.options)
  if (cell === undefined || cell.parameterCount > MOST_WEIGHTS) return undefined
  const program = createProgram(cell, inputKind)
  const other = otherNet(subject, program)
  if (other) return other
  const random = randomStream(['conformance', method.id, inputKind])
  randomWeights(program.weights, random)
  // Weights of order 1 would drive wide nets to where no derivative is left, or out of bounds.
  const widest = Math.max(...cell.parameters.map(({ columns }) => columns))
  if (widest > 50) for (let i = 0; i < program.weights.length; i++) program.weights[i]! *= Math.sqrt(6 / widest)
  const sequence = randomSequence(cell, inputKind, STEPS, random)
  const reverse = gradientOf(program, () => program.reverse(sequence, 'squared-error'))
  const forward = gradientOf(program, () => program.forwardMode(sequence, 'squared-error'))
  if (!(relativeDifference(reverse, forward) < TOLERANCE)) return wrong(subject, 'The forward mode of its cell', forward, reverse)
  // Finite differences see through a truncation.
  if (cell.nodes.some(({ kind }) => kind === 'stopGradient')) {
    held.add('its cell, truncated: backwards and forwards alike')
    return undefined
  }
  const expected = centralDifferences(program.weights.slice(), weights => {
    program.weights.set(weights)
    return errorOf(program.run(sequence), sequence, 'squared-error')
  })
  if (!(relativeDifference(reverse, expected) < TOLERANCE)) return wrong(subject, 'The gradient of its cell', reverse, expected)
  held.add('its cell')
  return undefined
}

/** A net that grows has other weights than its cell began with; else the cell must be the net that answers. */
function otherNet(subject: Subject, program: Program): Fault | undefined {
  const { learner } = openSession(subject)
  if (learner.weights.length !== program.weights.length) return undefined
  program.weights.set(learner.weights)
  const [sequence] = freshSequences(subject, 1) as [Sequence]
  const [expected, got] = [
    answersOf(learner, sequence),
    program.run(sequence).slice(0, sequence.targetCount * sequence.targetSize),
  ]
  // Too few answers, or none that are numbers, are found by checks of their own.
  if (expected.length < got.length || !expected.every(Number.isFinite)) return undefined
  if (relativeDifference(expected, got) < TOLERANCE) return undefined
  return {
    problem: 'Its `cell` is another net than the one that answers',
    place: placeOf(subject),
    expected: `${expected[0]} for output 0, as its learner answers`,
    got: `${got[0]} from the cell, with the same weights`,
    remedy: 'build both from the same options: analyses of error flow look at `cell`',
  }
}
