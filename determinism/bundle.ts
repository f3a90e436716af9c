// Makes one JavaScript file of everything that the trials need, for runtimes that strip no types and scan no folders.

import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { loadRegistry } from '../runner/registry.ts'
import { promisesTheSameBits } from './trials.ts'

const root = resolve(import.meta.dirname, '..')

/** engine/math.ts with the platform's functions in place of its own: the same trials must then come out otherwise. */
const platformFunctions: Plugin = {
  name: 'platform-functions',
  setup({ onLoad }) {
    onLoad({ filter: /engine[\\/]math\.ts$/ }, async ({ path }) => {
      const contents = (await readFile(path, 'utf8')).replaceAll(
        /^export function (exp|expm1|tanh|log)\(x: number\): number \{/gm,
        '$& if (true) return Math.$1(x)',
      )
      return { contents, loader: 'ts' }
    })
  },
}

/**
 * Writes the bundle into `folder` and returns its path; `functions` says whose elementary functions it has. Throws where anything in
 * it imports a module of Node's.
 */
export async function bundle(folder: string, functions: 'own' | 'platform'): Promise<string> {
  const { methods, tasks } = await loadRegistry()
  const covered = [...methods.values()].filter(promisesTheSameBits)
  const imports = (room: string, entries: readonly { readonly id: string }[]): string =>
    entries.map(({ id }, i) => `import ${room}${i} from './${room}/${id}.ts'\n`).join('')
  const names = (room: string, count: number): string => Array.from({ length: count }, (_, i) => `${room}${i}`).join(', ')
  const contents = `${imports('methods', covered)}${imports('tasks', [...tasks.values()])}import { start } from './determinism/start.ts'
start([${names('methods', covered.length)}], [${names('tasks', tasks.size)}])`
  const outfile = join(folder, `${functions}-functions.mjs`)
  await build({
    stdin: { contents, resolveDir: root, sourcefile: 'determinism-entry.ts', loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    // The oldest runtime measured is Node 20. Nothing is minified: what runs is what was written.
    target: 'es2023',
    plugins: functions === 'platform' ? [platformFunctions] : [],
    logLevel: 'silent',
  })
  return outfile
}
