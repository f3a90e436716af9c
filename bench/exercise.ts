// One piece of work that several can do: a cell, its starting weights, a sequence, and a way to learn from it. Whoever wants to be timed
// must first give the interpreter's answers and change the weights as it does.

import { createProgram } from '../engine/create-program.ts'
import type { Cell } from '../engine/graph.ts'
import { interpret } from '../engine/interpreter/interpreter.ts'
import { sgd } from '../engine/optimisers.ts'
import type { Program } from '../engine/program.ts'
import { randomStream } from '../engine/random.ts'
import type { Sequence } from '../engine/sequence.ts'
import { type Contestant, SCALAR } from './contestant.ts'
import type { ScalarNet } from './scalar-net.ts'

export interface Exercise {
  readonly cell: Cell
  readonly sequence: Sequence
  /** Answers only; BPTT and an update; or forward mode and an update after each target. */
  readonly pass: 'run' | 'reverse' | 'forwardMode'
}

/** Someone who does an exercise, from weights that can be set. */
export interface Pupil extends Omit<Contestant, 'run'> {
  /** Greatest difference allowed, relative to the greatest entry. */
  readonly tolerance: number
  /** Sets all weights [parameterCount], in the cell's order. */
  load(weights: Float64Array): void
  weights(): Float64Array
  /** The work of one sequence; returns the answers. */
  lesson(learningRate: number): () => ArrayLike<number>
}

/** In the timed runs the weights hardly move, so that the first sequence is as much work as the last. */
const TIMED_LEARNING_RATE = 1e-6
const CHECKED_LEARNING_RATE = 0.5
const CHECKED_SEQUENCES = 2

/** The engine as it chooses for itself, its interpreter, and the pupils, all of them checked. */
export function contestants(exercise: Exercise, pupils: readonly Pupil[]): Contestant[] {
  const { cell, sequence } = exercise
  const engine = createProgram(cell, sequence.inputKind)
  const interpreter = enginePupil(exercise, 'interpreter', interpret(cell, sequence.inputKind))
  const chosen = enginePupil(exercise, `engine, ${engine.backEnd.split(' ')[0]}`, engine)
  const random = randomStream(['bench weights', cell.name])
  const start = Float64Array.from({ length: cell.parameterCount }, () => random.between(-0.5, 0.5))
  const expected = workOf(exercise, interpreter, start)
  for (const pupil of [chosen, ...pupils]) compare(cell, pupil, workOf(exercise, pupil, start), expected)
  // Without a compiled program the interpreter would be timed twice.
  const entrants = engine.backEnd.startsWith('interpreted') ? [chosen, ...pupils] : [chosen, interpreter, ...pupils]
  return entrants.map(pupil => {
    pupil.load(start)
    const { name, note } = pupil
    return { name, ...(note === undefined ? {} : { note }), run: pupil.lesson(TIMED_LEARNING_RATE) }
  })
}

function enginePupil({ cell, sequence, pass }: Exercise, name: string, program: Program): Pupil {
  return {
    name,
    tolerance: 0,
    load: weights => program.weights.set(weights),
    weights: () => program.weights.slice(),
    lesson(learningRate) {
      if (pass === 'run') return () => program.run(sequence)
      const update = program.updater(sgd(cell.parameterCount, { learningRate }))
      if (pass === 'forwardMode') return () => program.forwardMode(sequence, 'squared-error', update)
      return () => {
        const answers = program.reverse(sequence, 'squared-error')
        update()
        return answers
      }
    },
  }
}

/** A hand-written loop. */
export function scalarPupil({ sequence }: Exercise, net: ScalarNet, name = SCALAR, note?: string): Pupil {
  return {
    name,
    ...(note === undefined ? {} : { note }),
    tolerance: 1e-10,
    load(weights) {
      for (const [i, from] of net.order.entries()) net.weights[i] = weights[from]
    },
    weights() {
      const weights = new Float64Array(net.order.length)
      for (const [i, to] of net.order.entries()) weights[to] = net.weights[i]
      return weights
    },
    lesson: learningRate => () => net.run(sequence, learningRate),
  }
}

/** The answers to a few sequences, and how the weights had changed after them. */
function workOf({ sequence }: Exercise, pupil: Pupil, start: Float64Array): { answers: number[]; changes: Float64Array } {
  pupil.load(start)
  const lesson = pupil.lesson(CHECKED_LEARNING_RATE)
  const answers: number[] = []
  for (let i = 0; i < CHECKED_SEQUENCES; i++)
    answers.push(...Array.from(lesson()).slice(0, sequence.targetCount * sequence.targetSize))
  return { answers, changes: pupil.weights().map((weight, i) => weight - start[i]) }
}

function compare(cell: Cell, pupil: Pupil, work: ReturnType<typeof workOf>, expected: typeof work): void {
  same(`${cell.name}: ${pupil.name}'s answers`, work.answers, expected.answers, pupil.tolerance)
  // Matrix by matrix, so that a small one does not hide behind a great one.
  for (const { name, offset, rows, columns } of cell.parameters) {
    const part = ({ changes }: typeof work) => changes.subarray(offset, offset + rows * columns)
    same(`${cell.name}: ${pupil.name}'s change of '${name}'`, part(work), part(expected), pupil.tolerance)
  }
}

/** Throws where two runs of numbers differ by more than `tolerance`, relative to the greatest expected one. */
export function same(what: string, values: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  if (values.length !== expected.length) throw new Error(`${what}: expected ${expected.length} numbers, got ${values.length}`)
  let scale = 0
  for (let i = 0; i < expected.length; i++) scale = Math.max(scale, Math.abs(expected[i]))
  for (let i = 0; i < expected.length; i++)
    if (!(Math.abs(values[i] - expected[i]) <= tolerance * scale))
      throw new Error(
        `${what}: expected ${expected[i]} at position ${i}, got ${values[i]} (${tolerance} of ${scale} is allowed). It does other work: its time says nothing`,
      )
}
