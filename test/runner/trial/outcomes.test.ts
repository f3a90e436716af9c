import test from 'ava'
import type { Sequence } from '../../../engine/sequence.ts'
import { runTrial } from '../../../runner/trial.ts'
import { answering, stubTrial, taskWith, trial } from '../../helpers/stub-trial.ts'

test('an exception in a method is a failed trial, a reason to skip a skipped one', t => {
  const failed = trial(() => ({
    learn() {
      throw new Error('out of ideas')
    },
  }))
  t.like(failed.outcome, { status: 'failed', error: 'out of ideas' })
  t.deepEqual(
    trial(
      answering(target => target),
      { skip: () => 'no such units' },
    ).outcome,
    { status: 'skipped', reason: 'no such units' },
  )
})

test('whatever breaks, in the method or in the task, is a failed trial with its message', t => {
  const idle = answering(target => target)
  const broken = (error: unknown) => () => {
    throw error
  }
  const cases = [
    [trial(broken(new Error('no net'))), 'no net'],
    [trial(broken('a text')), 'a text'],
    [trial(idle, { skip: broken(new Error('no reason')) }), 'no reason'],
    [
      trial(idle, {
        task: { ...taskWith({ kind: 'window', window: 1, meanErrorBelow: 1 }), create: broken(new Error('no task')) },
      }),
      'no task',
    ],
    [
      trial(() => ({ learn: () => 'candidate', answer: broken(new Error('no answer')) }), {
        task: taskWith({ kind: 'window', window: 1, meanErrorBelow: 1 }),
      }),
      'no answer',
    ],
  ] as const
  for (const [{ outcome, counters, weights, curve, test: final }, error] of cases) {
    t.like(outcome, { status: 'failed', error })
    t.true(outcome.status === 'failed' && outcome.stack.includes(error))
    t.deepEqual(
      { counters, weights, curve, final },
      {
        counters: { sequences: 0, steps: 0, multiplyAdds: 0, weightChanges: 0 },
        weights: 0,
        curve: [],
        final: null,
      },
    )
  }
  const { spec } = stubTrial(idle)
  t.like(runTrial(spec, { methods: new Map(), tasks: new Map() }).result.outcome, {
    status: 'failed',
    error: "Expected a known method and task, got 'stub' on 'two-sequence'",
  })
})

test('whether to skip is decided by the signature and the options, before a learner is made', t => {
  let asked: unknown[] = []
  const { outcome } = trial(
    () => {
      throw new Error('made a learner')
    },
    {
      skip(...question) {
        asked = question
        return 'too long'
      },
    },
  )
  t.deepEqual(outcome, { status: 'skipped', reason: 'too long' })
  t.like(asked[0], { task: 'two-sequence', longestSequence: 11 })
  t.deepEqual(asked[1], {})
})
test('a solved trial is tested on sequences that it never trained on or was judged by, and wrong answers there are counted', t => {
  const trained = new Set<string>()
  const answered: string[] = []
  const inputsOf = ({ inputs, length }: Sequence): string => inputs.subarray(0, length).join()
  const { test: final, counters } = trial(
    () => ({
      learn(training) {
        trained.add(inputsOf(training.next()))
        return 'continue'
      },
      answer(sequence) {
        // The five validation sequences right; then every other one of the test off by a half.
        answered.push(inputsOf(sequence))
        return Float64Array.of(sequence.targets[0] + (answered.length > 5 && answered.length % 2 === 0 ? 0.5 : 0))
      },
    }),
    { task: taskWith({ kind: 'test', sequences: 5, every: 10, stages: [{ name: 'only', mostWrong: 0 }] }) },
  )
  t.deepEqual(final, { sequences: 10, wrong: 5, meanError: 0.25 })
  t.is(counters.sequences, 10)
  t.is(trained.size, 10)
  t.is(new Set([...trained, ...answered]).size, 25)
})
