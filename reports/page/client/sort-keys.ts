// What the rows of a table are sorted by: numbers before texts, and what is empty last, in either direction.

export type SortKey = number | string | null
export type Direction = 'ascending' | 'descending'

const units: { readonly [unit: string]: number } = { M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 }

/**
 * The key of a cell as it is written: "3 of 5 (…)" is a share, "> 1.2 M" a number (just above it), "none of 20" zero, "–" nothing, and
 * what begins with no number a text.
 */
export function keyOfText(text: string): SortKey {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed === '–' || trimmed === '-') return null
  const share = /^(none|[\d,]+) of ([\d,]+)/.exec(trimmed)
  if (share !== null) return (share[1] === 'none' ? 0 : plain(share[1]!)) / plain(share[2]!)
  const number = /^(> )?([+−-]?[\d,]*\.?\d+(?:e[+-]?\d+)?)(?: ([MGTPE]))?(?=$|[\s(–%;,])/i.exec(trimmed)
  if (number === null) return trimmed
  const value = plain(number[2]!) * (units[number[3] ?? ''] ?? 1)
  return number[1] === undefined ? value : value * (1 + 1e-9)
}

function plain(digits: string): number {
  return Number(digits.replaceAll(',', '').replace('−', '-'))
}

/** Negative when `a` stands before `b`. */
export function compareKeys(a: SortKey, b: SortKey, direction: Direction): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const sign = direction === 'ascending' ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return sign * (a < b ? -1 : a > b ? 1 : 0)
}
