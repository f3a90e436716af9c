// A headless Chromium for the tests of pages: the one that LAGBENCH_CHROMIUM names, else the system's. It is no dependency.

import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const path = process.env.LAGBENCH_CHROMIUM ?? '/usr/bin/chromium'

/** Whether there is one; a path that was given must hold. */
export const browserThere = process.env.LAGBENCH_CHROMIUM !== undefined || existsSync(path)

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
