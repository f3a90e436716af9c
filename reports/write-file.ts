// Writes a file whole or not at all: readers see the old text or the new one, never half of it.

import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  // Absolute: with a relative path, Node's recursive mkdir never ends once the working directory has been deleted.
  const whole = resolve(path)
  const folder = dirname(whole)
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `.${basename(path)}.${process.pid}.draft`)
  try {
    await writeFile(draft, content, { flush: true })
    await rename(draft, whole)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
