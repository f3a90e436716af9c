import test from 'ava'
import { z } from 'zod'
import { expectation, got, jsonSchemaOf } from '../../runner/expected.ts'

const phrase = (schema: z.ZodType) => expectation(jsonSchemaOf(schema))

test('says what a schema accepts, with its bounds', t => {
  t.is(phrase(z.int()), 'a whole number')
  t.is(phrase(z.int().min(1).max(10)), 'a whole number from 1 to 10')
  t.is(phrase(z.number().gt(0)), 'a number above 0')
  t.is(phrase(z.number().min(0).lt(1)), 'a number of at least 0 and below 1')
  t.is(phrase(z.boolean()), 'true or false')
  t.is(phrase(z.string().min(1)), 'a text that is not empty')
  t.is(phrase(z.enum(['a', 'b'])), 'one of `a`, `b`')
  t.is(phrase(z.union([z.literal('auto'), z.number()])), '`auto` or a number')
  t.is(phrase(z.number().nullable()), 'a number or null')
  t.is(phrase(z.array(z.number()).min(1)), 'a list of at least 1, each a number')
})

test('shows a value with its type, and cuts a long one', t => {
  t.is(got(-1), '`-1` (number)')
  t.is(got('x'), '`x` (string)')
  t.is(got(null), '`null` (null)')
  t.is(got([1, 2]), '`[1,2]` (list)')
  t.is(got(undefined), 'nothing')
  t.is(got(''), 'an empty text')
  t.true(got('x'.repeat(500)).length < 80)
})

test('shows values that JSON cannot hold', t => {
  const circular: { self?: unknown } = {}
  circular.self = circular
  t.is(got(circular), '`an object` (object)')
  t.is(got(Number.NaN), '`NaN` (number)')
  t.is(got(10n), '`10` (bigint)')
})
