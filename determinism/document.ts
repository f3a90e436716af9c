// docs/determinism.md: what is promised, how it is kept, and the table of what was measured.

import { code, paragraph, strong, table } from '../reports/markdown/nodes.ts'
import { serialize } from '../reports/markdown/serialize.ts'
import type { Golden } from './golden.ts'
import type { Row } from './prove.ts'

const short = (digest: string) => code(digest.slice(0, 16))

/** One row for each runtime and back end that ran, or was there and failed. */
export function resultTable(rows: readonly Row[]): string {
  const head = ['runtime', 'version', 'architecture', 'back end', 'digest', 'matches', 'control']
  const body = rows.flatMap(row => {
    if (row.kind === 'unavailable') return []
    if (row.kind === 'failed') return [[row.name, row.version, row.architecture, '', '', strong(`failed: ${row.reason}`), '']]
    const matches = row.kind === 'matches' ? 'yes' : strong(`no: ${row.parts.length} parts differ, the first is ${row.parts[0]}`)
    return [[row.name, row.version, row.architecture, row.backEnd, short(row.digest), matches, short(row.control)]]
  })
  return serialize([table('lllllll', head, body)])
}

export function documentText(golden: Golden, rows: readonly Row[], date: Date): string {
  const missing = rows.flatMap(row => (row.kind === 'unavailable' ? [unavailable(row)] : []))
  return `# Determinism

<!-- Written by \`npm run determinism\`; its words are in determinism/document.ts. -->

## What is promised

A trial's result (outcome, counters, learning curve, final weights, test answers) depends on its specification and the versions in its key, and on nothing else: not on the
processor, the JavaScript engine, the number of threads, the order of trials, or the day. It is the same to the last bit.

The promise covers lagbench's own methods and tasks. It does not cover methods that call other people's libraries (family \`library\`), wall times, or the drawing of figures.

## How it is kept

- **Exact operations only.** All numbers are 64-bit floats, and all arithmetic is \`+ - * /\`, square root, rounding to integers, comparison and access to bits: IEEE 754 defines each of these to the last
  bit. JavaScript and WebAssembly (without relaxed SIMD) round after every operation and never fuse a product with a sum.
- **Own elementary functions.** Standards leave the last bits of \`exp\`, \`tanh\` and \`log\` open, and engines differ in them. \`engine/math.ts\` makes them from exact operations. A lint
  rule and a test keep the platform's out of all numeric code, and powers too.
- **Fixed orders of summation.** A sum of floats depends on its order. The interpreter's order is the definition; another back end must keep it.
- **Named random streams.** Each purpose of each trial has a stream of its own, seeded with the SHA-256 of its name. No stream depends on how much another was used; there is no
  global generator and no clock.
- **One NaN.** 0/0 is a negative NaN on x64 and a positive one on arm64, and optimised code may come to the other sign than the same code before. Nothing computes with these bits, and
  a digest counts every NaN as the same one.
- **One order of bytes.** Numbers are digested as little-endian bytes, whatever the machine's own order; keys of objects are sorted by code unit, not by a locale.

## How it is shown

\`determinism/golden.json\` holds the digests of a fixed set of results: every method on every task with two seeds, 300 sequences each; a trial that diverges and leaves NaN among its
weights; the elementary functions on 28,000 arguments, called directly and through cells; the random streams. One digest stands for them all. \`npm test\` compares them on the machine
where it runs.

\`\`\`sh
npm run determinism               # in every runtime below that is to be had; writes this page; fails where a digest differs
npm run determinism -- --update   # new digests, after a version was raised or a method or task was added
\`\`\`

The first command bundles the trials into one JavaScript file, fetches exact versions of Node.js and Bun from npm, and uses the browsers and emulators that are on the PATH. On Debian:

\`\`\`sh network
apt-get install chromium firefox-esr qemu-user-static
apt-get install libstdc++6-{arm64,armhf,s390x}-cross libatomic1-{arm64,armhf,s390x}-cross
\`\`\`

## What was measured

On ${date.toISOString().slice(0, 10)}: ${Object.keys(golden.parts).length} parts, golden digest \`${golden.digest.slice(0, 16)}\` (the first 16 of its digits, as in the table). The last column is a control: the digest of the same
trials with the platform's \`Math.exp\`, \`expm1\`, \`tanh\` and \`log\` in place of our own. It must not match, and where it is not the same everywhere, it shows what the rule against them is good for.
(Compiled code carries these functions within itself: there the control changes only what is computed outside of it.)

${resultTable(rows)}
${missing.length === 0 ? 'Every runtime that was asked for could be had.' : `Asked for, but not to be had:\n\n${missing.join('\n')}`}

No processor but x64 took part itself: QEMU computes floating point in software, by the rules of the architecture that it plays. Safari and other systems than Linux were not tried;
Bun stands in for Safari's engine.
`
}

function unavailable({ name, version, architecture, reason }: Extract<Row, { kind: 'unavailable' }>): string {
  return `- ${serialize([paragraph(`${`${name} ${version}`.trim()}, ${architecture}: ${reason}`)]).trim()}`
}
