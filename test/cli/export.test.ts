// Results that leave the store: exported, reported, imported and verified, as a user would.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type ExecutionContext } from 'ava'
import { deterministicPart } from '../../reports/parts.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { changedLine, withFittingDigests } from '../runner/exchange/results.ts'
import { lagbench, suitePath } from './lagbench.ts'
import { storedResults } from './store-of.ts'

const tiny = suitePath('tiny')

/** A folder with a run of the tiny suite in lagbench-out/tiny, exported to results/tiny. */
const made = (async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lagbench-export-'))
  const ran = await lagbench(['run', tiny], folder)
  const exported = await lagbench(['export', 'tiny'], folder)
  return { folder, ran, exported }
})()
test.after.always(async () => rm((await made).folder, { recursive: true, force: true }))

/** A copy of its own for each test that changes something. */
async function copy(t: ExecutionContext): Promise<string> {
  const cwd = await temporaryFolder(t)
  await cp((await made).folder, cwd, { recursive: true })
  return cwd
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error('Expected a change')
  await writeFile(path, after)
}

/** One sequence more in the fifth trial. */
const forged = (text: string) =>
  changedLine(text, 5, line => {
    line.counters.sequences += 1
  })

const report = async (path: string) => deterministicPart(await readFile(path, 'utf8'))

test('export writes trials, report and figures, and says where', async t => {
  const { folder, ran, exported } = await made
  t.is(ran.exitCode, 0)
  t.is(exported.exitCode, 0)
  t.regex(exported.stdout, /^12 trials, \d+ bytes\nresults\/tiny\/trials\.jsonl\nresults\/tiny\/report\.md$/)
  t.is(exported.stderr, '')
  t.is(await report(join(folder, 'results/tiny/report.md')), await report(join(folder, 'lagbench-out/tiny/report.md')))
})

test('report makes the same report from the exported trials alone', async t => {
  const cwd = await copy(t)
  const before = await report(join(cwd, 'results/tiny/report.md'))
  await rm(join(cwd, 'results/tiny/report.md'))
  await rm(join(cwd, 'lagbench-out'), { recursive: true })
  const { exitCode, stdout } = await lagbench(['report', '--out', 'results/tiny'], cwd)
  t.is(exitCode, 0)
  t.is(stdout.split('\n').at(-1), 'results/tiny/report.md')
  t.is(await report(join(cwd, 'results/tiny/report.md')), before)
})

test('import brings everything back: the same results, the same report, and nothing to run again', async t => {
  const cwd = await copy(t)
  const before = storedResults(join(cwd, 'lagbench-out/tiny'))
  await rm(join(cwd, 'lagbench-out'), { recursive: true })
  const imported = await lagbench(['import', 'results/tiny'], cwd)
  t.is(imported.stdout, 'tiny: 12 trials imported, 0 there before\nlagbench-out/tiny/results.sqlite')
  t.deepEqual(storedResults(join(cwd, 'lagbench-out/tiny')), before)
  t.like(JSON.parse((await lagbench(['run', tiny, '--json'], cwd)).stdout), { total: 12, earlier: 12 })
  t.is(await report(join(cwd, 'lagbench-out/tiny/report.md')), await report(join(cwd, 'results/tiny/report.md')))
  t.like(JSON.parse((await lagbench(['import', 'results/tiny', '--json'], cwd)).stdout), { added: 0, present: 12, plan: 'kept' })
})

test('verify holds for what was exported', async t => {
  const { folder } = await made
  const all = await lagbench(['verify', 'results/tiny', '--all'], folder)
  t.is(
    all.stdout,
    [
      'results/tiny: all holds',
      '  Trials: 12 lines, all digests hold',
      `  Report: report.md and ${(await readFile(join(folder, 'results/tiny/report.md'), 'utf8')).match(/\]\(figures\//g)!.length} figures are, byte for byte, what the trials give`,
      '  Run again: 12 of 12 trials: 12 equal in every bit',
    ].join('\n'),
  )
  t.is(all.exitCode, 0)
  t.regex(all.stderr, /^Running 12 trials again: .+, by the times they took when first run\.\n0\/12 trials/)
})

test('verify claims no more than it has looked at', async t => {
  const { folder } = await made
  const none = await lagbench(['verify', 'results/tiny', '--sample', '0'], folder)
  t.is(none.exitCode, 0)
  t.regex(none.stdout, /^results\/tiny: digests and report hold; no trial was run again\n/)
  const some = await lagbench(['verify', 'results/tiny', '--sample', '3', '--seed', '5'], folder)
  t.is(some.exitCode, 0)
  t.regex(some.stdout, / {2}Run again: 3 of 12 trials, sampled with seed 5: 3 equal in every bit$/)
  const other = async (...flags: string[]) =>
    JSON.parse((await lagbench(['verify', 'results/tiny', '--sample', '3', '--json', ...flags], folder)).stdout).again.trials
  t.deepEqual(await other('--seed', '5', '--threads', '1'), await other('--seed', '5'))
  t.notDeepEqual(await other('--seed', '6'), await other('--seed', '5'))
})

