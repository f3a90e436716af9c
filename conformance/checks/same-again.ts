// The same seed gives the same trial, bit for bit: at once, after other trials, and beside other learners that work in between.

import { numberDigest } from '../../engine/canonical.ts'
import bptt from '../../methods/bptt.ts'
import type { Method } from '../../methods/method.ts'
import type { TrialResult } from '../../runner/record.ts'
import { differencesOf } from '../../runner/verification/rerun.ts'
import type { Check, Context } from '../check.ts'
import type { Fault } from '../finding.ts'
import { openSession, type Session, workFor } from '../session.ts'
import { placeOf, runSubject, type Subject, subjectOf, withSeed } from '../subject.ts'

const PIECES = 8

export const sameAgain: Check = {
  id: 'same-again',
  title: 'The same seed gives the same bits: again, in another order, beside other methods',
  // Most of what follows compares two learners of the same seed.
  gate: true,
  run({ subjects, seed }: Context) {
    const first = subjects.map(runSubject)
    // The other way round, with trials of another seed and of another method between.
    const again = subjects.toReversed().map(subject => {
      runSubject(withSeed(subject, seed + 1))
      runSubject(company(subject))
      return runSubject(subject)
    })
    for (const [index, subject] of subjects.entries()) {
      const before = first[index]!
      const fault =
        differs(subject, before, runSubject(subject), 'run again at once') ??
        differs(subject, before, again[again.length - 1 - index]!, 'run after other trials, in another order') ??
        besideOthers(subject)
      if (fault) return { faults: [fault] }
    }
    return { faults: [] }
  },
}

/** The fault of a trial that came out otherwise `when` it was run again, if it did. */
export function differs(subject: Subject, before: TrialResult, now: TrialResult, when: string): Fault | undefined {
  const [difference] = differencesOf(before, now)
  return difference === undefined ? undefined : notTheSame(subject, when, difference)
}

function notTheSame(subject: Subject, when: string, difference: string): Fault {
  return {
    problem: `The same seed gives another result, ${when}`,
    place: placeOf(subject),
    expected: 'the same bits',
    got: difference,
    remedy: 'take all randomness from `streams`, and keep nothing in variables outside of the learner',
  }
}

function company({ task, spec, ...subject }: Subject): Subject {
  return { ...subject, ...subjectOf(bptt as unknown as Method, task, spec.seed, { parameters: spec.parameters }) }
}

/** Two learners take turns; each must end as if it were alone. */
function besideOthers(subject: Subject): Fault | undefined {
  const alone = openSession(subject)
  workFor(alone, Number.POSITIVE_INFINITY, PIECES)
  const [one, other] = [openSession(subject), openSession(withSeed(subject, subject.spec.seed + 1))]
  for (let i = 0; i < PIECES; i++) for (const session of [one, other]) session.work()
  const [expected, came] = [digestOf(alone), digestOf(one)]
  if (expected === came) return undefined
  return notTheSame(subject, 'while another learner of it works in turn', `weights' digest was ${expected}, is ${came}`)
}

function digestOf({ learner }: Session): string {
  const digest = numberDigest()
  digest.add(learner.weights)
  return digest.hex().slice(0, 16)
}
