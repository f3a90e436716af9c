// Agreement with the figures of another program, which were printed with 15 digits.

interface Assertions {
  true(value: boolean, message?: string): unknown
}

/** Asserts that two numbers agree to 8 digits (`tolerance`), or to 1e-12 where 0 is expected; null stands for NaN and for both infinities. */
export function near(t: Assertions, found: number | null, expected: number | null, what = '', tolerance = 1e-8): void {
  const same =
    expected === null
      ? found === null || !Number.isFinite(found)
      : found !== null && Math.abs(found - expected) <= (expected === 0 ? 1e-12 : tolerance * Math.abs(expected))
  t.true(same, `${what}: ${found}, expected ${expected}`)
}

/** The same for lists of one length. */
export function allNear(t: Assertions, found: ArrayLike<number>, expected: readonly (number | null)[], what = ''): void {
  t.true(found.length === expected.length, `${what}: ${found.length} values, expected ${expected.length}`)
  for (const [i, value] of expected.entries()) near(t, found[i]!, value, `${what} [${i}]`)
}
