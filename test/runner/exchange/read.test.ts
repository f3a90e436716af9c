// Results files come from anyone: each way of being wrong is told, with its line, and never as an unexpected error.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { type ExecutionContext } from 'ava'
import fc from 'fast-check'
import { UsageError } from '../../../runner/errors.ts'
import { parseResults, readResultsFolder, readSoundResults } from '../../../runner/exchange/read.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { changedLine, sound, withFittingDigests } from './results.ts'

const lines = sound.split('\n')

function refused(t: ExecutionContext, text: string, expected: RegExp): void {
  const error = t.throws(() => parseResults(text, 'f'), { instanceOf: UsageError })
  t.regex(error?.problems.join('\n') ?? '', expected)
}

const broken = (text: string) => parseResults(text, 'f').broken

test('a changed seed, count, curve or time is told with its line, and so is the file', t => {
  const changes: ((line: {
    seed: number
    counters: { steps: number }
    curve: { meanError: number[] }
    environment: { wallMs: number }
  }) => void)[] = [
    line => {
      line.counters.steps += 1
    },
    line => {
      line.curve.meanError[0] = 0.26
    },
    line => {
      line.environment.wallMs += 1
    },
  ]
  for (const change of changes) {
    const found = broken(changedLine(sound, 3, change))
    t.is(found.length, 2)
    t.regex(found[0]!, /^`f:1`: the digest of the trials is not that of the lines below/)
    t.regex(found[1]!, /^`f:4` \(alpha on copy, lag 10, seed \d\): its digest is not that of the line/)
  }
  const seed = broken(
    changedLine(sound, 3, line => {
      line.seed = 77
    }),
  )
  t.regex(seed.join('\n'), /`f:4` \(alpha on copy, lag 10, seed 77\): its key is not that of its cell and seed/)
})

test('a cell whose options are not in the list is refused', t => {
  refused(
    t,
    withFittingDigests(
      changedLine(sound, 0, value => {
        value.cells[0].spec.options = 7
      }),
    ),
    /Expected `f:1 cells\[0\]\.spec\.options` to be below 1, the number of lists of options, got `7`/,
  )
})

test('a trial on a machine that is not in the list is refused', t => {
  const on = (machine: unknown) =>
    changedLine(sound, 2, value => {
      if (machine === undefined) delete value.environment.machine
      else value.environment.machine = machine
    })
  const expected = /Expected `f:3 environment` to name one of 1 machines of the header, or to have runtime and platform/
  refused(t, on(1), expected)
  refused(t, on(undefined), expected)
})

test('a changed digest is told with its line', t => {
  const zeros = '0'.repeat(64)
  t.regex(
    broken(
      changedLine(sound, 2, line => {
        line.digest = zeros
      }),
    ).join('\n'),
    /`f:3` .*its digest is not that of the line/,
  )
  t.deepEqual(
    broken(
      changedLine(sound, 0, header => {
        header.digests.plan = zeros
      }),
    ).length,
    1,
  )
  t.regex(
    broken(
      changedLine(sound, 0, header => {
        header.digests.trials = zeros
      }),
    ).join('\n'),
    /^`f:1`: the digest of the trials/,
  )
})

test('a changed plan is told: its seeds, options, title and command', t => {
  const changes: ((header: {
    plan: number[][]
    cells: { spec: { options: object } }[]
    suite: { title: string }
    command: string
  }) => void)[] = [
    header => {
      header.plan[0]![1] = 99
    },
    header => {
      header.cells[0]!.spec.options = {}
    },
    header => {
      header.suite.title = 'Other'
    },
    header => {
      header.command = 'rm'
    },
  ]
  for (const change of changes)
    t.regex(broken(changedLine(sound, 0, change)).join('\n'), /^`f:1`: the digest of the plan is not that of the header/)
})

test('a line too few, too many, or out of order is told', t => {
  const text = (kept: readonly (string | undefined)[]) => kept.join('\n')
  t.regex(broken(text(lines.toSpliced(2, 1))).join('\n'), /the header announces 5 trials, the file has 4/)
  t.regex(broken(text(lines.toSpliced(2, 0, lines[2]!))).join('\n'), /`f:4` .*its key does not follow that of the line above/)
  t.regex(broken(text(lines.with(2, lines[3]!).with(3, lines[2]!))).join('\n'), /its key does not follow/)
})

test('a forger who mends all digests is still held to the plan and to the keys', t => {
  t.deepEqual(broken(withFittingDigests(sound)), [])
  const seed = withFittingDigests(
    changedLine(sound, 1, line => {
      line.seed = 50
    }),
  )
  t.regex(broken(seed).join('\n'), /its key is not that of its cell and seed/)
  const unplanned = withFittingDigests(
    changedLine(sound, 0, header => {
      header.plan.pop()
    }),
  )
  t.regex(broken(unplanned).join('\n'), /seed 5\): the plan has no such trial/)
})

