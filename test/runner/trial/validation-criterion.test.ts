import test from 'ava'
import { type Script, taskWith, trial } from '../../helpers/stub-trial.ts'

test('a stage of the test criterion that is met early is noted once, and the last one solves', t => {
  const task = taskWith({
    kind: 'test',
    sequences: 5,
    every: 10,
    stages: [
      { name: 'first', mostWrong: 0 },
      { name: 'last', mostWrong: 0, meanErrorBelow: 0.01 },
    ],
  })
  const result = trial(
    () => {
      let pulled = 0
      return {
        learn(training) {
          training.next()
          pulled++
          return 'continue'
        },
        answer: ({ targets }) => Float64Array.of(targets[0] + (pulled < 15 ? 0.5 : pulled < 35 ? 0.1 : 0)),
      }
    },
    { task },
  )
  t.is(result.outcome.status, 'solved')
  t.is(result.milestones.first.sequences, 20)
  t.is(result.counters.sequences, 40)
})

test('a method that does not learn online is judged on its candidates only, on fresh sequences', t => {
  const task = taskWith({ kind: 'window', window: 20, meanErrorBelow: 0.5 })
  const offering = (right: boolean): Script => {
    return () => {
      let turn = 0
      return {
        learn(training) {
          training.next()
          return ++turn % 7 === 0 ? 'candidate' : 'continue'
        },
        answer: ({ targets }) => Float64Array.of(right ? targets[0] : 1 - targets[0]),
      }
    }
  }
  t.like(trial(offering(true), { task, online: false }), { outcome: { status: 'solved' }, counters: { sequences: 7 } })
  t.is(trial(offering(false), { task, online: false }).outcome.status, 'unsolved')
  // The other kind of criterion would be checked after 5 sequences, were the net in between offered.
  const checked = taskWith({ kind: 'test', sequences: 5, every: 5, stages: [{ name: 'only', mostWrong: 0 }] })
  t.is(trial(offering(true), { task: checked, online: false }).counters.sequences, 7)
  t.is(trial(offering(true), { task: checked }).counters.sequences, 5)
})

/** Pulls `unit` sequences at a time; a check's first `wrong` answers miss. Notes at which count of sequences each answer was asked for. */
function checked(unit: number, wrong: number, perCheck: number, asked: { at: number; inputs: string }[] = []): Script {
  return () => {
    let pulled = 0
    return {
      learn(training) {
        for (let i = 0; i < unit; i++) training.next()
        pulled += unit
        return 'continue'
      },
      answer({ targets, inputs, length }) {
        const miss = asked.length % perCheck < wrong
        asked.push({ at: pulled, inputs: inputs.subarray(0, length).join() })
        return Float64Array.of(targets[0] + (miss ? 0.5 : 0))
      },
    }
  }
}

test('a stage allows just its number of wrong answers among the validation sequences', t => {
  const task = taskWith({ kind: 'test', sequences: 8, every: 10, stages: [{ name: 'only', mostWrong: 3 }] })
  t.is(trial(checked(1, 3, 8), { task }).outcome.status, 'solved')
  t.is(trial(checked(1, 4, 8), { task }).outcome.status, 'unsolved')
})

test('its mean error, right and wrong answers together, has to be below the bound', t => {
  // 2 of 8 answers off by a half: a mean of 1/8.
  const stage = (meanErrorBelow: number) =>
    taskWith({ kind: 'test', sequences: 8, every: 10, stages: [{ name: 'only', mostWrong: 3, meanErrorBelow }] })
  t.is(trial(checked(1, 2, 8), { task: stage(1 / 8) }).outcome.status, 'unsolved')
  t.is(trial(checked(1, 2, 8), { task: stage(1 / 8 + 1e-9) }).outcome.status, 'solved')
})

test('checks come with every so many sequences, or as soon after as a unit of learning has ended, on the same fresh set', t => {
  const asked: { at: number; inputs: string }[] = []
  const task = taskWith({ kind: 'test', sequences: 4, every: 10, stages: [{ name: 'only', mostWrong: 3 }] })
  trial(checked(7, 4, 4, asked), { task, budget: { sequences: 70 } })
  t.deepEqual(
    [...new Set(asked.map(({ at }) => at))],
    // The first multiples of 7 from 10, 20, ..., 70 on.
    [14, 21, 35, 42, 56, 63, 70],
  )
  t.is(asked.length, 7 * 4)
  t.is(new Set(asked.map(({ inputs }) => inputs)).size, 4)
})

test('stages that are met at the same check are met at the same count; the last one is no milestone', t => {
  const stages = [
    { name: 'first', mostWrong: 5 },
    { name: 'second', mostWrong: 2 },
    { name: 'last', mostWrong: 0 },
  ]
  const { milestones, counters } = trial(checked(1, 0, 8), { task: taskWith({ kind: 'test', sequences: 8, every: 10, stages }) })
  t.deepEqual(milestones, { first: counters, second: counters })
  // A stage that is never met is not noted either.
  const task = taskWith({ kind: 'test', sequences: 8, every: 10, stages })
  t.deepEqual(Object.keys(trial(checked(1, 3, 8), { task }).milestones), ['first'])
})
