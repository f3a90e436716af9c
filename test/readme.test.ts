// What the README and the guides point at is there.

import { access, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import test from 'ava'
import { lagbench } from './cli/lagbench.ts'

const root = resolve(import.meta.dirname, '..')

for (const page of ['README.md', 'CONTRIBUTING.md'])
  test(`every file that ${page} links to exists, and nothing is left to fill in`, async t => {
    const text = await readFile(join(root, page), 'utf8')
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(match => match[1])
    for (const link of links) await t.notThrowsAsync(access(join(root, link)), link)
    t.notRegex(text, /<!--(?! lagbench:)|@[A-Z]{3,}@|TODO/)
  })

test("the README's commands and their options are those of the program", async t => {
  const text = await readFile(join(root, 'README.md'), 'utf8')
  const commands = [...text.matchAll(/^npx lagbench (.+?)(?: {2,}#.*)?$/gm)].map(match => match[1].split(' '))
  t.true(commands.length >= 5)
  for (const name of new Set(commands.map(([name]) => name))) {
    const { exitCode, stdout } = await lagbench([name, '--help'], root)
    t.is(exitCode, 0, name)
    for (const words of commands)
      if (words[0] === name)
        for (const flag of words.filter(word => word.startsWith('--'))) t.true(stdout.includes(`  ${flag} `), `${name} ${flag}`)
  }
  // Those that only look.
  for (const words of commands.filter(([name]) => name === 'list' || name === 'show'))
    t.is((await lagbench(words, root)).exitCode, 0, words.join(' '))
})
