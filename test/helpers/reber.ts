// The Reber language told otherwise than by its automaton: as a regular expression, and by the last two symbols.

import type { Sequence } from '../../engine/sequence.ts'
import type { TaskInstance } from '../../tasks/task.ts'
import { bufferFor } from './samples.ts'

export const SYMBOLS = 'BTPSXVE'

const UPPER = '(XT*VP)*(S|XT*VV)'
const REBER = new RegExp(`^B(TS*X${UPPER}|PT*V(V|P${UPPER}))E$`)

export function isReber(text: string): boolean {
  return REBER.test(text)
}

export function isEmbeddedReber(text: string): boolean {
  return /^B([TP])B.*E\1E$/.test(text) && isReber(text.slice(2, -2))
}

/** All strings of up to `longest` symbols. */
export function reberStrings(longest: number): string[] {
  const found: string[] = []
  const upper = (text: string): void => {
    if (text.length + 2 <= longest) found.push(`${text}SE`)
    for (let loops = `${text}X`; loops.length < longest; loops += 'T') lower(`${loops}V`)
  }
  const lower = (text: string): void => {
    if (text.length + 2 <= longest) found.push(`${text}VE`)
    if (text.length < longest) upper(`${text}P`)
  }
  for (let loops = 'BT'; loops.length < longest; loops += 'S') upper(`${loops}X`)
  for (let loops = 'BP'; loops.length < longest; loops += 'T') lower(`${loops}V`)
  return found
}

/** A grammar's string of n symbols has n - 2 that were chosen from two. */
export function reberProbability(text: string): number {
  return 2 ** (2 - text.length)
}

/** What can come after a beginning of a string; B after a whole one. */
export function nextInReber(prefix: string): string {
  const [, last] = /(.?.)$/.exec(prefix)!
  if (/E$/.test(last)) return 'B'
  if (/B$/.test(last)) return 'TP'
  if (/^(BT|TS|SS)$/.test(last)) return 'SX'
  if (/^(TX|SX|VP)$/.test(last)) return 'XS'
  // After B T comes S or X, so that T T is in the lower loop.
  if (/^(BP|PT|TT|XT|XX|PX)$/.test(last)) return 'TV'
  if (/^(TV|PV|XV)$/.test(last)) return 'PV'
  if (/^(XS|PS|VV)$/.test(last)) return 'E'
  throw new Error(`Not the beginning of a Reber string: ${prefix}`)
}

export function nextInEmbeddedReber(prefix: string): string {
  const inner = prefix.slice(2)
  if (prefix === 'B') return 'TP'
  if (inner === '') return 'B'
  if (isReber(inner)) return prefix[1]
  return isReber(inner.slice(0, -1)) ? 'E' : nextInReber(inner)
}

/** A sequence's inputs as text. */
export function readOf({ symbols, length }: Sequence): string {
  return Array.from(symbols.subarray(0, length), symbol => SYMBOLS[symbol]).join('')
}

/** The symbol that each target stands for, as text. */
export function toldOf({ targets, targetCount, targetSize }: Sequence): string {
  let text = ''
  for (let i = 0; i < targetCount; i++) {
    const row = targets.subarray(i * targetSize, (i + 1) * targetSize)
    if (row.reduce((sum, value) => sum + value, 0) !== 1) return 'not one-hot'
    text += SYMBOLS[row.indexOf(1)]
  }
  return text
}

/** A sequence that reads `text`, for `correct`. */
export function sequenceOf(instance: TaskInstance, text: string): Sequence {
  const buffer = bufferFor(instance)
  buffer.begin(text.length)
  for (const [t, symbol] of [...text].entries()) {
    buffer.setSymbol(t, SYMBOLS.indexOf(symbol))
    buffer.addTarget(t)
  }
  return buffer
}

/** Answers to all prefixes of `text`: 0.6 and 0.4 for what can come next, 0.3 for all else. */
export function answersTo(text: string, nextIn: (prefix: string) => string): Float64Array {
  const answers = new Float64Array(text.length * SYMBOLS.length).fill(0.3)
  for (let t = 0; t < text.length; t++)
    for (const [i, symbol] of [...nextIn(text.slice(0, t + 1))].entries())
      answers[t * SYMBOLS.length + SYMBOLS.indexOf(symbol)] = i === 0 ? 0.6 : 0.4
  return answers
}

/** Answers with that of `symbol` at `step` replaced. */
export function altered(answers: Float64Array, step: number, symbol: string, value: number): Float64Array {
  return answers.with(step * SYMBOLS.length + SYMBOLS.indexOf(symbol), value)
}
