// Times the contestants of a workload against each other: in short turns, many rounds, so that whatever else the machine does meanwhile
// hits all alike; the order turns round from one round to the next.

import { Bench } from 'tinybench'
import { type Entrant, PLAIN, SCALAR, type Workload } from './contestant.ts'

export interface Row {
  readonly name: string
  /** Nothing where the entrant is absent. */
  readonly time?: {
    /** Median over the rounds of the quickest in each. */
    readonly microsecondsPerStep: number
    /** Lowest and highest of the rounds. */
    readonly range: readonly [number, number]
    /** How many times as fast as the tuned loop: median of the rounds' ratios. Nothing where there is no such loop. */
    readonly againstScalar?: number
    /** The same for the plain loop. */
    readonly againstPlain?: number
  }
  readonly note?: string
}

export const ROUNDS = 7
const WARM_UP_MS = 200
const TURN_MS = 50
const LEAST_BATCHES = 3
/** Long against the timer's own time, short against the scheduler's turns. */
const BATCH_MS = 0.2

/** Makes a workload's entrants and times them. */
export async function measure({ steps, entrants }: Pick<Workload, 'steps' | 'entrants'>): Promise<Row[]> {
  const all = await entrants()
  const present = all.filter(entrant => 'run' in entrant)
  for (const { run } of present) await quickestMs(run, WARM_UP_MS)
  const times = new Map<Entrant, number[]>(present.map(entrant => [entrant, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const entrant of round % 2 === 0 ? present : present.toReversed())
      times.get(entrant)!.push(((await quickestMs(entrant.run, TURN_MS)) * 1000) / steps)
  const timesOf = (wanted: string) => times.get(present.find(({ name }) => name === wanted)!)
  const [scalar, plain] = [timesOf(SCALAR), timesOf(PLAIN)]
  return all.map(entrant => {
    if ('absent' in entrant) return { name: entrant.name, note: entrant.absent }
    const ours = times.get(entrant)!
    return {
      name: entrant.name,
      time: {
        microsecondsPerStep: median(ours),
        range: [Math.min(...ours), Math.max(...ours)],
        ...(scalar && { againstScalar: ratio(scalar, ours) }),
        ...(plain && { againstPlain: ratio(plain, ours) }),
      },
      ...(entrant.note !== undefined && { note: entrant.note }),
    }
  })
}

/**
 * Time of a call in the quickest batch of calls that `turnMs` holds. The quickest, not the middle one: where other work wants the
 * processor too, a call that takes longer than the scheduler's turns is interrupted more often than not, a short one hardly ever.
 */
async function quickestMs(run: () => unknown, turnMs: number): Promise<number> {
  const calls = Math.max(1, Math.floor(BATCH_MS / roughMs(run)))
  const batch = () => {
    for (let i = 0; i < calls; i++) run()
  }
  const bench = new Bench({ time: turnMs, iterations: LEAST_BATCHES, warmup: false, throws: true }).add('batch', batch)
  await bench.run()
  const { result } = bench.tasks[0]
  if (result.state !== 'completed') throw new Error(`Expected a completed benchmark, got '${result.state}'`)
  return result.latency.min / calls
}

function roughMs(run: () => unknown): number {
  let quickest = Number.POSITIVE_INFINITY
  for (let call = 0; call < 5; call++) {
    const start = performance.now()
    run()
    quickest = Math.min(quickest, performance.now() - start)
    if (quickest > BATCH_MS) break
  }
  return quickest
}

function ratio(theirs: readonly number[], ours: readonly number[]): number {
  return median(theirs.map((time, round) => time / ours[round]))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}
