// lagbench new: a method, a task or a suite of one's own, as a file that runs, and its test.

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Command } from 'commander'
import { UsageError } from '../runner/errors.ts'
import { expected } from '../runner/expected.ts'
import { loadRegistry } from '../runner/registry.ts'
import { fileSystemProblem } from '../runner/store-errors.ts'
import { listed } from '../runner/suggest.ts'
import { operands } from './arguments.ts'
import { suiteIds } from './load-suite.ts'
import { columns, printJson, printText } from './output.ts'
import type { Template } from './scaffold.ts'
import { filesFor, inCheckout } from './scaffold-files.ts'

const KINDS = ['method', 'task', 'suite'] as const
type Kind = (typeof KINDS)[number]
const METHOD_KINDS = ['cell', 'learner'] as const

interface NewFlags {
  readonly kind?: string
  readonly to?: string
  readonly json?: true
}

const HELP = `
The file is a small working example with the places to change: a cell with a learning rule that is there, a learner from scratch, a task, a
suite. It goes to the current folder; in a checkout of lagbench to the folder where it is found. Nothing is ever overwritten.

Examples:
  lagbench new method wide-gru                   a cell (about 20 lines)
  lagbench new method hill-climb --kind learner  a learner of its own
  lagbench new task first-bit --to tasks`

export function addNewCommand(program: Command): void {
  program
    .command('new')
    .description('Start a method, a task or a suite of your own: one file that runs, and its test.')
    .usage('method|task|suite NAME [options]')
    .argument('[KIND]', `what to start: ${KINDS.join(', ')}`)
    .argument('[NAME]', 'its id: lower-case words joined by hyphens')
    .option('--kind <kind>', `of a method: ${METHOD_KINDS.join(' or ')} (default: cell)`)
    .option('--to <folder>', 'folder to write to')
    .option('--json', 'print what was written as JSON, and nothing else, on stdout')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_kind: unknown, _name: unknown, flags: NewFlags, command: Command) => {
      await start(command, flags)
    })
}

async function start(command: Command, flags: NewFlags): Promise<void> {
  const problems: string[] = []
  const { values, strayFlags } = operands(problems, command, 2)
  const kind = KINDS.find(known => known === values[0])
  const id = values[1]
  if (kind === undefined && !(strayFlags && values[0] === undefined))
    problems.push(expected('KIND', `one of ${listed(KINDS)}`, values[0]))
  const template = templateOf(problems, kind, flags.kind)
  if (id !== undefined && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    problems.push(expected('NAME', 'lower-case words joined by hyphens, as `my-gru`', id))
  else if (id !== undefined && kind !== undefined) {
    const { methods, tasks } = await loadRegistry()
    const taken = { method: [...methods.keys()], task: [...tasks.keys()], suite: await suiteIds() }[kind]
    if (taken.includes(id)) problems.push(`Expected \`NAME\` to be new, got \`${id}\`, which is a ${kind} of lagbench's own`)
  } else if (id === undefined && !strayFlags) problems.push(expected('NAME', 'the id of what is started', id))
  if (problems.length > 0 || kind === undefined || template === undefined || id === undefined) throw new UsageError(problems)

  const files = filesFor(template, id, flags.to)
  const there = files.filter(({ path }) => existsSync(path))
  if (there.length > 0)
    throw new UsageError(
      there.map(({ path }) => `Expected nothing at \`${path}\`, found a file; it stays as it is, choose another NAME or --to`),
    )
  for (const { path, text } of files) {
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text, { flag: 'wx' })
    } catch (error) {
      throw fileSystemProblem(error, path)
    }
  }
  const [code, test] = files.map(({ path }) => path) as [string, string]
  const next = nextSteps(kind, id, code, test, flags.to === undefined && inCheckout())
  if (flags.json) printJson({ kind, id, file: code, test, next: next.map(([line]) => line) })
  else printText([code, test, '', columns(next.map(([line, why]) => [line, `# ${why}`]))].join('\n'))
}

function templateOf(problems: string[], kind: Kind | undefined, methodKind: string | undefined): Template | undefined {
  if (methodKind !== undefined && kind !== undefined && kind !== 'method')
    problems.push(`Expected no \`--kind\` with a ${kind}, got \`${methodKind}\``)
  if (kind !== 'method') return kind
  const template = METHOD_KINDS.find(known => known === (methodKind ?? 'cell'))
  if (template === undefined) problems.push(expected('--kind', `one of ${listed(METHOD_KINDS)}`, methodKind))
  return template
}

/** Commands to go on with, and why. */
function nextSteps(kind: Kind, id: string, code: string, test: string, checkout: boolean): [string, string][] {
  const own = checkout ? '' : ` --with ${code}`
  const digests: [string, string][] = checkout ? [['npm run determinism -- --update', 'its golden digests, before it lands']] : []
  const runTest: [string, string] = [checkout ? `npx ava ${test}` : `npx node --test ${test}`, 'its test']
  switch (kind) {
    case 'method':
      return [
        runTest,
        [`npx lagbench check ${code}`, 'does it keep the contract, and what is still to be said of it'],
        [`npx lagbench trial --method ${id} --task latch --set latch.lag=10${own}`, 'one trial'],
        [`npx lagbench run quick --methods ${id},lstm-1997${own}`, 'beside another method'],
        ...digests,
      ]
    case 'task':
      return [
        runTest,
        [`npx lagbench show task ${id} --lag 5${own}`, 'a sequence to look at'],
        [`npx lagbench trial --method lstm --task ${id}${own}`, 'one trial'],
        ...digests,
      ]
    case 'suite':
      return [runTest, [`npx lagbench run ${checkout ? id : code}`, 'its trials, and a report']]
  }
}
