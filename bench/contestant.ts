// What a workload is, and who takes part in it.

/** Someone who can do the work of one sequence. */
export interface Contestant {
  readonly name: string
  /** What a reader must know to judge its time. */
  readonly note?: string
  run(): unknown
}

/** Someone who could not take part, and how to have them. */
export interface Absentee {
  readonly name: string
  readonly absent: string
}

export type Entrant = Contestant | Absentee

export interface Workload {
  /** What `--only` looks for. */
  readonly id: string
  readonly title: string
  /** Steps of a call, a sequence as a rule: times are divided by them. */
  readonly steps: number
  /** What a call gets done beside steps, for a rate per second: 512 candidates, say. */
  readonly work?: { readonly what: string; readonly amount: number }
  /** Makes the entrants, and throws where one of them does not do the same work as the engine. */
  entrants(): Promise<readonly Entrant[]> | readonly Entrant[]
}

/** The names of the hand-written loops, which all others are compared with: written for speed, and as one writes them first. */
export const SCALAR = 'scalar loop, tuned'
export const PLAIN = 'scalar loop, plain'
