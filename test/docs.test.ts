// What the README and the guides say is so: links lead somewhere, commands run, code compiles and runs. Each page has a folder of its own, in
// which its blocks are done in their order, as a reader would do them who has lagbench installed.

import { globSync } from 'node:fs'
import { access, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import test from 'ava'
import { execa } from 'execa'
import { inTurn, lagbench } from './cli/lagbench.ts'
import { blocksOf, commandsOf } from './helpers/blocks.ts'
import { type Installed, installLagbench } from './helpers/installed.ts'

const root = resolve(import.meta.dirname, '..')
const guides = globSync('docs/*.md', { cwd: root }).sort()
const pages = ['README.md', 'CONTRIBUTING.md', ...guides]
const read = (page: string): Promise<string> => readFile(join(root, page), 'utf8')

const installed = installLagbench()
test.after.always(async () => rm((await installed).folder, { recursive: true, force: true }))

for (const page of pages)
  test(`every file that ${page} links to exists, and nothing is left to fill in`, async t => {
    const text = await read(page)
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(match => match[1]!)
    for (const link of links) await t.notThrowsAsync(access(join(root, page, '..', link)), link)
    t.notRegex(text, /<!--(?! lagbench:| Written by)|@[A-Z]{3,}@|TODO/)
  })

// api.md is made from declarations, and held to them in package.test.ts.
for (const page of pages.filter(page => page !== 'docs/api.md'))
  test(`what ${page} tells to type and to write works, one thing after the other`, async t => {
    t.timeout(600_000)
    const blocks = blocksOf(await read(page))
    if (blocks.length === 0) return t.pass()
    const cwd = await projectFolder(page)
    for (const block of blocks) {
      if (block.language === 'ts') {
        t.regex(block.mark, /^[\w-]+\.ts$/, 'code has the name of its file')
        await writeFile(join(cwd, block.mark), block.text)
      } else if (block.language === 'sh') {
        for (const command of commandsOf(block))
          if (/^npm |&& npm /.test(command))
            for (const part of command.split(' && ')) t.is(await npmProblem(part), undefined, part)
          else if (block.mark === '') {
            const { exitCode, all } = await inTurn(() => shell(command, cwd))
            t.is(exitCode, 0, `${command}\n${all}`)
          } else t.regex(block.mark, /^(network|slow)$/)
      } else t.regex(block.language, /^(bibtex|typescript)?$/, 'a block has a language that is tested, or none')
    }
    const written = blocks.filter(({ language }) => language === 'ts').map(({ mark }) => mark)
    if (written.length > 0) {
      const { exitCode, all } = await inTurn(() => typeCheck(cwd))
      t.is(exitCode, 0, all)
    }
    for (const file of written) t.is((await inTurn(() => shell(`node --no-warnings ${file}`, cwd))).exitCode, 0, file)
  })

/** A folder below the installed package's, with the committed results of the checkout where the page speaks of a checkout. */
async function projectFolder(page: string): Promise<string> {
  const { folder } = await installed
  const cwd = join(folder, page.replaceAll(/\W/g, '-'))
  await mkdir(join(cwd, 'results'), { recursive: true })
  await writeFile(join(cwd, 'package.json'), '{ "type": "module" }')
  if (!page.startsWith('docs/')) await cp(join(root, 'results/quick'), join(cwd, 'results/quick'), { recursive: true })
  return cwd
}

async function shell(command: string, cwd: string) {
  const { env }: Installed = await installed
  // npx takes what is installed; without it a command starts at once.
  return execa(command.replaceAll(/\bnpx /g, ''), { cwd, env, shell: true, reject: false, all: true })
}

/** With the strictest settings that a user might have. */
async function typeCheck(cwd: string) {
  const options = { module: 'nodenext', target: 'es2024', strict: true, noUncheckedIndexedAccess: true, noEmit: true }
  const more = { exactOptionalPropertyTypes: true, allowImportingTsExtensions: true, skipLibCheck: true, types: ['node'] }
  await writeFile(join(cwd, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...options, ...more }, include: ['*.ts'] }))
  return execa(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', cwd], { reject: false, all: true })
}

/** What is wrong with a command of npm's, which takes a network or minutes; undefined if nothing is. */
async function npmProblem(command: string): Promise<string | undefined> {
  const { scripts } = JSON.parse(await read('package.json'))
  const [, verb, script, rest] = /^npm (\S+)(?: ([^-\s]\S*))?(?: -- (.*))?/.exec(command) ?? []
  if (['ci', 'init', 'install', 'pack', 'pkg'].includes(verb!)) return undefined
  const name = verb === 'run' ? script : verb
  if (name === undefined || !Object.hasOwn(scripts, name)) return `no script is called ${name}`
  if (!/^node bin\/lagbench/.test(scripts[name])) return undefined
  const words = `${scripts[name].split(' ').slice(2).join(' ')} ${rest ?? ''}`.trim().split(/\s+/)
  if (words[0] !== 'run') return undefined
  const { stdout } = await lagbench(['list', 'suites', '--json'], root)
  const analyses = await lagbench(['list', 'analyses', '--json'], root)
  const ids = [...JSON.parse(stdout), ...JSON.parse(analyses.stdout)].map(({ id }: { id: string }) => id)
  return ids.includes(words[1]) ? undefined : `no suite is called ${words[1]}`
}

test("the pages' commands and their options are those of the program", async t => {
  const texts = await Promise.all(pages.map(read))
  const commands = texts
    .flatMap(text => blocksOf(text).filter(({ language }) => language === 'sh'))
    .flatMap(commandsOf)
    .flatMap(command => (command.startsWith('npx lagbench ') ? [command.split(' ').slice(2)] : []))
  t.true(commands.length >= 20)
  for (const name of new Set(commands.map(([name]) => name!))) {
    const { exitCode, stdout } = await lagbench([name, '--help'], root)
    t.is(exitCode, 0, name)
    for (const words of commands)
      if (words[0] === name)
        for (const flag of words.filter(word => word.startsWith('--'))) t.true(stdout.includes(`  ${flag} `), `${name} ${flag}`)
  }
})
