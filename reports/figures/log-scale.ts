// Round numbers for a logarithmic axis: bounds and ticks from 1, 2, 5 times the powers of ten.

const mantissas = [1, 2, 5] as const

/** The nearest 1-2-5 numbers below and above all values, at least a factor of 10 apart; [1, 10] when there are none. Values of 0 have no place. */
export function roundBounds(all: readonly number[]): readonly [low: number, high: number] {
  const values = all.filter(value => value > 0)
  if (values.length === 0) return [1, 10]
  const least = values.reduce((a, b) => Math.min(a, b))
  const most = values.reduce((a, b) => Math.max(a, b))
  const numbers = roundNumbers(least / 100, most * 100)
  const low = numbers.findLast(number => number <= least)!
  return [low, numbers.find(number => number >= most && number >= 10 * low)!]
}

/** The 1-2-5 numbers from `low` to `high`, or the powers of ten alone where these would be many. */
export function logTicks(low: number, high: number): readonly number[] {
  const all = roundNumbers(low, high)
  return all.length <= 8 ? all : all.filter(number => Number.isInteger(Math.log10(number)))
}

function roundNumbers(low: number, high: number): number[] {
  const numbers: number[] = []
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent++) {
    for (const mantissa of mantissas) numbers.push(Number(`${mantissa}e${exponent}`))
  }
  return numbers.filter(number => number >= low && number <= high)
}

/** "10⁻⁶", "1": a power of ten by its exponent, for axes of logarithms. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) return '1'
  const digits = Array.from(String(exponent), digit => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!))
  return `10${digits.join('')}`
}
