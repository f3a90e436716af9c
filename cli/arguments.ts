// Reads command-line values. Every reader notes its problem and lets the others go on, so that one message names all mistakes.

import type { Command } from 'commander'
import { UsageError } from '../runner/errors.ts'
import { expected } from '../runner/expected.ts'
import { nearest } from '../runner/suggest.ts'

export interface Range {
  readonly least: number
  readonly most: number
}

/** A whole number within the range; undefined if the option is absent or wrong. */
export function wholeNumber(
  problems: string[],
  flag: string,
  text: string | undefined,
  { least, most }: Range,
): number | undefined {
  if (text === undefined) return undefined
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value
  const what =
    most === Number.MAX_SAFE_INTEGER ? `a whole number of at least ${least}` : `a whole number from ${least} to ${most}`
  problems.push(expected(flag, what, Number.isFinite(value) ? value : text))
  return undefined
}

/** `a,b` as names; an empty list stays a list. */
export function names(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined
  const parts = text.split(',').map(name => name.trim())
  return [...new Set(parts.filter(name => name !== ''))]
}

/**
 * The command's own operands. Commander leaves unknown flags among them (commands allow these, to report all mistakes together): they
 * become problems, and so does an operand too many.
 */
export function operands(
  problems: string[],
  command: Command,
  most: number,
): { readonly values: readonly string[]; readonly strayFlags: boolean } {
  const first = command.args.findIndex(isFlag)
  // What follows an unknown flag may be its value, so it can't be judged.
  const values = first < 0 ? command.args : command.args.slice(0, first)
  const flags = first < 0 ? [] : command.args.slice(first).filter(isFlag)
  const known = command.options.flatMap(({ long }) => long ?? [])
  for (const flag of flags) {
    const near = nearest(flag.split('=')[0]!, known)
    const advice = near === undefined ? `see \`lagbench ${command.name()} --help\`` : `did you mean \`${near}\`?`
    problems.push(`Expected an option of \`lagbench ${command.name()}\`, got \`${flag}\`; ${advice}`)
  }
  for (const extra of values.slice(most)) {
    problems.push(`Expected ${['no argument', 'one argument', 'two arguments'][most]} beside the options, got \`${extra}\` too`)
  }
  return { values: values.slice(0, most), strayFlags: flags.length > 0 }
}

/** Runs `work` and notes the problems of a UsageError; undefined then. */
export async function collecting<Value>(problems: string[], work: () => Value | Promise<Value>): Promise<Value | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}

/** Words as one would type them in a shell. */
export function shellCommand(words: readonly string[]): string {
  return words.map(word => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ')
}

function isFlag(text: string): boolean {
  return text.length > 1 && text.startsWith('-')
}
