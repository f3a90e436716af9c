// What the README and the guides point at is there.

import { access, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import test from 'ava'

const root = resolve(import.meta.dirname, '..')

for (const page of ['README.md', 'CONTRIBUTING.md'])
  test(`every file that ${page} links to exists, and nothing is left to fill in`, async t => {
    const text = await readFile(join(root, page), 'utf8')
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(match => match[1])
    for (const link of links) await t.notThrowsAsync(access(join(root, link)), link)
    t.notRegex(text, /<!--|@[A-Z]{3,}@|TODO/)
  })
