// Ctrl-C: the first one stops a run cleanly, a second one quits at once.

/** A single Ctrl-C arrives twice under npm: from the terminal, and passed on by npm. What comes this soon is the same one. */
const SAME_SIGNAL_MS = 500

export interface Interrupt {
  readonly signal: AbortSignal
  /** From now on a signal quits at once: there is nothing left to save. */
  finishing(): void
}

/** Watches for SIGINT and SIGTERM until the process ends. `onFirst` is called once, when the first one comes. */
export function watchInterrupt(onFirst: () => void): Interrupt {
  const controller = new AbortController()
  let firstAt: number | undefined
  let finishing = false
  const heard = () => {
    const now = performance.now()
    if (firstAt !== undefined && now - firstAt < SAME_SIGNAL_MS) return
    if (firstAt !== undefined || finishing) process.exit(130)
    firstAt = now
    onFirst()
    controller.abort()
  }
  process.on('SIGINT', heard)
  process.on('SIGTERM', heard)
  return {
    signal: controller.signal,
    finishing() {
      finishing = true
    },
  }
}
