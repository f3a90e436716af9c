// What is trapped while a method runs, whoever it was imported from; and nothing stays trapped.

import { randomBytes, randomInt } from 'node:crypto'
import { performance as imported } from 'node:perf_hooks'
import { setTimeout as timer } from 'node:timers'
import test from 'ava'
import { trapElementaryFunctions, trapNondeterminism } from '../../conformance/traps.ts'
import { randomStream } from '../../engine/random.ts'
import { withSeededMath } from '../../methods/library/seeded-math.ts'

const names = (work: () => void): string[] => trapNondeterminism(work).map(({ name }) => name)

const sources: Readonly<Record<string, () => unknown>> = {
  'Math.random': () => Math.random(),
  'crypto.randomBytes': () => randomBytes(4),
  'crypto.randomInt': () => randomInt(5),
  'crypto.randomUUID': () => crypto.randomUUID(),
  'crypto.getRandomValues': () => crypto.getRandomValues(new Uint8Array(2)),
  'Date.now': () => Date.now(),
  'new Date': () => new Date(),
  Date: () => Date(),
  'performance.now': () => imported.now(),
  'process.hrtime': () => process.hrtime(),
  'process.hrtime.bigint': () => process.hrtime.bigint(),
  'process.uptime': () => process.uptime(),
  setTimeout: () => clearTimeout(setTimeout(() => {}, 1)),
  setImmediate: () => clearImmediate(setImmediate(() => {})),
  'timers.setTimeout': () => clearTimeout(timer(() => {}, 1)),
}

for (const [name, call] of Object.entries(sources))
  test(`${name} is noted with its caller's line, gives what it always gives, and is back in place`, t => {
    let value: unknown
    const [trapped, ...others] = trapNondeterminism(() => {
      value = call()
    })
    t.deepEqual(others, [])
    t.is(trapped?.name, name)
    t.regex(trapped?.line ?? '', /^test\/conformance\/traps\.test\.ts:\d+:\d+$/)
    t.is(typeof value, typeof call())
    t.deepEqual(
      names(() => {}),
      [],
    )
  })

test('everything is back in place, even where the work throws', t => {
  const inPlace = () => [Math.random, Date, performance.now, process.hrtime, setTimeout, randomBytes, crypto.randomUUID]
  const before = inPlace()
  t.throws(
    () =>
      trapNondeterminism(() => {
        for (const [i, trapped] of inPlace().entries()) t.not(trapped, before[i])
        throw new Error('on purpose')
      }),
    { message: 'on purpose' },
  )
  for (const [i, back] of inPlace().entries()) t.is(back, before[i])
  t.false(Object.hasOwn(performance, 'now'))
})

test('dates of given numbers are no clock, and a seeded generator is no platform generator', t => {
  t.deepEqual(
    names(() => {
      t.is(new Date(0).getTime(), 0)
      t.true(new Date(0) instanceof Date)
      t.is(Date.UTC(1970, 0), 0)
      withSeededMath(randomStream(['traps']), () => Math.random())
    }),
    [],
  )
})

test('elementary functions whose bits differ are trapped apart; exact ones are not', t => {
  const calls = trapElementaryFunctions(() => [Math.tanh(1), Math.exp(1), Math.sqrt(2), Math.abs(-1), Math.random()])
  t.deepEqual(
    calls.map(({ name }) => name),
    ['Math.tanh', 'Math.exp'],
  )
})
