// Faults that need no file of their own: parts that are missing, descriptions, settings, and claims that do not hold.

import test from 'ava'
import { z } from 'zod'
import { type CheckOptions, checkMethod } from '../../conformance/check-method.ts'
import { findingText } from '../../conformance/finding.ts'
import type { Method } from '../../methods/method.ts'
import sound, { options, variant } from './sound.ts'

const TASKS = ['two-sequence', 'noise-free-lag']

/** The texts of what one check finds. */
async function found(check: string, method: unknown, settings: CheckOptions = { tasks: TASKS }): Promise<string[]> {
  const findings = await checkMethod(method as Method, settings)
  return findings.filter(finding => finding.check === check).map(findingText)
}

const capable = (changes: Partial<Method['capabilities']>) => ({ ...sound, capabilities: { ...sound.capabilities, ...changes } })

test('contract: every missing part is named, and nothing else is checked then', async t => {
  const findings = await checkMethod({ ...sound, id: 'My Method', learner: undefined, capabilities: { online: true } } as never)
  t.deepEqual(
    findings.map(({ check, problem, got }) => [check, problem, got]),
    [
      ['contract', 'Its `id` is wrong', 'the text `My Method`'],
      ['contract', 'Its `learner` is wrong', 'nothing'],
      ['contract', 'Its `capabilities.fixedTrainingSet` is wrong', 'nothing'],
      ['contract', 'Its `capabilities.classificationOnly` is wrong', 'nothing'],
      ['contract', 'Its `capabilities.gradients` is wrong', 'nothing'],
    ],
  )
  t.deepEqual(await found('contract', undefined), [
    'It is no method\nexpected an object\ngot nothing\nmend: end the file with `export default defineMethod({ ... })`',
  ])
})

test('documentation: sources, summary, complexity and options', async t => {
  const bare = {
    ...sound,
    sources: [{ ...sound.sources[0], title: '' }],
    summary: 'A net.',
    complexity: 'cheap',
    options: z.strictObject({ ...options.shape, momentum: z.number().default(0) }),
  }
  const texts = await found('documentation', bare)
  t.is(texts.length, 4)
  t.regex(texts[0], /^Its source number 1 is incomplete\n.*\ngot none for title/)
  t.regex(texts[1], /^Its summary is too short\n.*100 characters\ngot 6/)
  t.regex(texts[2], /order of growth.*\n.*\ngot `cheap`/)
  t.regex(texts[3], /^Its option `momentum` is not described/)
  t.regex((await found('documentation', { ...sound, sources: [] }))[0], /^It cites no source/)
})

test('options: a default that is missing, wrong or lost on the way through JSON', async t => {
  const withOption = (option: z.ZodType) => ({ ...sound, options: options.extend({ extra: option }) })
  t.regex(
    (await found('options', withOption(z.int())))[0],
    /^Its option `extra` has no valid default\nexpected a default that is a whole number/,
  )
  t.regex(
    (await found('options', withOption(z.number().default(Infinity))))[0],
    /^Its option `extra` cannot be stored\n.*\ngot `Infinity` \(number\)/,
  )
  t.regex(
    (await found('options', withOption(z.number().min(5).default(1))))[0],
    /^Its defaults are refused by its own schema\n.*\ngot extra: Too small/,
  )
  const list = z.custom<Float64Array>().default(() => new Float64Array(2))
  t.regex(
    (await found('options', withOption(list)))[0],
    /^Its option `extra` cannot be stored\n.*\ngot an object of class Float64Array/,
  )
  const shifting = z
    .number()
    .default(1)
    .transform(value => value + 1)
  t.regex(
    (await found('options', withOption(shifting)))[0],
    /^Its default options change when they are parsed again\n.*"extra":2.*\ngot .*"extra":3/,
  )
})

test('settings: for tasks that exist, and valid', async t => {
  const [unknown] = await found('settings', { ...sound, published: { 'two-sequences': { hidden: 2 } } })
  t.regex(
    unknown,
    /^Its `published` settings are for a task that does not exist\n.*\ngot `two-sequences`\nmend: did you mean `two-sequence`/,
  )
  const [refused] = await found('settings', { ...sound, readings: { adding: { hidden: 0 } } })
  t.regex(
    refused,
    /refused by its own options \(on adding\)\n.*\ngot Expected `hidden` to be a whole number from 1 to 100, got `0`/,
  )
})

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
    /^Its `skip` lets melodies pass, and the trial fails \(on melodies, lag 12, seed 1, at test\/conformance\/checks\.test\.ts:\d+:\d+\)\n.*\ngot too wide/,
  )
  t.regex(texts[1], /^Its `skip` lets random-permutation pass/)
  const silent = { ...sound, skip: ({ inputKind }: { inputKind: string }) => (inputKind === 'symbols' ? '' : undefined) }
  t.regex((await found('skip', silent))[0], /^It skips a task without a reason \(on noise-free-lag/)
})