test('verify finds a changed number in the report, in a figure and in the trials, and names each', async t => {
  const cwd = await copy(t)
  await edit(join(cwd, 'results/tiny/report.md'), text => text.replace(/(\| Planned trials +\| )12/, '$113'))
  const figure = (await readFile(join(cwd, 'results/tiny/report.md'), 'utf8')).match(/figures\/[\w-]+\.svg/)![0]
  await edit(join(cwd, 'results/tiny', figure), text => text.replace('</svg>', ' </svg>'))
  const shown = await lagbench(['verify', 'results/tiny', '--sample', '0'], cwd)
  t.is(shown.exitCode, 1)
  t.regex(shown.stdout, /^results\/tiny: DIFFERS\n {2}Trials: 12 lines, all digests hold\n/)
  t.regex(shown.stdout, /report\.md:\d+` \(under "Reproduction", row "Planned trials"\) has ".*13.*", the trials give ".*12/)
  t.true(shown.stdout.includes(`${figure}:`))
  await edit(join(cwd, 'results/tiny/trials.jsonl'), forged)
  const { stdout, exitCode } = await lagbench(['verify', 'results/tiny', '--sample', '0'], cwd)
  t.is(exitCode, 1)
  t.regex(stdout, /trials\.jsonl:6` \(.+ on .+, lag \d+, seed \d\): its digest is not that of the line/)
})

test('verify finds a forged result whose digests and report all fit, by running it again', async t => {
  const cwd = await copy(t)
  await edit(join(cwd, 'results/tiny/trials.jsonl'), text => withFittingDigests(forged(text)))
  await rm(join(cwd, 'results/tiny/report.md'))
  t.is((await lagbench(['report', '--out', 'results/tiny'], cwd)).exitCode, 0)
  t.is((await lagbench(['verify', 'results/tiny', '--sample', '0'], cwd)).exitCode, 0)
  const { stdout, exitCode } = await lagbench(['verify', 'results/tiny', '--all', '--json'], cwd)
  t.is(exitCode, 1)
  const { holds, broken, report, again } = JSON.parse(stdout)
  t.deepEqual([holds, broken, report], [false, [], []])
  const differing = again.trials.filter(({ differences }: { differences: string[] }) => differences.length > 0)
  t.is(differing.length, 1)
  t.is(differing[0].line, 6)
  t.regex(differing[0].differences[0], /^counters was \{.*\}, is \{.*\}$/)
})

test('trials of another version are not comparable, and nothing is said against them', async t => {
  const cwd = await copy(t)
  await edit(join(cwd, 'results/tiny/trials.jsonl'), text =>
    changedLine(text, 0, header => {
      for (const { spec } of header.cells) if (spec.method === 'bptt') spec.methodVersion = 999
    }),
  )
  const { stdout, exitCode } = await lagbench(['verify', 'results/tiny', '--all', '--json'], cwd)
  t.is(exitCode, 1)
  const { again, broken } = JSON.parse(stdout)
  t.is(again.notComparable.length, 1)
  t.regex(again.notComparable[0].reason, /^bptt version 999, now \d+$/)
  t.is(again.notComparable[0].trials + again.of, 12)
  // The keys no longer fit their cells: a change of versions after the fact is found.
  t.true(broken.length > 1)
})

test('compare says that a run and its export are equal', async t => {
  const { folder } = await made
  const { stdout, exitCode } = await lagbench(['compare', 'results/tiny', 'tiny'], folder)
  t.is(exitCode, 0)
  t.regex(
    stdout,
    /- B: `lagbench-out\/tiny\/results\.sqlite`\n\nAll of the 12 shared trials in 6 cells have equal results, bit for bit\.$/,
  )
  t.like(JSON.parse((await lagbench(['compare', 'results/tiny', 'tiny', '--json'], folder)).stdout), { shared: 12, equal: 12 })
})

test('what is wrong in the arguments or in the files is said, with exit code 2', async t => {
  const cwd = await copy(t)
  const says = async (args: readonly string[], expected: RegExp) => {
    const { exitCode, stderr } = await lagbench(args, cwd)
    t.is(exitCode, 2, args.join(' '))
    t.regex(stderr, expected)
  }
  await says(['export'], /Expected a SUITE to export, got none/)
  await says(['export', 'quick'], /Expected results in `lagbench-out\/quick`/)
  await says(['import', 'nowhere'], /Expected results in `nowhere`, found no `trials\.jsonl`/)
  await says(
    ['verify', 'nowhere', '--sample', 'x', '--all'],
    /Expected `--sample` to be a whole number.*\n.*one of `--sample` and `--all`/,
  )
  await says(['compare', 'tiny'], /Expected two results to compare, got `tiny` only/)
  await says(['compare', 'tiny', 'nowhere', '--cost', 'time'], /--cost/)
  await edit(join(cwd, 'results/tiny/trials.jsonl'), text => text.slice(0, -30))
  await says(['verify', 'results/tiny'], /trials\.jsonl:13` to be JSON/)
  await says(['import', 'results/tiny', '--out', 'other'], /trials\.jsonl:13` to be JSON/)
  await t.throwsAsync(readFile(join(cwd, 'other/results.sqlite')))
})
