// Sequences belong to the harness: those of a fixed set come again, and all methods meet the same ones.

import type { Sequence } from '../../engine/sequence.ts'
import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'
import { answersOf, copyOf, freshSequences, openSession, workFor } from '../session.ts'
import { placeOf, type Subject } from '../subject.ts'

const FIELDS = ['inputs', 'symbols', 'targets', 'targetSteps'] as const
const SIZES = ['length', 'targetCount', 'inputSize', 'targetSize', 'inputKind'] as const
const SEQUENCES = 12

export const inputs: Check = {
  id: 'inputs',
  title: 'It leaves the sequences and targets that it is given as they are',
  run: ({ subjects }) => ({ faults: subjects.flatMap(subject => changesInputs(subject) ?? []).slice(0, 1) }),
}

function changesInputs(subject: Subject): Fault | undefined {
  const kept = new Map<Sequence, Sequence>()
  let change: string | undefined
  const fault = (during: string, got: string): Fault => ({
    problem: `It changes a sequence while it ${during}`,
    place: placeOf(subject),
    expected: 'sequences and targets to stay as they were given',
    got,
    remedy: 'copy what is to be changed: `sequence.targets.slice()`',
  })
  const session = openSession(subject, {
    beforehand: sequence => kept.set(sequence, copyOf(sequence)),
    afterwards() {
      for (const [sequence, copy] of kept) change ??= changeOf(copy, sequence)
    },
  })
  workFor(session, SEQUENCES, SEQUENCES)
  if (change !== undefined) return fault('learns', change)
  for (const sequence of freshSequences(subject, 3)) {
    const copy = copyOf(sequence)
    answersOf(session.learner, sequence)
    const changed = changeOf(copy, sequence)
    if (changed !== undefined) return fault('answers', changed)
  }
  return undefined
}

/** The first difference, as `targets[3] was 0.5, is 1`. */
function changeOf(before: Sequence, now: Sequence): string | undefined {
  for (const size of SIZES) if (before[size] !== now[size]) return `${size} was ${before[size]}, is ${now[size]}`
  for (const field of FIELDS) {
    if (before[field].length !== now[field].length) return `another array as its ${field}`
    for (let i = 0; i < before[field].length; i++)
      if (!Object.is(before[field][i], now[field][i])) return `${field}[${i}] was ${before[field][i]}, is ${now[field][i]}`
  }
  return undefined
}