test('what is not of the form is refused', t => {
  const withHeader = (change: (header: Record<string, never>) => void) => changedLine(sound, 0, change)
  const set = (path: readonly string[], value: unknown) => (target: Record<string, never>) => {
    let at = target
    for (const name of path.slice(0, -1)) at = at[name]!
    at[path.at(-1)!] = value as never
  }
  refused(t, '', /Expected `f:1` to be JSON, got what is none/)
  refused(t, sound.slice(0, -1), /to end with a line feed; it may have been cut off/)
  refused(t, sound.slice(0, 400), /Expected `f:1` to be JSON/)
  refused(t, sound.slice(0, -40), /`f:6` to be JSON/)
  refused(t, withHeader(set(['format'], 'other')), /`f:1 format`/)
  refused(t, withHeader(set(['version'], 3)), /`f:1 version`/)
  refused(t, withHeader(set(['surplus'], 2)), /surplus/)
  for (const id of ['../up', 'a/b', 'a\\b', '..', '.', '', 'a\nb'])
    refused(t, withHeader(set(['suite', 'id'], id)), /`f:1 suite.id`/)
  refused(t, withHeader(set(['plan'], [[1, 1]])), /`f:1 plan\[0\]` to name a cell below 1, got `1`/)
  refused(t, changedLine(sound, 1, set(['cell'], 7)), /`f:2 cell` to name a cell below 1, got `7`/)
  refused(t, changedLine(sound, 1, set(['seed'], 'one')), /`f:2 seed` to be a whole number.*got `one` \(string\)/)
  refused(t, changedLine(sound, 1, set(['outcome'], { status: 'great' })), /`f:2 outcome/)
  refused(t, changedLine(sound, 1, set(['curve', 'meanError'], [])), /its lists differ in length/)
  refused(t, lines.with(2, `${lines[2]!} `).join('\n'), /`f:3` to be in canonical form/)
  refused(t, lines.with(2, '').join('\n'), /`f:3` to be JSON/)
  refused(t, lines.with(2, lines[2]!.replace('"cell":0', '"cell":0,"cell":0')).join('\n'), /`f:3` to be in canonical form/)
})

test('huge numbers, huge lines, deep nesting and prototypes are refused, and leave objects as they are', t => {
  const spoiled = (from: string, to: string) => lines.map(line => line.replace(from, to)).join('\n')
  refused(t, spoiled('"seed":1', '"seed":1e999'), /seed/)
  refused(t, lines.with(1, `"${'x'.repeat(16_000_001)}"`).join('\n'), /`f:2` to be a line of at most 16000000 characters/)
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  refused(t, lines.with(1, deep(1_000_000)).join('\n'), /`f:2` to be JSON of at most 32 levels, got a deeper one/)
  refused(t, spoiled('"hidden":4', `"hidden":${deep(40)}`), /`f:1` to be JSON of at most 32 levels/)
  // Brackets in strings don't count, and an escaped quotation mark ends none.
  refused(t, spoiled('"hidden":4', `"hidden":"\\"","more":${deep(40)}`), /`f:1` to be JSON of at most 32 levels/)
  t.deepEqual(broken(withFittingDigests(spoiled('"title":"Tiny"', `"title":"\\\\${'['.repeat(40)}"`))), [])
  for (const name of ['"options":[{', '"milestones":{', '"environment":{', '"counters":{', '{'])
    refused(t, spoiled(name, `${name}"__proto__":{"polluted":true}${name === '"milestones":{' ? '' : ','}`), /Expected `f:\d/)
  t.false('polluted' in {})
})

test('bytes that are not text, and a folder in the place of the file, are refused', async t => {
  const folder = await temporaryFolder(t)
  await writeFile(join(folder, 'trials.jsonl'), Buffer.from([0x7b, 0xff, 0xfe, 0x0a]))
  t.regex(t.throws(() => readResultsFolder(folder), { instanceOf: UsageError })!.message, /to be UTF-8 text/)
  await writeFile(
    join(folder, 'trials.jsonl'),
    changedLine(sound, 1, line => {
      line.weights += 1
    }),
  )
  t.is(readResultsFolder(folder).broken.length, 2)
  t.is(t.throws(() => readSoundResults(folder), { instanceOf: UsageError })!.problems.length, 2)
})

test('whatever character is changed, cut out or put in, the file is not taken for sound', t => {
  fc.assert(
    fc.property(
      fc.nat(sound.length - 1),
      fc.constantFrom('change', 'cut', 'put'),
      fc.constantFrom('0', '1', 'a', '"', '{', '}', ',', '-', ' ', '\n', '\\', 'é'),
      (at, how, character) => {
        const text = sound.slice(0, at) + (how === 'cut' ? '' : character) + sound.slice(how === 'put' ? at : at + 1)
        if (text === sound) return
        try {
          t.not(broken(text).length, 0, `${how} ${character} at ${at}`)
        } catch (error) {
          t.true(error instanceof UsageError, `${how} ${character} at ${at}: ${error}`)
        }
      },
    ),
    { seed: 20012, numRuns: 1000 },
  )
})
