import { createHash } from 'node:crypto'
import test from 'ava'
import fc from 'fast-check'
import { canonicalJson, digestOf, type Json, numberDigest } from '../../engine/canonical.ts'

test('the text does not depend on the order of keys, and parses back to the same data', t => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
      const shuffled = Object.fromEntries(Object.entries(value).reverse())
      const text = canonicalJson(value as Json)
      return text === canonicalJson(shuffled as Json) && JSON.stringify(JSON.parse(text)).length === JSON.stringify(value).length
    }),
    { seed: 1 },
  )
  t.is(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true }), '{"a":true,"b":[1,{"c":"x","d":null}]}')
  t.is(canonicalJson(JSON.parse('{"__proto__":{"x":1},"a":2}')), '{"__proto__":{"x":1},"a":2}')
})

test('what JSON would drop or change is refused', t => {
  for (const value of [Number.NaN, Infinity, undefined, () => 1, { a: undefined }])
    t.throws(() => canonicalJson(value as unknown as Json), { instanceOf: TypeError }, String(value))
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
