// The back end changes how long a run takes and nothing else that it leaves behind.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { deterministicPart } from '../../reports/parts.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { lagbench, suitePath } from './lagbench.ts'

const tiny = suitePath('tiny')

test('a run on the interpreter says so and ends in the same report, byte for byte', async t => {
  const cwd = await temporaryFolder(t)
  const notes: string[] = []
  for (const backEnd of ['compiler', 'interpreter']) {
    const { exitCode, stderr } = await lagbench(['run', tiny, '--out', backEnd], cwd, { LAGBENCH_BACK_END: backEnd })
    t.is(exitCode, 0)
    notes.push(stderr)
  }
  t.notRegex(notes[0], /interpreted/)
  t.regex(notes[1], /^Nets are interpreted, many times slower than compiled \(on request\); results are the same\./)
  const [compiled, interpreted] = await Promise.all(
    ['compiler', 'interpreter'].map(async backEnd => deterministicPart(await readFile(join(cwd, backEnd, 'report.md'), 'utf8'))),
  )
  t.is(interpreted, compiled)
})

test('an unknown back end is refused', async t => {
  const cwd = await temporaryFolder(t)
  const { exitCode, stderr } = await lagbench(['run', tiny], cwd, { LAGBENCH_BACK_END: 'gpu' })
  t.is(exitCode, 2)
  t.regex(stderr, /LAGBENCH_BACK_END to be `compiler` or `interpreter`, got `gpu`/)
})
