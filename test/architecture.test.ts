// The house rules that a compiler does not know: imports point downwards, and no room reaches into another's private folders.

import { readdir, readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import test from 'ava'

const root = resolve(import.meta.dirname, '..')

/** From the top floor down: a file may import from its own room and from the rooms below it. */
const floors = [
  'determinism',
  'cli',
  'suites',
  'analyses',
  'reports',
  'conformance',
  'runner',
  'methods',
  'tasks',
  'literature',
  'engine',
]

async function sourceFiles(room: string): Promise<string[]> {
  const entries = await readdir(join(root, room), { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile() && entry.name.endsWith('.ts')).map(entry => join(entry.parentPath, entry.name))
}

/** Every relative import of a file: static, type-only, re-exported or dynamic, and `new URL('./x.ts', import.meta.url)`; the root and its package.json belong to no room. */
function importsOf(file: string, text: string): string[] {
  const specifiers = [...text.matchAll(/(?:from|import|import\(|new URL\()\s*['"](\.[^'"]+)['"]/g)].map(match => match[1])
  return specifiers
    .map(specifier => relative(root, resolve(file, '..', specifier)))
    .filter(target => target !== '' && target !== 'package.json')
}

for (const [floor, room] of floors.entries())
  test(`${room}/ imports only from itself and from the rooms below it`, async t => {
    const files = await sourceFiles(room)
    t.true(files.length > 0)
    for (const file of files)
      for (const target of importsOf(file, await readFile(file, 'utf8'))) {
        const to = floors.indexOf(target.split(/[\\/]/)[0])
        t.true(to >= floor, `${relative(root, file)} imports ${target}`)
      }
  })

/** Puts the platform's generator aside while another library runs. */
const SEEDED_MATH = join('methods', 'library', 'seeded-math.ts')

test('numerics draw no unseeded randomness and read no clock, in text as well as by the lint rule', async t => {
  for (const room of ['engine', 'tasks', 'methods', 'analyses'])
    for (const file of await sourceFiles(room)) {
      if (relative(root, file) === SEEDED_MATH) continue
      const code = (await readFile(file, 'utf8')).replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '')
      t.notRegex(
        code,
        /Math\.(random|exp|log|pow|tanh|sin|cos|cbrt|expm1|log1p)\b|Date\b|performance\b|\*\*/,
        relative(root, file),
      )
    }
})

test('methods do not know tasks by name: only contracts and shared helpers cross that floor', async t => {
  for (const file of await sourceFiles('methods'))
    for (const target of importsOf(file, await readFile(file, 'utf8')))
      if (target.startsWith('tasks')) t.is(target, join('tasks', 'task.ts'), relative(root, file))
})
