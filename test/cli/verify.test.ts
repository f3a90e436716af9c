// lagbench verify, end to end: what holds, and every kind of forgery.

import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { changedLine, withFittingDigests } from '../runner/exchange/results.ts'
import { edit, exportedRun } from './exported-run.ts'
import { lagbench } from './lagbench.ts'

const made = exportedRun()

/** One sequence more in the fifth trial. */
const forged = (text: string) =>
  changedLine(text, 5, line => {
    line.counters.sequences += 1
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
  const sample = async (...flags: string[]) =>
    JSON.parse((await lagbench(['verify', 'results/tiny', '--sample', '3', '--json', ...flags], folder)).stdout).again.trials
  const five = await sample('--seed', '5', '--threads', '1')
  t.is(five.length, 3)
  t.notDeepEqual(await sample('--seed', '6'), five)
})

test('verify finds a changed number in the report, in a figure and in the trials, and names each', async t => {
  const cwd = await (await made).copy(t)
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
  const cwd = await (await made).copy(t)
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
  const cwd = await (await made).copy(t)
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
