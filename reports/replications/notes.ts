// The replication notes with their marked parts made anew from the committed results.

import { readdirSync, readFileSync } from 'node:fs'
import { indexText, type Note } from './index-table.ts'
import { type Marker, withParts } from './markers.ts'
import { partText } from './parts.ts'
import { resultsReader } from './results.ts'

const root = new URL('../../', import.meta.url)
export const notesFolder = new URL('docs/replications/', root)
const INDEX = 'README.md'

/** The notes as they stand, in the order of the years in their names, the index last. */
export function readNotes(): readonly Note[] {
  const files = readdirSync(notesFolder).filter(file => file.endsWith('.md') && file !== INDEX)
  return [...files.sort((a, b) => yearOf(a) - yearOf(b) || (a < b ? -1 : 1)), INDEX].map(file => ({
    file,
    text: readFileSync(new URL(file, notesFolder), 'utf8'),
  }))
}

function yearOf(file: string): number {
  return Number(/\d{4}/.exec(file)?.[0] ?? 0)
}

/** The same, each marked part as the results have it. Throws an Error that names the file where a marker cannot be followed. */
export async function madeNotes(notes = readNotes()): Promise<readonly Note[]> {
  const resultsOf = await resultsReader()
  const experiments = notes.filter(({ file }) => file !== INDEX)
  const make = (marker: Marker): string =>
    marker.kind === 'index' ? indexText(experiments, resultsOf) : partText(marker, resultsOf(marker.suite))
  return notes.map(({ file, text }) => {
    try {
      return { file, text: withParts(text, make) }
    } catch (error) {
      throw new Error(`docs/replications/${file}: ${(error as Error).message}`, { cause: error })
    }
  })
}
