// A file of one's own from a template: another name in it, and imports that fit its place. The templates are files that run as they are
// (templates/), with imports from 'lagbench'.

import { readFileSync } from 'node:fs'
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
  const [code, test] = [`${template}.ts`, `${template}.test.ts`].map(file => {
    const text = readFileSync(new URL(`templates/${file}`, PACKAGE), 'utf8')
    return renamed(text, template, id).replaceAll(`./${id}.ts`, `./${id}${ending}`)
  })
  return { code: code!, test: test! }
}

/** `my-cell` and `My cell` become `wide-gru` and `Wide gru`. */
function renamed(text: string, from: string, to: string): string {
  const inWords = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
  return text.replaceAll(new RegExp(`\\b${from}(?!-)\\b`, 'g'), to).replaceAll(inWords(from), inWords(to))
}

/** A scaffold for lagbench's own folders: imports from the modules themselves, tests for AVA. */
export function forCheckout({ code, test }: Scaffold, room: string, id: string): Scaffold {
  return {
    code: ownImports(code, '../'),
    test: ownImports(test, '../../')
      .replace("import assert from 'node:assert/strict'\nimport test from 'node:test'", "import test from 'ava'")
      .replace(`'./${id}.ts'`, `'../../${room}/${id}.ts'`)
      .replaceAll('async () =>', 'async t =>')
      .replaceAll('assert.deepEqual(', 't.deepEqual(')
      .replaceAll('assert.notEqual(', 't.not('),
  }
}

/** `import { ... } from 'lagbench'` as imports from the modules that index.ts takes the names from. */
function ownImports(text: string, up: string): string {
  const modules = entryModules()
  return text.replace(/(?:import \{[^}]*\} from 'lagbench'\n)+/, imports => {
    const byModule = new Map<string, string[]>()
    for (const list of imports.matchAll(/\{([^}]*)\}/g))
      for (const name of list[1]!.split(',').map(part => part.trim())) {
        if (name === '') continue
        const module = modules.get(name.replace(/^type /, ''))
        if (module === undefined) throw new Error(`Expected index.ts to export '${name}', which a template imports`)
        byModule.set(module, [...(byModule.get(module) ?? []), name])
      }
    return [...byModule]
      .map(([module, names]) => ({ from: module.startsWith('./') ? `${up}${module.slice(2)}` : module, names }))
      .sort((a, b) => distance(a.from) - distance(b.from) || (a.from < b.from ? -1 : 1))
      .map(({ from, names }) => importLine(names, from))
      .join('')
  })
}

/** Packages first, then what is far. */
function distance(specifier: string): number {
  return specifier.startsWith('.') ? 1 : 0
}

function importLine(names: readonly string[], from: string): string {
  const types = names.every(name => name.startsWith('type '))
  const list = names.map(name => (types ? name.slice('type '.length) : name)).join(', ')
  return `import ${types ? 'type ' : ''}{ ${list} } from '${from}'\n`
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
