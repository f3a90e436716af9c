// What differs between the committed digests and those just found, in sentences that say what to do.

import type { Golden } from './golden.ts'

const UPDATE = 'npm run determinism -- --update'

export interface Differences {
  /** The same versions, other bits. */
  readonly changed: readonly string[]
  /** Found, but not committed. */
  readonly added: readonly string[]
  /** Committed, but not found: an older version, or a method or task that is gone. */
  readonly gone: readonly string[]
}

export function differences(committed: Golden, found: Golden): Differences {
  const [before, now] = [Object.keys(committed.parts), Object.keys(found.parts)]
  return {
    changed: before.filter(name => name in found.parts && found.parts[name] !== committed.parts[name]),
    added: now.filter(name => !(name in committed.parts)),
    gone: before.filter(name => !(name in found.parts)),
  }
}

/** What to commit instead. Throws where bits changed while versions did not: to replace those would hide what they are there to show. */
export function replacement(committed: Golden, { digest, parts }: Golden): Golden {
  const { changed } = differences(committed, { digest, parts })
  if (changed.length > 0)
    throw new Error(
      `Expected a raised version wherever results changed, got other bits under the same versions: ${changed.join('; ')}. ` +
        'Undo the change, or raise ENGINE_VERSION or the version of the method or task',
    )
  return { digest, parts }
}

/** One sentence for each part that differs; none when all is equal. */
export function advice(committed: Golden, found: Golden): string[] {
  const { changed, added, gone } = differences(committed, found)
  return [
    ...changed.map(
      name =>
        `Expected '${name}' to be ${committed.parts[name].slice(0, 16)}, got ${found.parts[name].slice(0, 16)}: a change of the code ` +
        `changed results; undo it, or raise the version of what changed and run \`${UPDATE}\``,
    ),
    ...added.map(name => `Expected '${name}' in determinism/golden.json, got nothing; run \`${UPDATE}\``),
    ...gone.map(name => `Expected '${name}' of determinism/golden.json to be measured, got nothing; run \`${UPDATE}\``),
  ]
}
