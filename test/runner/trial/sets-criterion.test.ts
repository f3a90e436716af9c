import test from 'ava'
import type { Criterion } from '../../../tasks/task.ts'
import { type Script, taskWith, taskWithSets, trial } from '../../helpers/stub-trial.ts'

type SetsCriterion = Extract<Criterion, { kind: 'sets' }>

/** Five training sequences and three of the test set, met in turn, checked every ten unless said otherwise. */
function task(criterion: Partial<SetsCriterion>) {
  return taskWithSets({ kind: 'sets', sets: 'training', every: 10, mostWrong: 0, ...criterion }, 5, 3)
}

/** Pulls one sequence at a time. Of the answers that it is asked for, those at the given places of each check miss by a half. */
function missing(places: readonly number[], perCheck: number, asked: number[] = [], offered = false): Script {
  return () => {
    let pulled = 0
    return {
      learn(training) {
        training.next()
        pulled++
        return offered ? 'candidate' : 'continue'
      },
      answer({ targets }) {
        const miss = places.includes(asked.length % perCheck)
        asked.push(pulled)
        return Float64Array.of(targets[0] + (miss ? 0.5 : 0))
      },
    }
  }
}

test('the training set alone decides, or the training set and the test set', t => {
  // One of the training set is missed: neither is met. One of the test set is: the training set alone is.
  for (const place of [0, 4]) t.is(trial(missing([place], 5), { task: task({}) }).outcome.status, 'unsolved', `place ${place}`)
  for (const place of [0, 4, 5, 7])
    t.is(trial(missing([place], 8), { task: task({ sets: 'both' }) }).outcome.status, 'unsolved', `place ${place} of both`)
  const [few, all]: [number[], number[]] = [[], []]
  trial(missing([], 5, few), { task: task({}) })
  trial(missing([], 8, all), { task: task({ sets: 'both' }) })
  // A check and the final test on three.
  t.is(few.length, 5 + 3)
  t.is(all.length, 8 + 3)
})

test('just its number of wrong answers is allowed', t => {
  t.is(trial(missing([0, 4], 5), { task: task({ mostWrong: 2 }) }).outcome.status, 'solved')
  t.is(trial(missing([0, 2, 4], 5), { task: task({ mostWrong: 2 }) }).outcome.status, 'unsolved')
  t.is(trial(missing([0, 7], 8), { task: task({ mostWrong: 1, sets: 'both' }) }).outcome.status, 'unsolved')
  t.is(trial(missing([0, 7], 8), { task: task({ mostWrong: 2, sets: 'both' }) }).outcome.status, 'solved')
})

test('a mean error over the sets, right and wrong answers together, has to be below its bound, where there is one', t => {
  // Two of eight answers off by a half: a mean of 1/8.
  const status = (meanErrorBelow?: number) =>
    trial(missing([0, 7], 8), {
      task: task({ sets: 'both', mostWrong: 2, ...(meanErrorBelow !== undefined && { meanErrorBelow }) }),
    }).outcome.status
  t.is(status(1 / 8), 'unsolved')
  t.is(status(1 / 8 + 1e-9), 'solved')
  t.is(status(), 'solved')
})

test('the sets are checked every so many sequences, not between, and checks cost nothing', t => {
  const asked: number[] = []
  const { counters, outcome } = trial(missing([0], 5, asked), { task: task({ every: 15 }), budget: { sequences: 50 } })
  t.is(outcome.status, 'unsolved')
  t.is(counters.sequences, 50)
  // The first answer is wrong: one is enough to end a check.
  t.deepEqual(asked.slice(0, 1), [15])
  t.deepEqual([...new Set(asked)], [15, 30, 45])
})

test('a method that does not learn online has its candidates tried, at once and no other net', t => {
  const right: number[] = []
  t.like(trial(missing([], 5, right, true), { task: task({}), online: false }), {
    outcome: { status: 'solved' },
    counters: { sequences: 1 },
  })
  t.is(right.length, 5 + 3)
  const none: number[] = []
  t.is(trial(missing([], 5, none), { task: task({}), online: false }).outcome.status, 'unsolved')
  t.is(none.length, 0)
})

test('a solved trial has no milestones', t => {
  t.deepEqual(trial(missing([], 5), { task: task({}) }).milestones, {})
})

test('without fixed sets the criterion cannot be met: the trial fails and says why', t => {
  const { outcome } = trial(missing([], 5), { task: taskWith({ kind: 'sets', sets: 'training', every: 1, mostWrong: 0 }) })
  t.like(outcome, { status: 'failed', error: "Expected task 'two-sequence' to have fixed sets for its criterion" })
})
