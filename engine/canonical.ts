// Canonical JSON and content digests: equal data give equal text, whatever the order in which keys were written.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * JSON with keys sorted by code unit and no white space (RFC 8785 for the values that it accepts).
 * Throws a TypeError on what JSON would change or drop silently: NaN, infinities, undefined, functions.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`Expected a finite number in canonical JSON, got ${value}`)
    return JSON.stringify(value)
  }
  // Array.from: a hole counts as undefined, which `map` would pass over.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    // Plain concatenation: reports take the canonical text of every result they show.
    let text = ''
    for (const key of Object.keys(value).sort())
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson((value as { [key: string]: Json })[key])}`
    return `{${text}}`
  }
  throw new TypeError(`Expected JSON data, got ${typeof value}`)
}

/** SHA-256 of the canonical JSON of `value`, 64 hex digits. */
export function digestOf(value: Json): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
}

/** SHA-256 over the IEEE 754 bytes (little endian) of a run of numbers, without keeping them. Every NaN counts as the same one. */
export function numberDigest(): { add(values: Float64Array): void; hex(): string } {
  const hash = sha256.create()
  return {
    add(values) {
      const bytes = new Uint8Array(values.length * 8)
      const view = new DataView(bytes.buffer)
      for (let i = 0; i < values.length; i++)
        // Which of its many bit patterns a NaN has depends on the machine: 0/0 is negative on x64, positive on arm64.
        if (Number.isNaN(values[i])) view.setUint32(i * 8 + 4, 0x7ff80000, true)
        else view.setFloat64(i * 8, values[i], true)
      hash.update(bytes)
    },
    hex: () => bytesToHex(hash.digest()),
  }
}
