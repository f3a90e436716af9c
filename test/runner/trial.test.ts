import test from 'ava'
import type { Sequence } from '../../engine/sequence.ts'
import { answering, taskWith, trial } from '../helpers/stub-trial.ts'

test('all methods meet the same training sequences under the same seed', t => {
  const seen: number[][] = []
  for (let run = 0; run < 2; run++) {
    const inputs: number[] = []
    trial(
      ({ streams }) => ({
        learn(training) {
          // What a method draws for itself must not change what it is shown.
          for (let i = 0; i < run * 3; i++) streams.search.uniform()
          inputs.push(...training.next().inputs.subarray(0, 10))
          return 'continue'
        },
      }),
      { id: `stub-${run}` },
    )
    seen.push(inputs)
  }
  t.is(seen[0].length, 1000)
  t.deepEqual(seen[0], seen[1])
})

test('the budget ends a trial, in sequences or in steps, and the counters say what was pulled', t => {
  const never = answering(target => 1 - target)
  const inSequences = trial(never, { budget: { sequences: 50 } })
  t.like(inSequences, {
    outcome: { status: 'unsolved' },
    counters: { sequences: 50, multiplyAdds: 350, weightChanges: 50 },
    test: null,
  })
  const inSteps = trial(never, { budget: { steps: 1000 } })
  t.true(inSteps.counters.steps >= 1000 && inSteps.counters.steps < 1011)
})

test('a unit of learning is never cut short: the budget is overshot by less than one', t => {
  const { counters } = trial(
    () => ({
      learn(training) {
        for (let i = 0; i < 7; i++) training.next()
        return 'continue'
      },
    }),
    { budget: { sequences: 50, steps: 1e6 } },
  )
  t.is(counters.sequences, 56)
})

test('a budget of sequences and steps ends where the first of them is spent', t => {
  const never = answering(target => 1 - target)
  t.is(trial(never, { budget: { sequences: 20, steps: 1e6 } }).counters.sequences, 20)
  const { sequences, steps } = trial(never, { budget: { sequences: 20, steps: 50 } }).counters
  t.true(steps >= 50 && steps <= 60 && sequences === 5)
})

test('the counters are what the learner presented, spent and changed; kept sequences count when they are presented', t => {
  const expected = { sequences: 0, steps: 0, multiplyAdds: 0, weightChanges: 0 }
  let kept: readonly Sequence[] | undefined
  const { counters } = trial(
    () => ({
      learn(training) {
        kept ??= [training.draw(), training.draw(), training.draw()]
        const copies = kept.map(sequence => sequence.inputs.slice())
        expected.sequences += 6
        expected.steps += training.next().length + training.next().length
        for (const sequence of [...kept, kept[0]]) {
          training.present(sequence)
          expected.steps += sequence.length
        }
        kept.forEach((sequence, i) => {
          t.deepEqual(sequence.inputs, copies[i], 'a kept sequence is a copy of its own')
        })
        training.spend(1000)
        training.spend(5)
        expected.multiplyAdds += 1005
        training.weightsChanged()
        expected.weightChanges++
        return 'continue'
      },
    }),
    { budget: { sequences: 30 } },
  )
  t.deepEqual(counters, expected)
  t.is(counters.sequences, 30)
})

test('the same specification gives the same result down to the digests, another seed another one', t => {
  const run = (seed: number) =>
    trial(
      ({ streams }) => {
        const weights = Float64Array.from({ length: 3 }, streams.weights.uniform)
        return {
          weights,
          learn(training) {
            weights[0] += training.next().inputs[5] * streams.search.normal()
            return 'continue'
          },
          answer: ({ targets }) => Float64Array.of(targets[0] + 0.1 * Math.abs(Math.sin(weights[0]))),
        }
      },
      { seed, task: taskWith({ kind: 'test', sequences: 5, every: 50, stages: [{ name: 'only', mostWrong: 0 }] }) },
    )
  t.deepEqual(run(5), run(5))
  t.is(run(5).outcome.status, 'solved')
  t.is(run(5).weights, 3)
  for (const digest of ['weights', 'answers'] as const) {
    t.regex(run(5).digests[digest], /^[0-9a-f]{64}$/)
    t.not(run(5).digests[digest], run(6).digests[digest])
  }
  t.not(run(5).key, run(6).key)
})
