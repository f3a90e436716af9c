// lagbench compare: two sets of results, cell by cell and seed by seed.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { compareResults, type ResultsComparison } from '../reports/comparison/compare-results.ts'
import type { ResultCell } from '../reports/comparison/pair-cells.ts'
import { comparisonText } from '../reports/comparison/text.ts'
import { UsageError } from '../runner/errors.ts'
import { expected } from '../runner/expected.ts'
import type { Counters } from '../runner/record.ts'
import { collecting, operands } from './arguments.ts'
import { printJson, printText } from './output.ts'
import { type Results, resultsIn } from './results-of.ts'

interface CompareFlags {
  readonly suite?: string
  readonly cost?: string
  readonly json?: true
}

const COUNTERS: readonly (keyof Counters)[] = ['sequences', 'steps', 'multiplyAdds', 'weightChanges']

const HELP = `
A and B are folders that a run or an export has written, or ids of suites that have been run. Cells pair by the labels of method and task,
the lag and the other parameters of the task; trials pair by seed. Versions, options and budgets may differ: the text says where.

Examples:
  lagbench compare results/quick quick               a committed run against one's own
  lagbench compare lagbench-out/before lagbench-out/after --cost steps`

export function addCompareCommand(program: Command): void {
  program
    .command('compare')
    .description('Compare two sets of results: what changed, which trials are equal, which cells differ significantly.')
    .usage('A B [options]')
    .argument('[A]', 'a folder of results, or the id of a suite that has been run')
    .argument('[B]', 'another one')
    .option('--suite <id>', 'the suite, where a folder holds several')
    .option('--cost <counter>', `which cost tells two solved trials apart: ${COUNTERS.join(', ')} (default: sequences)`)
    .option('--json', 'print the comparison as JSON')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_a: unknown, _b: unknown, flags: CompareFlags, command: Command) => {
      await compare(command, flags)
    })
}

async function compare(command: Command, flags: CompareFlags): Promise<void> {
  const problems: string[] = []
  const given = operands(problems, command, 2)
  const [a, b] = given.values
  if (b === undefined && !given.strayFlags)
    problems.push(`Expected two results to compare, got ${a === undefined ? 'none' : `\`${a}\` only`}`)
  const counter = COUNTERS.find(name => name === (flags.cost ?? 'sequences'))
  if (counter === undefined) problems.push(expected('--cost', `one of ${COUNTERS.join(', ')}`, flags.cost))
  if (a === undefined || b === undefined || counter === undefined) throw new UsageError(problems)
  const first = await collecting(problems, () => resultsOf(a, flags.suite))
  const second = await collecting(problems, () => resultsOf(b, flags.suite))
  if (first === undefined || second === undefined || problems.length > 0) throw new UsageError(problems)
  const comparison = compareResults({ ...first.stored, ...first }, { ...second.stored, ...second }, counter)
  const names = { a: first.path, b: second.path }
  if (flags.json) printJson({ ...names, ...comparisonJson(comparison) })
  else printText(comparisonText(comparison, names).trimEnd())
}

/** A folder as it is, or the folder of a suite. */
function resultsOf(name: string, suite: string | undefined): Results {
  if (existsSync(name)) return resultsIn(name, suite)
  const folder = join('lagbench-out', name)
  if (existsSync(folder)) return resultsIn(folder, suite ?? name)
  throw new UsageError([
    expected(
      'A and B',
      'folders of results, or ids of suites that have been run',
      name,
      'there is neither such a folder nor such a run',
    ),
  ])
}

function comparisonJson({ cells, onlyA, onlyB, ...rest }: ResultsComparison) {
  const named = ({ method, task, lag }: ResultCell) => ({ method, task, lag })
  return {
    ...rest,
    cells: cells.map(({ a, b: _, ...cell }) => ({ ...named(a), ...cell })),
    onlyA: onlyA.map(named),
    onlyB: onlyB.map(named),
  }
}
