// Claims that do not hold.

import test from 'ava'
import type { Method } from '../../../methods/method.ts'
import { found } from '../found.ts'
import sound, { variant } from '../sound.ts'

const capable = (changes: Partial<Method['capabilities']>) => ({ ...sound, capabilities: { ...sound.capabilities, ...changes } })

test('claims: a fixed training set that is none, and two claims that exclude each other', async t => {
  const texts = await found('claims', capable({ fixedTrainingSet: true }))
  t.is(texts.length, 2)
  t.regex(texts[0], /^It claims two things that exclude each other\n/)
  t.regex(
    texts[1],
    /^It claims a fixed training set, but presents fresh sequences only \(on two-sequence, .*\n.*\ngot 600 presentations without one/,
  )
})

test('claims: gradients of a method whose weights do not depend on any target', async t => {
  const guesses = variant('guesses', () => ({
    replace: ({ weights }, _program, random) => ({
      learn(training) {
        const sequence = training.next()
        for (let i = 0; i < weights.length; i++) weights[i] = random.between(-1, 1)
        training.weightsChanged()
        training.spend(sequence.length * weights.length)
        return 'continue'
      },
    }),
  }))
  t.regex(
    (await found('claims', guesses))[0],
    /^It claims gradients, but its weights do not depend on the targets .*\n.*\ngot the same weights, bit for bit/,
  )
  t.deepEqual(await found('claims', { ...guesses, capabilities: { ...guesses.capabilities, gradients: false } }), [])
})

test('claims: kinds of targets', async t => {
  t.regex(
    (await found('claims', capable({ classificationOnly: true })))[0],
    /^It claims to classify only, but does not skip .*\(on noise-free-lag/,
  )
  const refuses = { ...sound, skip: ({ kind }: { kind: string }) => (kind === 'regression' ? 'it has classes only' : undefined) }
  t.regex(
    (await found('claims', refuses))[0],
    /^It claims to do more than to classify, .*\n.*one of 1 such tasks\ngot all of them skipped/,
  )
  t.deepEqual(await found('claims', { ...refuses, capabilities: { ...sound.capabilities, classificationOnly: true } }), [])
})

test('skip: a lie about one task among all, no reason, an error', async t => {
  const narrow = variant('narrow', () => ({
    answers(answers, { inputSize }) {
      if (inputSize > 50) throw new RangeError('too wide')
      return answers
    },
  }))
  const texts = await found('skip', narrow, {})
  t.is(texts.length, 2)
  t.regex(
    texts[0],
    /^Its `skip` lets melodies pass, and the trial fails \(on melodies, lag 12, seed 1, at test\/conformance\/checks\/claims\.test\.ts:\d+:\d+\)\n.*\ngot too wide/,
  )
  t.regex(texts[1], /^Its `skip` lets random-permutation pass/)
  const throws = variant('throws', () => ({}), {
    skip({ inputKind }) {
      if (inputKind === 'symbols') throw new TypeError('on purpose')
      return undefined
    },
  })
  t.regex(
    (await found('skip', throws))[0],
    /^Its `skip` throws \(on noise-free-lag, .*claims\.test\.ts:\d+:\d+\)\n.*\ngot TypeError: on purpose/,
  )
  const silent = { ...sound, skip: ({ inputKind }: { inputKind: string }) => (inputKind === 'symbols' ? '' : undefined) }
  t.regex((await found('skip', silent))[0], /^It skips a task without a reason \(on noise-free-lag/)
})

test('runs: what skips all tasks has been checked on none', async t => {
  t.deepEqual(await found('runs', { ...sound, skip: () => 'nothing suits it' }), [
    'It skips every task\nexpected at least one task that it can meet\ngot on two-sequence: nothing suits it\nmend: provide what it misses, or name a task that it is made for',
  ])
})
