// Results that leave the store: exported, reported, imported and compared, as a user would.

import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { openStore } from '../../runner/store.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { planOf, recordOf, specOf } from '../helpers/records.ts'
import { edit, exportedRun, reportIn, tiny } from './exported-run.ts'
import { lagbench } from './lagbench.ts'
import { storedResults } from './store-of.ts'

const made = exportedRun()

test('export writes trials, report and figures, and says where', async t => {
  const { folder, exported } = await made
  t.is(exported.exitCode, 0)
  t.regex(exported.stdout, /^12 trials, \d+ bytes\nresults\/tiny\/trials\.jsonl\nresults\/tiny\/report\.md$/)
  t.is(exported.stderr, '')
  t.is(await reportIn(join(folder, 'results/tiny')), await reportIn(join(folder, 'lagbench-out/tiny')))
})

test('report makes the same report from the exported trials alone', async t => {
  const cwd = await (await made).copy(t)
  const before = await reportIn(join(cwd, 'results/tiny'))
  await rm(join(cwd, 'results/tiny/report.md'))
  await rm(join(cwd, 'lagbench-out'), { recursive: true })
  const { exitCode, stdout } = await lagbench(['report', '--out', 'results/tiny'], cwd)
  t.is(exitCode, 0)
  t.is(stdout.split('\n').at(-1), 'results/tiny/report.md')
  t.is(await reportIn(join(cwd, 'results/tiny')), before)
})

test('import brings everything back: the same results, the same report, and nothing to run again', async t => {
  const cwd = await (await made).copy(t)
  const before = storedResults(join(cwd, 'lagbench-out/tiny'))
  await rm(join(cwd, 'lagbench-out'), { recursive: true })
  const imported = await lagbench(['import', 'results/tiny'], cwd)
  t.is(imported.stdout, 'tiny: 12 trials imported, 0 there before\nlagbench-out/tiny/results.sqlite')
  t.deepEqual(storedResults(join(cwd, 'lagbench-out/tiny')), before)
  t.like(JSON.parse((await lagbench(['run', tiny, '--json'], cwd)).stdout), { total: 12, earlier: 12 })
  t.is(await reportIn(join(cwd, 'lagbench-out/tiny')), await reportIn(join(cwd, 'results/tiny')))
  t.like(JSON.parse((await lagbench(['import', 'results/tiny', '--json'], cwd)).stdout), { added: 0, present: 12, plan: 'kept' })
})

test('an export that would be too large has thinned curves, and its report is that of the thinned trials', async t => {
  const cwd = await temporaryFolder(t)
  const specs = Array.from({ length: 250 }, (_, index) => specOf(index + 1))
  const curve = Array.from({ length: 600 }, (_, i) => ({ sequences: i, meanError: 1 / (i + 3), fractionCorrect: i / 601 }))
  const store = openStore(join(cwd, 'big'), 'write')
  store.putAll(
    specs.map(spec => ({ ...recordOf(spec), result: { ...recordOf(spec).result, curve } })),
    { plan: planOf(specs), command: 'made up' },
  )
  store.close()
  const { stdout, stderr, exitCode } = await lagbench(['export', 'tiny', '--out', 'big', '--to', 'small'], cwd)
  t.is(exitCode, 0)
  t.is(stderr, 'Learning curves keep one point in 2, and the last, to save space.')
  t.true(Number(stdout.match(/, (\d+) bytes/)![1]) < 5_000_000)
  const verified = await lagbench(['verify', 'small'], cwd)
  t.is(verified.exitCode, 0)
  t.regex(verified.stdout, /250 lines, all digests hold/)
  t.regex(verified.stdout, / {2}Not comparable: 250 trials\n {4}- 250 trials: method alpha is unknown here$/)
  t.regex((await lagbench(['compare', 'small', 'big'], cwd)).stdout, /All of the 250 shared trials in 1 cell have equal results/)
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
  const cwd = await (await made).copy(t)
  const says = async (args: readonly string[], expected: RegExp) => {
    const { exitCode, stderr } = await lagbench(args, cwd)
    t.is(exitCode, 2, args.join(' '))
    t.regex(stderr, expected)
  }
  await says(['export'], /Expected a SUITE to export, got none/)
  await says(['export', 'quick'], /Expected results in `lagbench-out\/quick`/)
  await says(
    ['import', 'nowhere'],
    /Expected `FOLDER` to be a folder of results, or the id of a suite whose results come with lagbench, got `nowhere`/,
  )
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
