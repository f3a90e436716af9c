// Runs the command line as a user does, in a process of its own.

import { fileURLToPath } from 'node:url'
import { execa } from 'execa'

const bin = fileURLToPath(new URL('../../bin/lagbench.js', import.meta.url))

export interface Finished {
  readonly exitCode: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/** A running command, to be awaited or killed. */
export function start(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  return execa(process.execPath, [bin, ...args], { cwd, env, reject: false })
}

export async function lagbench(args: readonly string[], cwd: string, env?: Readonly<Record<string, string>>): Promise<Finished> {
  return inTurn(async () => {
    const { exitCode, stdout, stderr } = await start(args, cwd, env)
    return { exitCode, stdout, stderr }
  })
}

/** AVA starts all tests of a file at once; so many processes would keep each other from ever getting anywhere. */
const AT_ONCE = 2
let free = AT_ONCE
const waiting: (() => void)[] = []

export async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (free > 0) free -= 1
  else await new Promise<void>(resolve => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
}

/** The command as a line of shell. */
export function shellLine(args: readonly string[]): string {
  return [process.execPath, bin, ...args].map(word => `'${word}'`).join(' ')
}

/** The path of a suite file of these tests. */
export function suitePath(name: string): string {
  return fileURLToPath(new URL(`suites/${name}.ts`, import.meta.url))
}
