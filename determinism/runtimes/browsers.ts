// Browsers without a window, from the PATH. Each opens the page with an empty profile and is closed when the report has come.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import type { Measurement } from '../golden.ts'
import { servePage } from './page.ts'
import { onPath, type Runtime, TIMEOUT_MS, Unavailable, versionIn } from './runtime.ts'

interface Browser {
  readonly name: string
  readonly programs: readonly [string, ...string[]]
  readonly debian: string
  arguments(profile: string): readonly string[]
}

// Chromium's sandbox refuses to work for root, which is what one is in most containers.
const root = process.getuid?.() === 0

const chromiumBrowser: Browser = {
  name: 'Chromium (V8)',
  programs: ['chromium', 'chromium-browser', 'google-chrome', 'chrome'],
  debian: 'chromium',
  arguments: profile => [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    // No look-ups of its own: they slow it down where there is no network.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--user-data-dir=${profile}`,
    ...(root ? ['--no-sandbox'] : []),
  ],
}

const firefoxBrowser: Browser = {
  name: 'Firefox (SpiderMonkey)',
  programs: ['firefox-esr', 'firefox'],
  debian: 'firefox-esr',
  arguments: profile => ['--headless', '--no-remote', '--profile', profile],
}

function browser({ name, programs, debian, arguments: argumentsFor }: Browser): Runtime {
  return {
    name,
    architecture: process.arch,
    async open() {
      const program = await onPath(...programs)
      if (!program) throw new Unavailable(`no ${programs[0]} on the PATH (Debian: apt-get install ${debian})`)
      const { stdout } = await execa(program, ['--version'])
      return { version: versionIn(stdout), run: bundle => runPage(program, argumentsFor, bundle) }
    },
  }
}

async function runPage(program: string, argumentsFor: Browser['arguments'], bundle: string): Promise<readonly Measurement[]> {
  const profile = await mkdtemp(join(tmpdir(), 'lagbench-browser-'))
  const page = await servePage(bundle)
  const child = execa(program, [...argumentsFor(profile), page.url], { reject: false, timeout: TIMEOUT_MS, stdio: 'ignore' })
  try {
    const ended = child.then(({ exitCode }): never => {
      throw new Error(`it ended (exit code ${exitCode}) before its page sent a report`)
    })
    return await Promise.race([page.report, ended])
  } finally {
    child.kill()
    await child
    page.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

export const chromium = browser(chromiumBrowser)
export const firefox = browser(firefoxBrowser)
