// Parts that are missing, descriptions, options and settings.

import test from 'ava'
import { z } from 'zod'
import { checkMethod } from '../../../conformance/check-method.ts'
import { found } from '../found.ts'
import sound, { options } from '../sound.ts'

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

test('unknown tasks are refused', async t => {
  await t.throwsAsync(checkMethod(sound, { tasks: ['nowhere'] }), { instanceOf: RangeError, message: /got `nowhere`/ })
})
