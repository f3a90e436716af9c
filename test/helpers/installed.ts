// A project of someone's own with lagbench installed: the package as `npm pack` makes it, with what the package builds, unpacked into node_modules.

import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { execa } from 'execa'
import { build } from '../../packaging/build.ts'

const root = resolve(import.meta.dirname, '../..')

export interface Installed {
  /** Node's modules: lagbench itself, what it depends on, and commands in .bin. */
  readonly modules: string
  /** The files of the package, as paths within it. */
  readonly files: readonly string[]
  /** An environment in which its commands are found before all others. */
  readonly env: Readonly<Record<string, string>>
}

/** Builds, packs and unpacks into a new temporary folder, which is for the caller to remove. */
export async function installLagbench(): Promise<Installed & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'lagbench-test-'))
  const staging = join(folder, 'staging')
  await mkdir(staging)
  for (const part of ['package.json', 'bin', 'templates', 'docs', 'LICENSE', 'README.md', 'CITATION.cff'])
    await cp(join(root, part), join(staging, part), { recursive: true })
  await mkdir(join(staging, 'results/quick'), { recursive: true })
  await cp(join(root, 'results/quick/trials.jsonl'), join(staging, 'results/quick/trials.jsonl'))
  await build(join(staging, 'dist'))
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const [packed] = JSON.parse((await execa('npm', pack, { cwd: staging })).stdout)
  const modules = join(folder, 'node_modules')
  await mkdir(join(modules, 'lagbench'), { recursive: true })
  await execa('tar', ['xzf', join(folder, packed.filename), '-C', join(modules, 'lagbench'), '--strip-components=1'])
  await linkDependencies(modules)
  await mkdir(join(modules, '.bin'))
  await symlink('../lagbench/bin/lagbench.js', join(modules, '.bin/lagbench'))
  await symlink(process.execPath, join(modules, '.bin/node'))
  const env = { PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH}` }
  return { folder, modules, files: packed.files.map(({ path }: { path: string }) => path), env }
}

async function linkDependencies(modules: string): Promise<void> {
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name.startsWith('.') || name === 'lagbench') continue
    await symlink(join(root, 'node_modules', name), join(modules, name))
  }
}
