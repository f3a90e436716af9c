import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import test from 'ava'
import fc from 'fast-check'
import { canonicalJson, digestOf, type Json, numberDigest } from '../../engine/canonical.ts'

/** JSON as fast-check draws it: strings of all kinds, `__proto__` among the keys, nested lists and objects. */
const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' })

/** The same data with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const copy = {}
  for (const [key, inner] of Object.entries(value).reverse())
    Object.defineProperty(copy, key, { value: reversed(inner), enumerable: true, configurable: true, writable: true })
  return copy
}

test('the text does not depend on the order in which keys were written', t => {
  fc.assert(
    fc.property(json, value => canonicalJson(value as Json) === canonicalJson(reversed(value) as Json)),
    { seed: 1, numRuns: 300 },
  )
  t.is(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true }), '{"a":true,"b":[1,{"c":"x","d":null}]}')
  // Sorted by code unit, not as numbers or by a language's alphabet.
  t.is(canonicalJson({ b: 0, ä: 0, '10': 0, '9': 0, B: 0 }), '{"10":0,"9":0,"B":0,"b":0,"ä":0}')
})

test('the text parses back to the same data, and other data give other texts', t => {
  fc.assert(
    fc.property(json, json, (value, other) => {
      const parsed = JSON.parse(canonicalJson(value as Json))
      // -0 is the one number that JSON does not keep (RFC 8785 writes 0).
      const same = (left: unknown, right: unknown): boolean => isDeepStrictEqual(left, JSON.parse(JSON.stringify(right)))
      return same(parsed, value) && (canonicalJson(value as Json) === canonicalJson(other as Json)) === same(parsed, other)
    }),
    { seed: 2, numRuns: 300 },
  )
  t.is(canonicalJson(-0), '0')
  for (const pair of [
    [1, '1'],
    [null, 'null'],
    [[], {}],
    [['a', 'b'], ['ab']],
    [{ a: 1 }, [['a', 1]]],
  ] as const)
    t.not(canonicalJson(pair[0] as Json), canonicalJson(pair[1] as Json))
})

test('a key named __proto__ is a key like any other', t => {
  const hostile = JSON.parse('{"a":2,"__proto__":{"x":1}}')
  t.is(canonicalJson(hostile), '{"__proto__":{"x":1},"a":2}')
  t.is(({} as { x?: number }).x, undefined)
  t.is(canonicalJson(Object.create({ inherited: 1 })), '{}')
})

test('what JSON would drop or change is refused, and the message says what came', t => {
  for (const [value, got] of [
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
    [undefined, 'undefined'],
    [() => 1, 'function'],
    [Symbol('s'), 'symbol'],
    [1n, 'bigint'],
    [new Array(1), 'undefined'],
  ] as const)
    for (const where of [value, [0, value], { a: value }, { a: [{ b: value }] }])
      t.throws(() => canonicalJson(where as unknown as Json), { instanceOf: TypeError, message: new RegExp(`got ${got}$`) })
})

test('digests are the SHA-256 of the text, and of the little-endian bytes of numbers', t => {
  t.is(digestOf({ a: 1 }), createHash('sha256').update('{"a":1}').digest('hex'))
  const values = Float64Array.of(1.5, -0, 3e-320, Infinity)
  const [whole, parts] = [numberDigest(), numberDigest()]
  whole.add(values)
  parts.add(values.subarray(0, 1))
  parts.add(values.subarray(1))
  const digest = parts.hex()
  t.is(whole.hex(), digest)
  const zero = numberDigest()
  zero.add(Float64Array.of(1.5, 0, 3e-320, Infinity))
  t.not(zero.hex(), digest)
  const one = numberDigest()
  one.add(Float64Array.of(1))
  t.is(one.hex(), createHash('sha256').update(Buffer.from('000000000000f03f', 'hex')).digest('hex'))
})

test('a digest of numbers does not depend on the pieces in which they came', t => {
  const cut = fc.tuple(fc.float64Array({ maxLength: 40 }), fc.array(fc.nat(40), { maxLength: 5 }))
  fc.assert(
    fc.property(cut, ([values, places]) => {
      const [whole, parts] = [numberDigest(), numberDigest()]
      whole.add(values)
      const ends = [...places.filter(place => place <= values.length).sort((a, b) => a - b), values.length]
      ends.forEach((end, i) => {
        parts.add(values.subarray(ends[i - 1] ?? 0, end))
      })
      return whole.hex() === parts.hex()
    }),
    { seed: 3, numRuns: 200 },
  )
  t.is(numberDigest().hex(), createHash('sha256').digest('hex'))
})

test('every NaN has the same digest, whichever bits the machine gave it', t => {
  const digests = [0x7ff8000000000000n, 0xfff8000000000000n, 0x7ff8000000000001n, 0xffffffffffffffffn].map(pattern => {
    const digest = numberDigest()
    digest.add(new Float64Array(BigUint64Array.of(pattern).buffer))
    return digest.hex()
  })
  t.is(digests[0], createHash('sha256').update(Buffer.from('000000000000f87f', 'hex')).digest('hex'))
  t.is(new Set(digests).size, 1)
})
