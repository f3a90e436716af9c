// The committed golden digests, determinism/golden.json.

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Golden } from './golden.ts'

const file = join(import.meta.dirname, 'golden.json')

export async function readGolden(): Promise<Golden> {
  return JSON.parse(await readFile(file, 'utf8')) as Golden
}

export async function writeGolden(golden: Golden): Promise<void> {
  await writeFile(file, `${JSON.stringify(golden, null, 2)}\n`)
}
