import test from 'ava'
import { z } from 'zod'
import { resolveOptions, resolveParameters } from '../../runner/resolve.ts'
import type { Task } from '../../tasks/task.ts'
import { standInRegistry } from '../helpers/registry.ts'

const registry = standInRegistry()
const alpha = registry.methods.get('alpha')!
const copy = registry.tasks.get('copy')!
const where = (name: string) => `options.${name}`

test('published settings replace defaults on their task, and user values replace both', t => {
  t.deepEqual(resolveOptions(alpha, 'recall', {}, where), { ok: true, value: { hidden: 4, learningRate: 0.1, rule: 'full' } })
  t.deepEqual(resolveOptions(alpha, 'copy', {}, where), { ok: true, value: { hidden: 2, learningRate: 0.5, rule: 'full' } })
  t.deepEqual(resolveOptions(alpha, 'copy', { hidden: 9 }, where), {
    ok: true,
    value: { hidden: 9, learningRate: 0.5, rule: 'full' },
  })
})

test('a task named like a built-in property has no published settings', t => {
  t.true(resolveOptions(alpha, 'constructor', {}, where).ok)
})

test('names every unknown option and every wrong value at once', t => {
  t.deepEqual(resolveOptions(alpha, 'copy', { hiden: 3, hidden: 0, learningRate: 'fast', rule: 'half' }, where), {
    ok: false,
    problems: [
      'Expected `options.hiden` to name one of the options of alpha, got `hiden`; did you mean `hidden`? The options of alpha are `hidden`, `learningRate`, `rule`',
      'Expected `options.hidden` to be a whole number from 1 to 10, got `0` (number)',
      'Expected `options.learningRate` to be a number above 0, got `fast` (string)',
      'Expected `options.rule` to be one of `full`, `window`, got `half` (string)',
    ],
  })
})

test('a value that is wrong in two ways is one problem', t => {
  const even = { ...copy, parameters: z.object({ lag: z.int().min(2).max(10).multipleOf(2).default(4) }) } as unknown as Task
  t.deepEqual(
    resolveParameters(even, { lag: -5 }, name => name),
    {
      ok: false,
      problems: ['Expected `lag` to be a whole number divisible by 2 from 2 to 10, got `-5` (number)'],
    },
  )
})

test('an option named like a built-in property is unknown', t => {
  t.false(resolveOptions(alpha, 'copy', { constructor: 1 }, where).ok)
  t.false(resolveOptions(alpha, 'copy', JSON.parse('{"__proto__": 1}'), where).ok)
})

test('fills in parameters, the lag among them', t => {
  t.deepEqual(resolveParameters(copy, { width: 3 }, where), { ok: true, value: { lag: 10, width: 3 } })
})

test('a combination that the task refuses is a problem', t => {
  t.deepEqual(resolveParameters(copy, { lag: 5, width: 7 }, where), {
    ok: false,
    problems: [
      'Expected `options.lag` to fit the other parameters of copy, got `5` (number): Expected `width` to be below `lag` (5), got 7',
    ],
  })
})

test('an error of the task that is not about its range is not swallowed', t => {
  const broken = {
    ...copy,
    create() {
      throw new TypeError('a bug')
    },
  }
  t.throws(() => resolveParameters(broken, {}, where), { instanceOf: TypeError, message: 'a bug' })
})
