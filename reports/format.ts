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
  // The whole part of -0.5 is "-0", whose sign no number keeps.
  const digitsBefore = count(Math.abs(Number(whole)))
  return `${rounded < 0 ? '-' : ''}${digitsBefore}${fraction === undefined ? '' : `.${fraction}`}`
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

/** A wait as people say it, in two units at the most: "under a second", "42 s", "3 min 10 s", "2 h 5 min", "3 d 4 h". */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 1) return 'under a second'
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return twoUnits(minutes, 'min', seconds % 60, 's')
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return twoUnits(hours, 'h', minutes % 60, 'min')
  return twoUnits(Math.floor(hours / 24), 'd', hours % 24, 'h')
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return `${count(large)} ${largeUnit}${small === 0 ? '' : ` ${small} ${smallUnit}`}`
}
