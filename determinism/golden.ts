// The golden digest: one number for all results of a fixed set of trials. Runs on any JavaScript engine; nothing here asks for Node.

import { digestOf } from '../engine/canonical.ts'
import { cell, tanh } from '../engine/cell.ts'
import { type BackEnd, createProgram, setBackEnd } from '../engine/create-program.ts'
import { ENGINE_VERSION } from '../engine/version.ts'
import type { Registry } from '../runner/registry.ts'
import { cellFunctionsDigest, functionsDigest, streamsDigest } from './functions.ts'
import { goldenTrials, trialDigest } from './trials.ts'

/** Digests of single parts by name (in alphabetical order; a name holds all versions that count), and the one over them all. */
export interface Golden {
  /** SHA-256 of the canonical JSON of `parts`. */
  readonly digest: string
  readonly parts: { readonly [name: string]: string }
}

export interface Measurement extends Golden {
  /** As a small net's program names it. */
  readonly backEnd: string
}

// The default comes last, so that it is in use again afterwards.
const BACK_ENDS: readonly BackEnd[] = ['interpreter', 'compiler']

/** With each back end in turn. Where the compiler has to give way, the measurement's `backEnd` says so. */
export function measureBackEnds(registry: Registry): Measurement[] {
  return BACK_ENDS.map(backEnd => {
    setBackEnd(backEnd)
    return measure(registry)
  })
}

/** Throws where a trial fails. */
export function measure(registry: Registry): Measurement {
  const found: [string, string | undefined][] = [
    [`engine ${ENGINE_VERSION}, functions`, functionsDigest()],
    [`engine ${ENGINE_VERSION}, functions in a cell`, cellFunctionsDigest()],
    [`engine ${ENGINE_VERSION}, random streams`, streamsDigest()],
    ...goldenTrials(registry).map((trial): [string, string | undefined] => [trial.name, trialDigest(trial, registry)]),
  ]
  // Plain order of code units: a locale's order would depend on the machine.
  const sorted = found.filter(([, digest]) => digest !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)) as [string, string][]
  const parts = Object.fromEntries(sorted)
  return { backEnd: backEndInUse(), digest: digestOf(parts), parts }
}

function backEndInUse(): string {
  const net = cell({ inputs: 2, state: { y: 2 } }, ({ x, y }, { dense }) => ({ y: tanh(dense(2, [x, y])) }))
  return createProgram(net, 'dense').backEnd
}
