// Runtimes that come as npm packages, each an executable file without an install script: exact versions, kept in the cache.

import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ExecaError, execa } from 'execa'
import type { Measurement } from '../golden.ts'
import { type Runtime, TIMEOUT_MS, Unavailable } from './runtime.ts'

/** Below node_modules, where neither git nor a lint rule looks. */
export const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache/lagbench-determinism')

/** Path of the executable `bin/program` of a package, fetched when the cache does not have it yet. */
export async function packagedProgram(name: string, version: string, program: string): Promise<string> {
  const folder = join(CACHE, `${name.replace('/', '-')}-${version}`)
  const file = join(folder, 'node_modules', name, 'bin', program)
  const cached = await access(file).then(
    () => true,
    () => false,
  )
  if (cached) return file
  // Beside its place, so that a download that was cut short is not taken for a runtime later.
  const partial = `${folder}.${process.pid}`
  await mkdir(partial, { recursive: true })
  // Forced, since npm refuses packages for another processor than the one that it runs on.
  const options = ['--prefix', partial, '--force', '--no-save', '--no-package-lock', '--ignore-scripts']
  try {
    await execa('npm', ['install', ...options, `${name}@${version}`])
    await rename(partial, folder)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    // The code alone: the lines after it hold addresses and paths.
    const said = error instanceof ExecaError ? /^npm error code .+$/m.exec(String(error.stderr))?.[0] : undefined
    throw new Unavailable(`npm install ${name}@${version} failed: ${said ?? 'npm did not run'}`)
  }
  return file
}

export async function measureWith(command: readonly [string, ...string[]]): Promise<Measurement[]> {
  try {
    const { stdout } = await execa(command[0], command.slice(1), { timeout: TIMEOUT_MS })
    return JSON.parse(stdout) as Measurement[]
  } catch (error) {
    // What the trials threw says more than the exit code.
    const thrown = error instanceof ExecaError ? /^\w*Error: .+$/m.exec(String(error.stderr))?.[0] : undefined
    throw thrown === undefined ? error : new Error(thrown, { cause: error })
  }
}

/** Node.js for the platform that this runs on. */
export function node(version: string, ...flags: string[]): Runtime {
  return {
    name: flags.length === 0 ? 'Node.js' : `Node.js ${flags.join(' ')}`,
    architecture: process.arch,
    wanted: version,
    async open() {
      const program = await packagedProgram(`node-${process.platform}-${process.arch}`, version, 'node')
      return { version, run: bundle => measureWith([program, ...flags, bundle]) }
    },
  }
}

/** Bun runs on JavaScriptCore, the engine of Safari. */
export function bun(version: string): Runtime {
  const processor = process.arch === 'arm64' ? 'aarch64' : process.arch
  return {
    name: 'Bun (JavaScriptCore)',
    architecture: process.arch,
    wanted: version,
    async open() {
      const program = await packagedProgram(`@oven/bun-${process.platform}-${processor}`, version, 'bun')
      return { version, run: bundle => measureWith([program, bundle]) }
    },
  }
}
