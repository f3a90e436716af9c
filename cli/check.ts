// lagbench check: does a method keep the contract? All checks of conformance/ on one method, with a line for each.

import { stat } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { runChecks } from '../conformance/check-method.ts'
import { CODE, HOME } from '../runner/code-files.ts'
import { UsageError } from '../runner/errors.ts'
import { expected } from '../runner/expected.ts'
import { importOutside } from '../runner/extensions/import-file.ts'
import { loadRegistry, type Registry } from '../runner/registry.ts'
import { advise } from '../runner/suggest.ts'
import { operands, wholeNumber } from './arguments.ts'
import { resultText, summaryText } from './check-text.ts'
import { isPath } from './load-suite.ts'
import { printJson, printText } from './output.ts'

interface CheckFlags {
  readonly task?: string
  readonly seed?: string
  readonly json?: true
}

const HELP = `
A method file exports a method as default (\`export default defineMethod({ ... })\`). Checked are its description and options, what it
returns, determinism (again, in another order, beside others, on another thread), its gradient, its counted costs, the budget, its memory,
and all that it claims of itself. For every fault: what failed and where, what was expected, what came, how to mend it.

Examples:
  lagbench check my-method.ts
  lagbench check my-method.ts --task temporal-order    on one task only
  lagbench check lstm-1997                             a method that lagbench has

Exit codes: 0 all holds, 1 a check failed, 2 wrong usage or a file that does not load.`

export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('Check that a method keeps the contract: a file of your own, or a method by its id.')
    .usage('FILE|METHOD [options]')
    .argument('[FILE|METHOD]', 'a method file (.ts or .js), or the id of a method (see `lagbench list methods`)')
    .option('--task <id>', 'check on this task only (default: a few small ones, and every task for `skip`)')
    .option('--seed <n>', 'the seed (default: 1)')
    .option('--json', 'print the results as JSON')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_name: unknown, flags: CheckFlags, command: Command) => {
      process.exitCode = await check(command, flags)
    })
}

async function check(command: Command, flags: CheckFlags): Promise<number> {
  const problems: string[] = []
  const { values, strayFlags } = operands(problems, command, 1)
  const [name] = values
  if (name === undefined && !strayFlags) problems.push('Expected a FILE or the id of a METHOD to check, got none')
  const seed = wholeNumber(problems, '--seed', flags.seed ?? '1', { least: 0, most: Number.MAX_SAFE_INTEGER })
  const registry = await loadRegistry()
  const { task } = flags
  if (task !== undefined && !registry.tasks.has(task))
    problems.push(expected('--task', 'one of the tasks', task, advise(task, registry.tasks.keys(), 'tasks')))
  const missing = registry.tasks.get(task ?? '')?.missing?.()
  if (missing !== undefined) problems.push(`Task ${task} cannot run here: ${missing}`)
  if (name === undefined || seed === undefined || problems.length > 0) throw new UsageError(problems)

  const { method, file } = await loadMethod(name, registry)
  const quiet = flags.json === true
  const shown = relative(process.cwd(), file)
  if (!quiet) printText(`${shown}, seed ${seed}`)
  const options = { file, seed, registry, ...(task === undefined ? {} : { tasks: [task] }) }
  const results = await runChecks(method, options, result => {
    if (!quiet) printText(resultText(result))
  })
  const holds = results.every(({ status }) => status !== 'fails')
  if (quiet) printJson({ file: shown, seed, holds, checks: results })
  else printText(`\n${summaryText(results)}`)
  return holds ? 0 : 1
}

/** A method and its file, by its id or by a path. Throws a UsageError where there is none. */
async function loadMethod(name: string, registry: Registry): Promise<{ readonly method: unknown; readonly file: string }> {
  const own = registry.methods.get(name)
  if (own !== undefined) return { method: own, file: fileURLToPath(new URL(`methods/${name}${CODE}`, HOME)) }
  const file = resolve(name)
  if ((await stat(file).catch(() => undefined))?.isFile() !== true) {
    const advice = isPath(name) ? 'there is no such file' : advise(name, registry.methods.keys(), 'methods')
    throw new UsageError([expected('FILE|METHOD', 'a method file or the id of a method', name, advice)])
  }
  const module = await importOutside(pathToFileURL(file).href, name, 'method file')
  if (module.default === undefined)
    throw new UsageError([
      `Expected the method file \`${name}\` to export a method as default, got none; end it with \`export default defineMethod({...})\``,
    ])
  return { method: module.default, file }
}
