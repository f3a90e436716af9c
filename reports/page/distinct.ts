// A list that holds each value once, for data that many rows share.

export interface Distinct<Value> {
  readonly values: readonly Value[]
  /** The place of a value in the list, where it is put at its first mention. */
  indexOf(value: Value): number
}

/** `keyOf`: equal texts for equal values. */
export function distinct<Value>(keyOf: (value: Value) => string): Distinct<Value> {
  const values: Value[] = []
  const places = new Map<string, number>()
  return {
    values,
    indexOf(value) {
      const key = keyOf(value)
      const known = places.get(key)
      if (known !== undefined) return known
      places.set(key, values.length)
      return values.push(value) - 1
    },
  }
}
