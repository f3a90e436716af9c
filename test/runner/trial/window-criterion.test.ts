import test from 'ava'
import { answering, taskWith, trial } from '../../helpers/stub-trial.ts'

test('the window criterion needs its number of correct answers in a row, and the mean error below its bound', t => {
  const window = (meanErrorBelow: number) => taskWith({ kind: 'window', window: 20, meanErrorBelow })
  // Wrong once, at the tenth sequence: solved 20 sequences after it.
  const solved = trial(
    answering((target, index) => (index === 9 ? target + 0.25 : target + 0.1)),
    { task: window(0.11) },
  )
  t.like(solved, { outcome: { status: 'solved' }, counters: { sequences: 30 }, test: { sequences: 10, wrong: 0, meanError: 0 } })
  // Never wrong, but too far off on average.
  t.is(
    trial(
      answering(target => target + 0.1),
      { task: window(0.09) },
    ).outcome.status,
    'unsolved',
  )
})

test('errors that have left the window no longer count', t => {
  // Correct all along: 20 errors of 3/16, then of 1/64. The mean of 20 falls below 1/16 with the 15th small one: (5 · 12 + 15) / 64 / 20.
  const task = taskWith({ kind: 'window', window: 20, meanErrorBelow: 1 / 16 })
  const { counters } = trial(
    answering((target, index) => target + (index < 20 ? 3 / 16 : 1 / 64)),
    { task },
  )
  t.is(counters.sequences, 35)
})

test('a mean error of just the bound is not below it', t => {
  for (const [bound, status] of [
    [1 / 8, 'unsolved'],
    [1 / 8 + 1e-9, 'solved'],
  ] as const)
    t.is(
      trial(
        answering(target => target + 1 / 8),
        { task: taskWith({ kind: 'window', window: 20, meanErrorBelow: bound }) },
      ).outcome.status,
      status,
    )
})

test('a window longer than the budget is never full', t => {
  const task = taskWith({ kind: 'window', window: 101, meanErrorBelow: 1 })
  t.is(
    trial(
      answering(target => target),
      { task },
    ).outcome.status,
    'unsolved',
  )
})

test('a candidate is judged on as many fresh sequences as the window is long, up to the first wrong answer, and they cost no budget', t => {
  const trained: string[] = []
  const judged: string[] = []
  const task = taskWith({ kind: 'window', window: 20, meanErrorBelow: 0.5 })
  let candidates = 0
  const { outcome, counters } = trial(
    () => ({
      learn(training) {
        const { inputs, length } = training.next()
        trained.push(inputs.subarray(0, length).join())
        candidates++
        return 'candidate'
      },
      answer({ targets, inputs, length }) {
        judged.push(inputs.subarray(0, length).join())
        // The first candidate misses its fifth sequence, the second its last; the third none.
        return Float64Array.of(candidates < 3 && (judged.length === 5 || judged.length === 25) ? 1 - targets[0] : targets[0])
      },
    }),
    { task, online: false },
  )
  t.is(outcome.status, 'solved')
  t.is(counters.sequences, 3)
  // 5 + 20 + 20, then the final test of 10; none is met twice.
  t.is(judged.length, 55)
  t.is(new Set([...trained, ...judged]).size, 58)
})

test('training answers that a method which is not online reports do not solve a trial', t => {
  const task = taskWith({ kind: 'window', window: 20, meanErrorBelow: 0.5 })
  t.is(
    trial(
      answering(target => target),
      { task, online: false },
    ).outcome.status,
    'unsolved',
  )
})

test('a window may hold some wrong answers, just as many as it says, and those that have left it no longer count', t => {
  const task = taskWith({ kind: 'window', window: 20, mostWrong: 2 })
  const wrongAt = (...places: number[]) =>
    trial(
      answering((target, index) => (places.includes(index) ? 1 - target : target)),
      { task },
    ).counters.sequences
  // Not before the window is full, however few are wrong.
  t.is(wrongAt(), 20)
  t.is(wrongAt(0, 19), 20)
  // Three: until the first of them has left, 20 after it.
  t.is(wrongAt(5, 6, 7), 26)
  t.is(wrongAt(3, 10, 19), 24)
  t.is(wrongAt(0, 1, 2, 3, 21), 23)
  t.is(
    trial(
      answering((target, index) => (index % 6 === 0 ? 1 - target : target)),
      { task },
    ).outcome.status,
    'unsolved',
  )
})

test('without a bound for the mean error only right and wrong count', t => {
  const off = answering(target => target + 0.19)
  t.is(trial(off, { task: taskWith({ kind: 'window', window: 20 }) }).counters.sequences, 20)
  t.is(trial(off, { task: taskWith({ kind: 'window', window: 20, meanErrorBelow: 0.18 }) }).outcome.status, 'unsolved')
})

test('wrong answers that a window allows count in its mean error', t => {
  // One of 20 off by one: a mean of 1/20.
  for (const [meanErrorBelow, sequences] of [
    [0.05 + 1e-9, 20],
    [0.05, 21],
  ] as const) {
    const task = taskWith({ kind: 'window', window: 20, mostWrong: 1, meanErrorBelow })
    t.is(
      trial(
        answering((target, index) => (index === 0 ? 1 - target : target)),
        { task },
      ).counters.sequences,
      sequences,
    )
  }
})

test('a candidate may answer as many of the fresh sequences wrong as the window allows, and is settled by one more', t => {
  const task = taskWith({ kind: 'window', window: 20, mostWrong: 2 })
  const judging = (wrong: readonly number[]) => {
    let judged = 0
    const { outcome, counters } = trial(
      () => ({
        learn(training) {
          training.next()
          return 'candidate'
        },
        answer: ({ targets }) => Float64Array.of(wrong.includes(judged++) ? 1 - targets[0] : targets[0]),
      }),
      { task, online: false, budget: { sequences: 1 } },
    )
    return { status: outcome.status, sequences: counters.sequences, judged }
  }
  // The final test of 10 comes on top.
  t.deepEqual(judging([0, 19]), { status: 'solved', sequences: 1, judged: 30 })
  t.deepEqual(judging([0, 4, 8]), { status: 'unsolved', sequences: 1, judged: 9 })
  t.deepEqual(judging([0, 4, 19]), { status: 'unsolved', sequences: 1, judged: 20 })
})
