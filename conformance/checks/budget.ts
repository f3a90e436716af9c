// A trial ends after the piece of work that spends its budget, so a piece must be small; and whatever is learned from is presented.

import type { Check, Context } from '../check.ts'
import type { Fault } from '../finding.ts'
import { RunsAway } from '../guard.ts'
import { openSession, type Piece, sameNumbers } from '../session.ts'
import { placeOf, type Subject } from '../subject.ts'

/** Sequences of the largest piece: a batch of an online learner, or of a search without a set to keep. */
const LARGEST_PIECE = 256
const PIECES = 12

const SMALLER =
  'let `learn` do the smallest natural piece of work and return: one sequence online, one candidate, or one epoch over the kept set'

export const budget: Check = {
  id: 'budget',
  title: 'It does its work in pieces that keep to the budget',
  gate: true,
  run: (context: Context) => {
    let largest = 0
    for (const subject of context.subjects) {
      const session = openSession(subject)
      const kept = new Set<unknown>()
      for (let pieces = 0; pieces < PIECES; pieces++) {
        const before = session.learner.weights.slice()
        let piece: Piece
        try {
          piece = session.work()
        } catch (error) {
          if (error instanceof RunsAway) return { faults: [runsAway(subject, error)] }
          // Whatever else it throws is found by the next check.
          return { faults: [] }
        }
        for (const sequence of piece.drawn) kept.add(sequence)
        const most = Math.max(LARGEST_PIECE, context.method.capabilities.fixedTrainingSet ? kept.size : 0)
        if (piece.presented.length > most) return { faults: [tooLarge(subject, piece.presented.length, most)] }
        if (piece.presented.length === 0 && !sameNumbers(before, session.learner.weights)) return { faults: [unpaid(subject)] }
        largest = Math.max(largest, piece.presented.length)
      }
    }
    return { faults: [], note: `at most ${largest} sequences in a piece` }
  },
}

function runsAway(subject: Subject, { message }: RunsAway): Fault {
  return {
    problem: 'It ignores the budget of a trial',
    place: placeOf(subject),
    expected: `at most ${LARGEST_PIECE} sequences in a call of learn(), or one pass over a kept training set`,
    got: message,
    remedy: SMALLER,
  }
}

function tooLarge(subject: Subject, presented: number, most: number): Fault {
  return {
    problem: 'It overruns the budget: a piece of its work is too large',
    place: placeOf(subject),
    expected: `at most ${most} sequences in a call of learn()`,
    got: `${presented}`,
    remedy: SMALLER,
  }
}

function unpaid(subject: Subject): Fault {
  return {
    problem: 'It changed its weights in a piece of work that presented no sequence',
    place: placeOf(subject),
    expected: 'every look at a sequence to be counted',
    got: 'a call of learn() without `next` or `present`, after which weights differ',
    remedy: 'call `training.present(sequence)` for a kept sequence each time that it is looked at',
  }
}
