// The executor contract: where trials run. Results never depend on the executor, on its number of threads or on the order in which
// trials end.

import type { TrialRecord, TrialSpec } from '../record.ts'

export interface Executor {
  /** How many trials run at once. */
  readonly threads: number
  /**
   * Runs every trial and hands each record over as soon as it is there, in no fixed order. Whatever happens to a trial costs that
   * trial only: its record then says `failed`. Returns when all trials are done or after `stop`. An error thrown by `onRecord` stops
   * everything and is thrown again here. Trials are taken from the iterable one by one, as they are needed.
   */
  run(trials: Iterable<TrialSpec>, onRecord: (record: TrialRecord) => void): Promise<void>
  /** Drops the trials in flight, without a record, and frees all threads. May be called again, and after `run` has ended. */
  stop(): Promise<void>
}
