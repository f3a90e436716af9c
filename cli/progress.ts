// Live progress on stderr: a bar on a terminal, a plain line now and then elsewhere, nothing when quiet.

import { SingleBar } from 'cli-progress'
import { duration } from '../reports/format.ts'
import type { RunProgress } from '../runner/run-plan.ts'

export interface ProgressDisplay {
  update(progress: RunProgress): void
  /** Ends the display, so that other text can follow. */
  stop(): void
}

const LINE_EVERY_MS = 10_000
const REFRESH_EVERY_MS = 1000

export function progressDisplay(stream: NodeJS.WriteStream, quiet: boolean): ProgressDisplay {
  if (quiet) return { update() {}, stop() {} }
  return stream.isTTY ? bar(stream) : lines(stream)
}

function bar(stream: NodeJS.WriteStream): ProgressDisplay {
  const display = new SingleBar({
    stream,
    format: '{bar} {value}/{total} trials, {solved} solved{left}',
    barCompleteChar: '\u2588',
    barIncompleteChar: '\u2591',
    barsize: 28,
    fps: 5,
    clearOnComplete: true,
    // A signal must not be left to the bar, and a hidden cursor would stay hidden after a kill.
    gracefulExit: false,
    hideCursor: false,
    // Cut a long line here; a terminal told not to wrap would stay so after a kill.
    linewrap: true,
  })
  let latest: { readonly progress: RunProgress; readonly at: number } | undefined
  let timer: NodeJS.Timeout | undefined
  const draw = () => {
    if (latest === undefined) return
    const { progress, at } = latest
    display.update(progress.done, { solved: progress.statuses.solved, left: timeLeft(progress, performance.now() - at) })
  }
  return {
    update(progress) {
      if (latest === undefined) {
        display.start(progress.total, progress.done, { solved: progress.statuses.solved, left: '' })
        // The prediction counts down between two trials.
        timer = setInterval(draw, REFRESH_EVERY_MS).unref()
      }
      latest = { progress, at: performance.now() }
      draw()
    },
    stop() {
      clearInterval(timer)
      if (latest !== undefined) display.stop()
    },
  }
}

function lines(stream: NodeJS.WriteStream): ProgressDisplay {
  let lastAt: number | undefined
  return {
    update(progress) {
      const now = performance.now()
      if (lastAt !== undefined && now - lastAt < LINE_EVERY_MS) return
      lastAt = now
      stream.write(`${progressLine(progress)}\n`)
    },
    stop() {},
  }
}

/** `12/45 trials (4 from before), 8 solved, about 40 s left`. */
export function progressLine(progress: RunProgress): string {
  const { done, total, earlier, statuses } = progress
  return `${done}/${total} trials${earlier > 0 ? ` (${earlier} from before)` : ''}, ${statuses.solved} solved${timeLeft(progress, 0)}`
}

function timeLeft({ done, total, remainingMs }: RunProgress, elapsedMs: number): string {
  if (done === total) return ''
  if (remainingMs === undefined) return ', time left not known yet'
  const left = duration(Math.max(0, remainingMs - elapsedMs))
  return left.startsWith('under') ? `, ${left} left` : `, about ${left} left`
}
