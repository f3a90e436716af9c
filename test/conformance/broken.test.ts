// Every broken method is caught by the check that is meant for it, in words that name the fault; the sound one that they are made from passes.

import test from 'ava'
import { checkMethod } from '../../conformance/check-method.ts'
import { findingText } from '../../conformance/finding.ts'
import type { Method } from '../../methods/method.ts'
import { inTurn } from '../cli/lagbench.ts'
import { TASKS } from './found.ts'
import sound from './sound.ts'

async function findingsOf(name: string, seconds: number | undefined) {
  const file = new URL(`./broken/${name}.ts`, import.meta.url)
  const { default: method } = (await import(file.href)) as { default: Method }
  return inTurn(() => checkMethod(method, { tasks: TASKS, ...(seconds === undefined ? {} : { file, seconds }) }))
}

test('a sound method has no faults, on any task', async t => {
  t.deepEqual(await inTurn(() => checkMethod(sound, { file: new URL('./sound.ts', import.meta.url) })), [])
})

interface Broken {
  /** The checks that find faults, in order. */
  readonly checks: readonly string[]
  /** What the whole text of the first of them says. */
  readonly says: RegExp
  /** For what only another thread can find: how long it may take there. */
  readonly seconds?: number
}

const broken: Readonly<Record<string, Broken>> = {
  'unseeded-random': {
    checks: ['randomness', 'same-again'],
    says: /^It calls Math\.random \(seed 1, at test\/conformance\/broken\/unseeded-random\.ts:7:\d+\)\nexpected .*seed alone\n.*\nmend: draw from `streams/,
  },
  'gradient-off-by-a-factor': {
    checks: ['gradient'],
    says: /^The gradient that it learns by is off by a factor in some weights \(on two-sequence, lag 12, seed 1\)\n.*0\.1000 × -dE\/dw.*\ngot 2\.000 times that for weights \d+ to \d+/,
  },
  'wrong-own-gradient': {
    checks: ['gradient'],
    says: /^Its `gradient` is not the gradient of the error .*\nexpected dE\/dw of weight \d+: .* by central differences\ngot .* times that; \d+ of \d+ weights are off/,
  },
  'leaks-state': {
    checks: ['carried-state', 'online'],
    says: /^Its state leaks across sequences: .*\(before learning\).*\nexpected .*for output 0 .*\ngot .* after answers to 4 other sequences\nmend: start every sequence from the same state/,
  },
  'ignores-budget': {
    checks: ['budget'],
    says: /^It ignores the budget of a trial .*\nexpected at most 256 sequences.*\ngot one call of learn\(\) asked for more than 20000 sequences/,
  },
  'never-ends': {
    checks: ['ends'],
    says: /^Its trials do not end .*\n.*within 3 seconds\ngot no answer\nmend: let `learn` return/,
    seconds: 3,
  },
  'mutates-inputs': {
    checks: ['inputs'],
    says: /^It changes a sequence while it learns .*\n.*\ngot targets\[0\] was [01], is 0\.[19]\d*\nmend: copy/,
  },
  'wrong-shape': {
    checks: ['shapes'],
    says: /^Its answers have the wrong shape: .* \(on noise-free-lag, .*\nexpected a Float64Array of \d+ numbers: \d+ targets × 13 outputs.*\ngot 13\n/,
  },
  'answers-nan': {
    checks: ['finite'],
    says: /^It answers NaN .*\nexpected finite numbers.*\ngot NaN after 0 sequences\nmend: look for a division by zero/,
  },
  'option-not-json': {
    checks: ['options'],
    says: /^Its option `activation` cannot be stored\nexpected a value that JSON keeps.*\ngot a function\nmend: make it a name/,
  },
  'keeps-every-step': {
    checks: ['memory'],
    says: /^It keeps more memory the longer it learns .*\nexpected less than 16 bytes kept per training step .*\ngot \d+\.\d, .*\nmend: allocate buffers once/,
    seconds: 120,
  },
  'claims-online': {
    checks: ['online'],
    says: /^It claims to be online, but does not report an answer for every sequence .*\nexpected 32 reported answers for 32 sequences\ngot 0\nmend: .*`online: false`/,
  },
  'reports-later-answers': {
    checks: ['online'],
    says: /^It claims to be online, but the answer that it reports is not the one that it had before learning /,
  },
  'counts-nothing': {
    checks: ['cost'],
    says: /^What it counts does not grow with the length of sequences \(on .*, lag 48, seed 1\)\nexpected more than 10000 multiply-adds a sequence.*\ngot 10000/,
  },
  'shared-scratch': {
    checks: ['same-again'],
    says: /^The same seed gives another result, .*\nexpected the same bits\n.*\nmend: .*outside of the learner/,
  },
  'draws-at-load': {
    checks: ['other-thread'],
    says: /^The same seed gives another result, on another thread .*\n.*\n.*\nmend: .*a file may draw nothing and read no clock while it is loaded/,
    seconds: 120,
  },
  'reads-the-clock': {
    checks: ['randomness', 'portable'],
    says: /^It calls Date\.now \(seed 1, at test\/conformance\/broken\/reads-the-clock\.ts:7:\d+\)/,
  },
  'skip-lies': {
    checks: ['runs'],
    says: /^A trial of it fails \(on noise-free-lag, lag 12, seed 1, at test\/conformance\/broken\/skip-lies\.ts:7:\d+\)\n.*\ngot Expected at most 10 symbols, got 13\nmend: .*`skip`/,
  },
}

for (const [name, { checks, says, seconds }] of Object.entries(broken))
  test(`${name} is caught`, async t => {
    const findings = await findingsOf(name, seconds)
    const text = findings.map(findingText).join('\n\n')
    t.deepEqual([...new Set(findings.map(({ check }) => check))], [...checks], text)
    t.regex(findingText(findings[0]), says)
  })
