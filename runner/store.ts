// What finished trials leave behind, in one SQLite file per output folder. One writer, on the main thread, holding the folder's lock.

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { canonicalJson, type Json } from '../engine/canonical.ts'
import { UsageError } from './errors.ts'
import { lockFolder } from './lock.ts'
import type { Plan } from './plan.ts'
import { planOfText, planText } from './plan-cells.ts'
import type { Outcome, TrialEnvironment, TrialRecord, TrialResult, TrialSpec } from './record.ts'
import { storeProblem } from './store-errors.ts'
import { checkStoreFile, createStoreFile, STORE_FILE, storeFileExists } from './store-file.ts'
import { makeFolder } from './store-folder.ts'

export interface StoredPlan {
  readonly plan: Plan
  /** The command that made the plan. */
  readonly command: string
}

export interface EndedTrial {
  readonly key: string
  readonly status: Outcome['status']
  readonly wallMs: number
}

export interface Store {
  /** As the user wrote the folder, with the file's name. */
  readonly path: string
  /** The stored records of these trials, in the order of the keys; trials that are not there are left out. */
  records(keys: readonly string[]): TrialRecord[]
  /** The same one by one, for those who keep less than all of it. */
  visit(keys: readonly string[], each: (record: TrialRecord) => void): void
  /** How these trials ended and how long they took, without reading their records; trials that are not there are left out. */
  ended(keys: readonly string[]): EndedTrial[]
  /** Stores a record, in place of an earlier one of the same trial. On return it is on the disk. */
  put(record: TrialRecord): void
  /** Stores records, and a plan if there is one, all together or not at all. */
  putAll(records: readonly TrialRecord[], stored?: StoredPlan): void
  plan(id: string): StoredPlan | undefined
  planIds(): string[]
  putPlan(stored: StoredPlan): void
  close(): void
}

/**
 * Opens the store of an output folder: to write (makes folder and store if need be, and keeps other runs out until `close`) or only
 * to read. Throws a UsageError if the folder or the file in it can't be used; an existing file is then untouched.
 */
export function openStore(folder: string, mode: 'read' | 'write'): Store {
  const path = join(folder, STORE_FILE)
  if (mode === 'read') {
    if (!storeFileExists(path))
      throw new UsageError([
        `Expected results in \`${folder}\`, found no \`${STORE_FILE}\`; make them with \`lagbench run SUITE --out ${folder}\``,
      ])
    checkStoreFile(path)
    return storeOn(path, mode, () => {})
  }
  makeFolder(folder)
  const release = lockFolder(folder)
  try {
    if (storeFileExists(path)) checkStoreFile(path)
    else createStoreFile(path)
    return storeOn(path, mode, release)
  } catch (error) {
    release()
    throw error
  }
}

function storeOn(path: string, mode: 'read' | 'write', release: () => void): Store {
  const guarded = <Value>(work: () => Value): Value => {
    try {
      return work()
    } catch (error) {
      throw storeProblem(error, path)
    }
  }
  const database = guarded(() => new DatabaseSync(path, { timeout: 5000 }))
  try {
    // FULL makes every commit survive a power cut: 0.2 to 5 ms each, where a trial may take hours. The empty transaction finds a file
    // that can't be written now, not after the first trial.
    if (mode === 'write') guarded(() => database.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE; ROLLBACK'))
    // A connection opened read-only would leave SQLite's log files behind.
    else guarded(() => database.exec('PRAGMA query_only = ON'))
    const select = database.prepare('SELECT result, environment FROM trials WHERE key = ?')
    const summary = database.prepare(`
      SELECT key, result ->> '$.outcome.status' AS status, environment ->> '$.wallMs' AS wallMs FROM trials WHERE key = ?`)
    /** Of the plans that were read: their trials share the settings of a cell, which each record repeats. */
    const specs = new Map<string, TrialSpec>()
    const insert = database.prepare('INSERT OR REPLACE INTO trials (key, result, environment) VALUES (?, ?, ?)')
    const put = ({ result, environment }: TrialRecord) => {
      const text = canonicalJson(result as unknown as Json)
      guarded(() => insert.run(result.key, text, JSON.stringify(environment)))
    }
    const putPlan = ({ plan, command }: StoredPlan) => {
      const statement = database.prepare('INSERT OR REPLACE INTO plans (id, plan, command) VALUES (?, ?, ?)')
      guarded(() => statement.run(plan.id, planText(plan), command))
    }
    const recordOf = (key: string): TrialRecord | undefined => {
      const row = select.get(key) as { result: string; environment: string } | undefined
      if (row === undefined) return undefined
      const result = JSON.parse(row.result) as TrialResult
      return {
        result: { ...result, spec: specs.get(key) ?? result.spec },
        environment: JSON.parse(row.environment) as TrialEnvironment,
      }
    }
    return {
      path,
      records: keys => keys.flatMap(key => guarded(() => recordOf(key)) ?? []),
      visit(keys, each) {
        for (const key of keys) {
          const record = guarded(() => recordOf(key))
          if (record !== undefined) each(record)
        }
      },
      ended: keys => guarded(() => keys.flatMap(key => (summary.get(key) as EndedTrial | undefined) ?? [])),
      put,
      putAll(records, stored) {
        guarded(() => database.exec('BEGIN IMMEDIATE'))
        try {
          for (const record of records) put(record)
          if (stored !== undefined) putPlan(stored)
          guarded(() => database.exec('COMMIT'))
        } catch (error) {
          // A full disk has rolled back already.
          if (database.isTransaction) database.exec('ROLLBACK')
          throw error
        }
      },
      plan(id) {
        const row = guarded(() => database.prepare('SELECT plan, command FROM plans WHERE id = ?').get(id))
        if (row === undefined) return undefined
        const plan = planOfText(String(row.plan))
        for (const trial of plan.trials) specs.set(trial.key, trial.spec)
        return { plan, command: String(row.command) }
      },
      planIds: () =>
        guarded(() =>
          database
            .prepare('SELECT id FROM plans ORDER BY id')
            .all()
            .map(row => String(row.id)),
        ),
      putPlan,
      close() {
        database.close()
        release()
      },
    }
  } catch (error) {
    database.close()
    throw storeProblem(error, path)
  }
}
