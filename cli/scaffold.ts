// A file of one's own from a template: another name in it, and imports that fit its place. The templates are files that run as they are
// (templates/), with imports from 'lagbench'.

import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { PACKAGE } from '../runner/code-files.ts'

export const TEMPLATES = {
  cell: { template: 'my-cell', room: 'methods' },
  learner: { template: 'my-search', room: 'methods' },
  task: { template: 'my-task', room: 'tasks' },
  suite: { template: 'my-suite', room: 'suites' },
} as const
export type Template = keyof typeof TEMPLATES

export interface Scaffold {
  /** The file's text. */
  readonly code: string
  /** Its test's. */
  readonly test: string
}

/** Both files of a template under another name. `ending` is that of the code that the test imports. */
export function scaffold(kind: Template, id: string, ending: '.ts' | '.mts'): Scaffold {
  const { template } = TEMPLATES[kind]
  const textOf = (file: string): string => {
    const text = readFileSync(new URL(`templates/${file}`, PACKAGE), 'utf8')
    return renamed(text, template, id).replaceAll(`./${id}.ts`, `./${id}${ending}`)
  }
  return { code: textOf(`${template}.ts`), test: textOf(`${template}.test.ts`) }
}

/** `my-cell` and `My cell` become `wide-gru` and `Wide gru`. */
function renamed(text: string, from: string, to: string): string {
  const inWords = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
  return text.replaceAll(new RegExp(`\\b${from}(?!-)\\b`, 'g'), to).replaceAll(inWords(from), inWords(to))
}

/** A scaffold for lagbench's own folders: imports from the modules themselves, a test for AVA in test/. */
export function forCheckout({ code, test }: Scaffold, room: string): Scaffold {
  const forAva = test
    .replace("import assert from 'node:assert/strict'\n", '')
    .replace("'node:test'", "'ava'")
    .replaceAll('async () =>', 'async t =>')
    .replaceAll('assert.deepEqual(', 't.deepEqual(')
    .replaceAll('assert.notEqual(', 't.not(')
  return {
    code: withOwnImports(code, room, room),
    test: withOwnImports(forAva, `test/${room}`, room),
  }
}

/** Imports from 'lagbench' as imports from the modules that index.ts takes the names from, and './' as the room, for a file in `folder`. */
function withOwnImports(text: string, folder: string, room: string): string {
  const modules = entryModules()
  const imports = new Map<string, string>()
  const rest = text.replaceAll(
    /^import (?:\{ ([^}]*) \}|(\w+)) from '(.+)'\n/gm,
    (_, names: string | undefined, name: string, from: string) => {
      if (from !== 'lagbench') imports.set(from.startsWith('./') ? relativeTo(folder, posix.join(room, from)) : from, name)
      for (const each of from === 'lagbench' ? names!.split(', ') : []) {
        const module = modules.get(each)
        if (module === undefined) throw new Error(`Expected index.ts to export '${each}', which a template imports`)
        const at = module.startsWith('./') ? relativeTo(folder, module) : module
        imports.set(at, imports.has(at) ? imports.get(at)!.replace(' }', `, ${each} }`) : `{ ${each} }`)
      }
      return '@'
    },
  )
  // Packages first, then what is far, in the order of the alphabet.
  const rank = (from: string): string => (from.startsWith('.') ? '1' : '0') + from
  const sorted = [...imports].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
  const files = rest.replaceAll("resolve('./", `resolve('${relativeTo(folder, room)}/`)
  return files.replace(/@+/, sorted.map(([from, names]) => `import ${names} from '${from}'\n`).join(''))
}

function relativeTo(folder: string, module: string): string {
  const path = posix.relative(folder, module)
  return path.startsWith('.') ? path : `./${path}`
}

/** Which module each name of the public API comes from. */
function entryModules(): ReadonlyMap<string, string> {
  const text = readFileSync(new URL('index.ts', PACKAGE), 'utf8')
  const exports = text.matchAll(/^export \{([^}]*)\} from '([^']+)'/gm)
  return new Map(
    [...exports].flatMap(([, names, module]) =>
      names!.split(',').map(name => [name.trim().replace(/^type /, ''), module!] as const),
    ),
  )
}
