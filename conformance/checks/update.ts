// The update that a learner really makes, seen from outside: the change of its weights by one sequence, beside finite differences of its own
// answers. In plain gradient descent the two are in proportion. Optimisers that rescale derivatives one by one are not, and differently so at
// every point; a wrong factor in a part of the derivation is the same at every point, and that is how it shows.

import { centralDifference, errorOf } from '../differences.ts'
import type { Fault } from '../finding.ts'
import { openSession } from '../session.ts'
import { placeOf, type Subject, withSeed } from '../subject.ts'

/** Weights that are looked at, spread over all. */
const MOST_WEIGHTS = 150
/** With fewer than these, proportion would be no surprise. */
const FEWEST = 5
/** Points (seeds) that are compared. */
const POINTS = 3
/** Relative difference of two ratios that counts as none. */
const EQUAL = 1e-3
/** Relative difference of two ratios that counts as a factor. */
const APART = 0.01
/** Share of the weights whose ratio must be the same at all points. */
const STEADY_SHARE = 0.8
/** Derivatives below this are left alone: finite differences are off by about 1e-10. */
const SMALLEST_DERIVATIVE = 5e-7

/** The ratio of a weight's step to minus its derivative, by weight; undefined where the update can't be compared. */
function ratios(subject: Subject, loss: 'squared-error' | 'cross-entropy'): ReadonlyMap<number, number> | undefined {
  const session = openSession(subject)
  const twin = openSession(subject).learner
  const start = session.learner.weights.slice()
  const { presented, weightChanges } = session.work()
  const [sequence] = presented
  if (sequence === undefined || presented.length > 1 || weightChanges !== 1) return undefined
  if (twin.weights.length !== start.length || session.learner.weights.length !== start.length) return undefined
  const every = Math.ceil(start.length / MOST_WEIGHTS)
  const indices = Array.from({ length: Math.ceil(start.length / every) }, (_, i) => i * every)
  const derivatives = indices.map(index =>
    centralDifference(start, index, weights => {
      twin.weights.set(weights)
      return errorOf(twin.answer(sequence), sequence, loss)
    }),
  )
  const found = new Map<number, number>()
  for (const [i, index] of indices.entries()) {
    const step = session.learner.weights[index]! - start[index]!
    if (Math.abs(derivatives[i]!) > SMALLEST_DERIVATIVE) found.set(index, step / -derivatives[i]!)
  }
  return found.size >= FEWEST ? found : undefined
}

/** Notes in `held` that updates follow the gradient; the fault of an update that has a wrong factor in a part. */
export function updateFault(subject: Subject, held: Set<string>): Fault | undefined {
  const { method, instance, spec } = subject
  // Finite differences see through a truncation.
  if (method.cell?.(instance.signature, spec.options).nodes.some(({ kind }) => kind === 'stopGradient')) return undefined
  for (const loss of ['squared-error', 'cross-entropy'] as const) {
    const first = ratios(subject, loss)
    if (first === undefined) continue
    const usual = usualRatio(subject, [...first.values()])
    if ([...first.values()].every(ratio => near(ratio, usual))) {
      if (usual < 0)
        return fault(subject, 'Its update climbs the error', `weights to move against dE/dw`, `${usual.toPrecision(4)} × -dE/dw`)
      held.add(`its update, ${usual.toPrecision(3)} × the descent of the ${loss.replace('-', ' ')}`)
      return undefined
    }
    const others = Array.from({ length: POINTS - 1 }, (_, i) => ratios(withSeed(subject, subject.spec.seed + 1 + i), loss))
    const compared = [...first].filter(([index]) => others.some(other => other?.has(index)))
    const steady = compared.filter(([index, ratio]) => others.every(other => near(other?.get(index) ?? ratio, ratio)))
    // The same ratio for each weight wherever one looks, but not for all weights.
    if (steady.length >= 2 && steady.length >= STEADY_SHARE * compared.length) {
      const off = steady.filter(([, ratio]) => !near(ratio, usual, APART))
      if (off.length > 0) return wrongFactor(subject, off, usual)
    }
  }
  return undefined
}

const near = (a: number, b: number, share = EQUAL): boolean => Math.abs(a - b) <= share * Math.abs(b)

/** The learning rate where some weights go by it, else the median. */
function usualRatio({ spec }: Subject, values: readonly number[]): number {
  const { learningRate } = spec.options
  if (typeof learningRate === 'number' && values.some(ratio => near(ratio, learningRate))) return learningRate
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

function wrongFactor(subject: Subject, off: readonly (readonly [number, number])[], usual: number): Fault {
  const [index, ratio] = off[0]!
  const factor = (ratio / usual).toPrecision(4)
  const which = off.length === 1 ? `weight ${index}` : `weights ${index} to ${off.at(-1)![0]} (${off.length} of those looked at)`
  return fault(
    subject,
    'The gradient that it learns by is off by a factor in some weights',
    `all weights to move ${usual.toPrecision(4)} × -dE/dw, as others do`,
    `${factor} times that for ${which}, at every point that was tried`,
  )
}

function fault(subject: Subject, problem: string, expected: string, got: string): Fault {
  return {
    problem,
    place: placeOf(subject),
    expected,
    got,
    remedy:
      'derive these weights again; a rate of their own by intent is best an option, with `gradient` on the learner to check the derivation',
  }
}
