#!/usr/bin/env node
// The door: plain JavaScript that any Node since 18 can read. It makes sure that the pinned Node runs the TypeScript behind it.

import { existsSync } from 'node:fs'
import module from 'node:module'

const REQUIRED = [24, 12]

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < REQUIRED[0] || (major === REQUIRED[0] && minor < REQUIRED[1])) {
  const problem =
    `Expected Node ${REQUIRED.join('.')} or newer, got ${process.version}; lagbench brings its own: run \`npm ci\` ` +
    '(without --omit=optional, which leaves it out), then `npx lagbench ...` or an npm script such as `npm start`'
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: { problems: [problem] } })}\n`)
  else process.stderr.write(`lagbench: ${problem}\n`)
  process.exitCode = 2
} else {
  // Keeps stripped and compiled modules between runs, in the folder for temporary files: halves the time to start.
  module.enableCompileCache()
  // A checkout runs its sources; the package has what was built of them, since Node strips no types under node_modules.
  const source = new URL('../cli/main.ts', import.meta.url)
  const { main } = await import(existsSync(source) ? source.href : new URL('../dist/cli/main.js', import.meta.url).href)
  await main(process.argv.slice(2))
}
