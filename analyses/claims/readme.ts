// Writes the README's table of claims anew from results/claims/data.json: `node analyses/claims/readme.ts`.

import { readFileSync, writeFileSync } from 'node:fs'
import type { ClaimsData } from '../claims.ts'
import { withClaims } from './table.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const { data } = JSON.parse(read('results/claims/data.json')) as { data: ClaimsData }
writeFileSync(new URL('README.md', root), withClaims(read('README.md'), data.ledger))
