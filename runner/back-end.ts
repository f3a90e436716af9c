// Which back end runs the nets of this process, as its environment says: for comparisons, since results are the same bits.

import { type BackEnd, interpretedBecause, setBackEnd } from '../engine/create-program.ts'
import { UsageError } from './errors.ts'

const VARIABLE = 'LAGBENCH_BACK_END'
const CHOICES: readonly string[] = ['compiler', 'interpreter'] satisfies BackEnd[]

/** Follows the variable LAGBENCH_BACK_END. Throws a UsageError where it says something else than `compiler` or `interpreter`. */
export function chooseBackEnd(environment: NodeJS.ProcessEnv = process.env): void {
  const wanted = environment[VARIABLE]
  if (wanted === undefined || wanted === '') return
  if (!CHOICES.includes(wanted))
    throw new UsageError([
      `Expected the environment variable ${VARIABLE} to be \`compiler\` or \`interpreter\`, got \`${wanted}\``,
    ])
  setBackEnd(wanted as BackEnd)
}

/** What to tell a user whose nets are not compiled; undefined where they are. */
export function backEndNote(): string | undefined {
  const reason = interpretedBecause()
  return reason && `Nets are interpreted, many times slower than compiled (${reason}); results are the same.`
}
