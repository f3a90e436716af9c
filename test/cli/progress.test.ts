import { PassThrough } from 'node:stream'
import test from 'ava'
import { progressDisplay, progressLine } from '../../cli/progress.ts'
import type { RunProgress } from '../../runner/run-plan.ts'

const progress: RunProgress = {
  total: 45,
  done: 12,
  earlier: 4,
  statuses: { solved: 8, unsolved: 4, diverged: 0, skipped: 0, failed: 0 },
  remainingMs: 83_000,
}

/** A stream that is a terminal or not, and the text written to it. */
function stream(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  const through = Object.assign(new PassThrough(), { isTTY, columns: 100, rows: 20 })
  let text = ''
  through.on('data', chunk => {
    text += String(chunk)
  })
  return { stream: through as unknown as NodeJS.WriteStream, text: () => text }
}

test('a line tells trials, solved ones and the time left', t => {
  t.is(progressLine(progress), '12/45 trials (4 from before), 8 solved, about 1 min 23 s left')
  t.is(progressLine({ ...progress, earlier: 0, remainingMs: undefined }), '12/45 trials, 8 solved, time left not known yet')
  t.is(progressLine({ ...progress, remainingMs: 300 }), '12/45 trials (4 from before), 8 solved, under a second left')
  t.is(progressLine({ ...progress, done: 45 }), '45/45 trials (4 from before), 8 solved')
})

test('without a terminal, lines come at the start and then only now and then', async t => {
  const { stream: out, text } = stream(false)
  const display = progressDisplay(out, false)
  for (let done = 0; done <= 45; done++) display.update({ ...progress, done })
  display.stop()
  await new Promise(setImmediate)
  t.is(text(), '0/45 trials (4 from before), 8 solved, about 1 min 23 s left\n')
})

test('a terminal gets a bar', async t => {
  const { stream: out, text } = stream(true)
  const display = progressDisplay(out, false)
  display.update(progress)
  display.stop()
  await new Promise(setImmediate)
  t.regex(text(), /█+░+ 12\/45 trials, 8 solved, about 1 min 23 s left/)
})

test('quiet means nothing at all', async t => {
  const { stream: out, text } = stream(true)
  const display = progressDisplay(out, true)
  display.update(progress)
  display.stop()
  await new Promise(setImmediate)
  t.is(text(), '')
})