test('runs: what skips all tasks has been checked on none', async t => {
  t.deepEqual(await found('runs', { ...sound, skip: () => 'nothing suits it' }), [
    'It skips every task\nexpected at least one task that it can meet\ngot on two-sequence: nothing suits it\nmend: provide what it misses, or name a task that it is made for',
  ])
})

test('budget: a piece that is too large, learning unpaid, and learning that presents nothing', async t => {
  const batches = variant('batches', () => ({
    replace: ({ learn }) => ({
      learn(training) {
        for (let i = 0; i < 300; i++) learn(training)
        return 'continue'
      },
    }),
  }))
  t.regex(
    (await found('budget', batches))[0],
    /^It overruns the budget: .*\nexpected at most 256 sequences in a call of learn\(\)\ngot 300/,
  )
  const unpaid = variant('unpaid', () => ({
    replace: ({ learn }) => ({ learn: training => learn({ ...training, next: () => training.draw() }) }),
  }))
  t.regex((await found('budget', unpaid))[0], /^It changed its weights in a piece of work that presented no sequence/)
  const idle = variant('idle', () => ({ replace: () => ({ learn: () => 'continue' }) }))
  t.regex(
    (await found('runs', idle))[0],
    /^A trial of it fails .*\n.*\ngot 1000 calls of learn\(\) in a row presented no sequence/,
  )
})

test('cost: nothing spent, less than nothing, changes of weights uncounted', async t => {
  const spending = (spend: (multiplyAdds: number) => number) =>
    variant('spending', () => ({
      replace: ({ learn }) => ({ learn: training => learn({ ...training, spend: n => training.spend(spend(n)) }) }),
    }))
  t.regex(
    (
      await found(
        'cost',
        spending(() => 0),
      )
    )[0],
    /^It looks at sequences at no cost .*\n.*\ngot spend\(0\)/,
  )
  t.regex(
    (
      await found(
        'cost',
        spending(n => -n),
      )
    )[0],
    /^It spends a number that is no cost .*\n.*\ngot spend\(-\d+\)/,
  )
  t.regex(
    (
      await found(
        'cost',
        spending(() => 1),
      )
    )[0],
    /^It counts less than one multiply-add per step/,
  )
  const silent = variant('silent', () => ({
    replace: ({ learn }) => ({ learn: training => learn({ ...training, weightsChanged: () => {} }) }),
  }))
  t.regex((await found('cost', silent))[0], /^It changes its weights uncounted/)
})

test('answering: weights that change, and learning that is disturbed', async t => {
  const learns = variant('learns', () => ({
    replace: ({ answer, weights }) => ({
      answer(sequence) {
        weights[0] += 1e-12
        return answer(sequence)
      },
    }),
  }))
  t.regex((await found('answering', learns))[0], /^It changes its weights while it answers/)
  const draws = variant('draws', () => ({
    replace: ({ answer, learn, weights }, _program, random) => ({
      learn(training) {
        weights[0] += 1e-9 * random.uniform()
        return learn(training)
      },
      answer(sequence) {
        random.uniform()
        return answer(sequence)
      },
    }),
  }))
  t.regex((await found('answering', draws))[0], /^Answers in between change what it learns afterwards/)
})

test('finite: an overflow that is hidden from the harness', async t => {
  // Logistic outputs bound the error: only a steep gradient drives weights out of range.
  const hides = variant('hides', () => ({
    answers: answers => answers.map(value => (Number.isFinite(value) ? value : 0)),
    beforeUpdate({ gradient }) {
      gradient[0] *= 1e300
    },
  }))
  const settings = { tasks: ['adding'] }
  const [text] = await found('finite', { ...hides, capabilities: { ...hides.capabilities, gradients: false } }, settings)
  t.regex(
    text,
    /^Overflow is not caught as divergence .*\n.*learning rate of 1e\+100.*\ngot a trial that ends unsolved although weight \d+ is /,
  )
  t.deepEqual(await found('finite', hides, settings), [])
})

test('gradient: an update that climbs', async t => {
  const climbs = variant('climbs', () => ({
    beforeUpdate({ gradient }) {
      for (let i = 0; i < gradient.length; i++) gradient[i] *= -1
    },
  }))
  t.regex((await found('gradient', climbs))[0], /^Its update climbs the error .*\n.*\ngot -0\.1000 × -dE\/dw/)
})

test('gradient: weights that are a copy can have no `gradient`', async t => {
  const copies = variant('copies', () => ({
    replace: ({ weights }, program) => ({ weights: weights.slice(), gradient: () => program.gradient }),
  }))
  t.regex((await found('gradient', copies))[0], /^Its weights are not what it computes with/)
})

test('unknown tasks are refused', async t => {
  await t.throwsAsync(checkMethod(sound, { tasks: ['nowhere'] }), { instanceOf: RangeError, message: /got `nowhere`/ })
})
