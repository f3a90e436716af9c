// Numbers and lists as readers see them. No locale: the same text on every machine.

import type { Interval } from './statistics/interval.ts'

/** 31390 -> "31,390". */
export function count(value: number): string {
  return String(value).replace(/^-?\d+/, whole => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','))
}

/** `digits` significant digits with thousands separators: 31392.4 -> "31,400", 0.4567 -> "0.457", 1 -> "1.00". */
export function significant(value: number, digits = 3): string {
  if (value === 0) return '0'
  const rounded = Number(value.toPrecision(digits))
  const magnitude = Math.floor(Math.log10(Math.abs(rounded)) + 1e-12)
  const [whole, fraction] = rounded.toFixed(Math.min(Math.max(0, digits - 1 - magnitude), 20)).split('.')
  return fraction === undefined ? count(Number(whole)) : `${count(Number(whole))}.${fraction}`
}

/** Large counts with a metric prefix: 1234567 -> "1.23 M"; below a million in full. */
export function large(value: number): string {
  const units = ['M', 'G', 'T', 'P', 'E']
  if (value < 999_500) return value < 100_000 ? count(Math.round(value)) : significant(value)
  let scaled = value
  let unit = ''
  for (const next of units) {
    if (scaled < 999.5 && unit !== '') break
    scaled /= unit === '' ? 1e6 : 1e3
    unit = next
  }
  return `${significant(scaled)} ${unit}`
}

/** A probability or share, two decimals. */
export function share(value: number): string {
  return value.toFixed(2)
}

/** "(0.57–1.00)"; no upper limit is "∞". */
export function range({ low, high }: Interval, format: (value: number) => string): string {
  return `(${format(low)}–${high === Number.POSITIVE_INFINITY ? '∞' : format(high)})`
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], conjunction = 'and'): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`
}

/** Whole numbers, ascending, with runs of three or more drawn together: "1–5, 7, 9". */
export function ranges(values: readonly number[]): string {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  const parts: string[] = []
  for (let start = 0; start < sorted.length; ) {
    let end = start
    while (sorted[end + 1] === sorted[end]! + 1) end++
    if (end - start < 2) end = start
    parts.push(start === end ? String(sorted[start]) : `${sorted[start]}–${sorted[end]}`)
    start = end + 1
  }
  return parts.join(', ')
}

/** "1 trial", "2 trials". */
export function plural(amount: number, noun: string, many = `${noun}s`): string {
  return `${count(amount)} ${amount === 1 ? noun : many}`
}

/** A wait as people say it: "0.8 s", "2 min 5 s", "3 h 20 min". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${count(Math.floor(whole / 3600))} h ${Math.round((whole % 3600) / 60)} min`
}
