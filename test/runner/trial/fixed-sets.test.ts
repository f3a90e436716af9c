import test from 'ava'
import type { Sequence } from '../../../engine/sequence.ts'
import { taskStream } from '../../../runner/trial/stream.ts'
import type { Task } from '../../../tasks/task.ts'
import { inputsOf, type Script, stubTrial, taskWith, taskWithSets, trial } from '../../helpers/stub-trial.ts'

const never = { kind: 'window', window: 1000 } as const

/** Pulls one sequence at a time, by `next` or by `draw`, and notes what it was. */
function noting(seen: string[], how: 'next' | 'draw' = 'next'): Script {
  return () => ({
    learn(training) {
      const sequence = training[how]()
      if (how === 'draw') training.present(sequence)
      seen.push(inputsOf(sequence))
      return 'continue'
    },
  })
}

function setsOf(task: Task, seed = 5): { training: string[]; final: string[] } {
  const { spec } = stubTrial(noting([]), { task })
  const { training, test: final } = task.create(spec.parameters).fixedSets!(taskStream('sets', task, spec.parameters, seed))
  return { training: training.map(inputsOf), final: final.map(inputsOf) }
}

test('in turn, training meets its set from the first to the last, over and over, whether sequences are kept or not', t => {
  const task = taskWithSets(never, 7, 3)
  const { training } = setsOf(task)
  t.is(new Set(training).size, 7)
  const expected = Array.from({ length: 20 }, (_, i) => training[i % 7])
  for (const how of ['next', 'draw'] as const) {
    const seen: string[] = []
    const { counters } = trial(noting(seen, how), { task, budget: { sequences: 20 } })
    t.deepEqual(seen, expected)
    t.is(counters.sequences, 20)
    t.true(counters.steps >= 200 && counters.steps <= 220)
  }
})

test('at random, training draws from its set with replacement, all of it and nothing else, and alike for all methods', t => {
  const task = taskWithSets(never, 7, 3, 'random')
  const { training } = setsOf(task)
  const seen: string[] = []
  trial(noting(seen), { task, budget: { sequences: 700 } })
  const counts = training.map(sequence => seen.filter(other => other === sequence).length)
  t.is(
    counts.reduce((sum, count) => sum + count, 0),
    700,
  )
  // 100 each, with a standard deviation of 9.3; five of them are allowed.
  for (const count of counts) t.true(Math.abs(count - 100) < 47, `${counts}`)
  // With replacement: some sequence follows itself, and in seven draws not every one comes.
  t.true(seen.some((sequence, i) => sequence === seen[i + 1]))
  t.true(new Set(seen.slice(0, 7)).size < 7)
  const again: string[] = []
  trial(noting(again), { task, budget: { sequences: 700 }, id: 'another' })
  t.deepEqual(again, seen)
})

test('the sets depend on the seed, and neither on the order of training nor on how much is drawn otherwise', t => {
  const [inTurn, random] = [taskWithSets(never, 7, 3), taskWithSets(never, 7, 3, 'random')]
  t.deepEqual(setsOf(inTurn), setsOf(random))
  t.notDeepEqual(setsOf(inTurn, 5), setsOf(inTurn, 6))
  const [one, other]: [string[], string[]] = [[], []]
  trial(noting(one), { task: inTurn, budget: { sequences: 7 } })
  trial(noting(other), { task: random, budget: { sequences: 100 } })
  t.deepEqual([...new Set(other)].sort(), [...one].sort())
  // A stream of their own: sequences that are drawn fresh for training are others.
  const fresh: string[] = []
  trial(noting(fresh), { task: taskWith(never), budget: { sequences: 10 } })
  t.true(fresh.every(sequence => !one.includes(sequence)))
})

test('a sequence that a learner keeps from a fixed set stays as it is', t => {
  const kept: { sequence: Sequence; inputs: string }[] = []
  trial(
    () => ({
      learn(training) {
        const sequence = training.draw()
        kept.push({ sequence, inputs: inputsOf(sequence) })
        training.next()
        return 'continue'
      },
    }),
    { task: taskWithSets(never, 4, 1), budget: { sequences: 12 } },
  )
  t.is(kept.length, 12)
  for (const { sequence, inputs } of kept) t.is(inputsOf(sequence), inputs)
})

test('the final test is on the whole test set, once, whatever number the task states', t => {
  const task = taskWithSets({ kind: 'sets', sets: 'training', every: 1, mostWrong: 0 }, 4, 3)
  const { training, final } = setsOf(task)
  const answered: string[] = []
  const result = trial(
    () => ({
      learn(stream) {
        stream.next()
        return 'continue'
      },
      answer(sequence) {
        answered.push(inputsOf(sequence))
        // The second of the test set is missed.
        return Float64Array.of(sequence.targets[0] + (inputsOf(sequence) === final[1] ? 0.5 : 0))
      },
    }),
    { task },
  )
  t.is(result.outcome.status, 'solved')
  t.deepEqual(answered, [...training, ...final])
  t.deepEqual(result.test, { sequences: 3, wrong: 1, meanError: 1 / 6 })
})

test('a window watches what is answered in training on a fixed set; a net that is proposed is tried on fresh sequences', t => {
  const task = taskWithSets({ kind: 'window', window: 20 }, 4, 3)
  const { training, final } = setsOf(task)
  const online = trial(
    () => ({
      learn(stream) {
        const sequence = stream.next()
        stream.answered(sequence.targets.slice(), sequence)
        return 'continue'
      },
    }),
    { task },
  )
  t.like(online, { outcome: { status: 'solved' }, counters: { sequences: 20 }, test: { sequences: 3 } })
  const judged: string[] = []
  trial(
    () => ({
      learn(stream) {
        stream.next()
        return 'candidate'
      },
      answer(sequence) {
        judged.push(inputsOf(sequence))
        return sequence.targets.slice()
      },
    }),
    { task, online: false },
  )
  t.is(judged.length, 23)
  t.is(new Set([...training, ...judged.slice(0, 20)]).size, 24)
  t.deepEqual(judged.slice(20), final)
})
