// docs/api.md: the public API with its docstrings, from the type declarations that the package holds. `npm run api` writes it, and a test
// fails where it is not what the code says: a change of the API shows as a change of this page.
//
// TypeDoc with its markdown plugin would do it too, but does not take TypeScript 7, and brings 48 MB with a compiler of its own.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, posix, resolve } from 'node:path'
import { build } from './build.ts'
import { type Declaration, type Module, moduleOf, withoutComments } from './declarations.ts'

const root = resolve(import.meta.dirname, '..')
export const API_PAGE = join(root, 'docs', 'api.md')

interface Section {
  readonly heading: string
  readonly sentence: string
  readonly names: { readonly name: string; readonly module: string }[]
}

/** The page, for the package that was built in `folder`. */
export function apiPage(folder: string): string {
  const modules = new Map<string, Module>()
  const load = (path: string): Module => {
    const module = modules.get(path) ?? moduleOf(readFileSync(join(folder, path.replace(/\.ts$/, '.d.ts')), 'utf8'))
    modules.set(path, module)
    return module
  }
  const sections = sectionsOf(readFileSync(join(root, 'index.ts'), 'utf8'), path => [...load(path).declarations.keys()])
  const shown = new Set(sections.flatMap(({ names }) => names.map(({ name, module }) => `${module} ${name}`)))
  const mentioned: Declaration[] = []
  // What is added while the set is walked is walked too.
  for (const each of shown) {
    const [path, name] = each.split(' ') as [string, string]
    const { declarations, imports } = load(path)
    for (const word of new Set(withoutComments(declarations.get(name)?.text ?? '').match(/[A-Za-z]\w*/g))) {
      const from = declarations.has(word) ? path : imports.get(word)
      if (from === undefined || (from !== path && !from.startsWith('.'))) continue
      const target = from === path ? path : posix.join(posix.dirname(path), from)
      if (shown.has(`${target} ${word}`)) continue
      shown.add(`${target} ${word}`)
      mentioned.push(load(target).declarations.get(word)!)
    }
  }
  const page = [
    '# The API',
    "What `import { ... } from 'lagbench'` gives, from the docstrings of the code (`npm run api`). Guides: [a method](add-a-method.md), [a task](add-a-task.md).",
    ...sections.flatMap(({ heading, sentence, names }) => [
      `## ${heading}`,
      sentence,
      ...block(names.flatMap(({ name, module }) => load(module).declarations.get(name) ?? [])),
    ]),
    '## Types that these mention',
    'Not exported by name; here so that every shape is on this page.',
    ...block(mentioned),
  ]
    .join('\n\n')
    .concat('\n')
  // In the form of the house: biome formats the code in markdown too.
  const biome = join(dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')), 'bin/biome')
  const options = { input: page, cwd: root, encoding: 'utf8' } as const
  return execFileSync(process.execPath, [biome, 'format', '--stdin-file-path=docs/api.md'], options)
}

function block(declarations: readonly Declaration[]): string[] {
  if (declarations.length === 0) return []
  return [`\`\`\`typescript\n${declarations.map(({ doc, text }) => doc + text).join('\n\n')}\n\`\`\``]
}

/** The comments of index.ts as sections, with what is exported below each. */
function sectionsOf(index: string, all: (path: string) => readonly string[]): Section[] {
  const sections: Section[] = []
  const parts = index.matchAll(/^\/\/ ([A-Z][\w ]+)\. (.+)$|^export (?:\{([^}]*)\}|\* as \w+) from '\.\/(.+)'$/gm)
  for (const [, heading, sentence, names, module] of parts) {
    if (heading !== undefined) sections.push({ heading, sentence: sentence!, names: [] })
    else {
      const list = names?.split(',').map(name => name.trim().replace(/^type /, '')) ?? all(module!)
      sections.at(-1)?.names.push(...list.filter(name => name !== '').map(name => ({ name, module: module! })))
    }
  }
  return sections
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'lagbench-api-'))
  await build(folder)
  writeFileSync(API_PAGE, apiPage(folder))
  rmSync(folder, { recursive: true })
}
