// Writes the marked parts of the replication notes anew: `node reports/replications/write.ts`.

import { writeFileSync } from 'node:fs'
import { madeNotes, notesFolder } from './notes.ts'

for (const { file, text } of await madeNotes()) writeFileSync(new URL(file, notesFolder), text)
