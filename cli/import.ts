// lagbench import: puts the trials of an exported folder into a store, so that a run needs only what is not there.

import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { PACKAGE } from '../runner/code-files.ts'
import { UsageError } from '../runner/errors.ts'
import { RESULTS_FILE } from '../runner/exchange/format.ts'
import { importResults } from '../runner/exchange/import.ts'
import { readSoundResults } from '../runner/exchange/read.ts'
import { expected } from '../runner/expected.ts'
import { openStore } from '../runner/store.ts'
import { advise } from '../runner/suggest.ts'
import { operands } from './arguments.ts'
import { note, printJson, printText } from './output.ts'

interface ImportFlags {
  readonly out?: string
  readonly json?: true
}

const HELP = `
FOLDER may be the id of a suite whose results come with lagbench: \`lagbench import quick\`.
Everything in the folder's trials.jsonl is checked first: form, digests, keys. Then all trials are stored, or none. Trials that are there
with the same result stay; if one is there with another result, nothing is imported.

Examples:
  lagbench import quick && lagbench run quick --with my-gru.ts     runs the trials of my-gru only
  lagbench import results/quick --out elsewhere`

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('Put the trials of an exported folder into a store: a run then needs only what is not there.')
    .usage('FOLDER [options]')
    .argument('[FOLDER]', 'folder that `lagbench export` has written, or the id of a suite whose results come with lagbench')
    .option('--out <dir>', 'folder of the store (default: lagbench-out/ and the id of the suite)')
    .option('--json', 'print what was imported as JSON, and nothing else, on stdout')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_folder: unknown, flags: ImportFlags, command: Command) => {
      await importFolder(command, flags)
    })
}

async function importFolder(command: Command, flags: ImportFlags): Promise<void> {
  const problems: string[] = []
  const given = operands(problems, command, 1)
  const [folder] = given.values
  if (folder === undefined && !given.strayFlags) problems.push('Expected a FOLDER to import, got none')
  if (folder === undefined || problems.length > 0) throw new UsageError(problems)
  const file = readSoundResults(await committed(folder))
  const { id } = file.stored.plan
  const out = flags.out ?? join('lagbench-out', id)
  const store = openStore(out, 'write')
  try {
    const imported = importResults(file, store)
    if (flags.json) printJson({ suite: id, store: store.path, ...imported, curvePointsKept: { every: file.every } })
    else {
      if (file.every > 1) note(`The learning curves in \`${folder}\` were thinned: one point in ${file.every}, and the last.`)
      if (imported.plan === 'kept') note(`The store has a plan of \`${id}\` already, and keeps it.`)
      printText(`${id}: ${imported.added} trials imported, ${imported.present} there before\n${store.path}`)
    }
  } finally {
    store.close()
  }
}

/** A folder as it is, or where the results of that suite lie that come with lagbench. */
async function committed(name: string): Promise<string> {
  if (existsSync(name) || /[\\/]/.test(name)) return name
  const folder = fileURLToPath(new URL('results/', PACKAGE))
  if (existsSync(join(folder, name, RESULTS_FILE))) return join(folder, name)
  const ids = await readdir(folder).catch(() => [])
  const known = ids.filter(id => existsSync(join(folder, id, RESULTS_FILE)))
  throw new UsageError([
    expected(
      'FOLDER',
      'a folder of results, or the id of a suite whose results come with lagbench',
      name,
      advise(name, known, 'suites'),
    ),
  ])
}
