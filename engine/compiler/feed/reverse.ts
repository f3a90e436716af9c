// Backwards: full backpropagation through time, and BPTT(h; h').

import type { Window } from '../../program.ts'
import type { Sequence } from '../../sequence.ts'
import type { MemoryMap } from '../plan/memory.ts'
import type { Net } from '../plan/net.ts'
import { DOUBLE } from '../units.ts'
import { type Feeder, visibleSteps } from './feeder.ts'
import { type Forward, runForward } from './forward.ts'
import type { Running } from './instance.ts'

type Backward = (
  previous: number,
  first: number,
  targetRowsEnd: number,
  firstTargetRow: number,
  targetsEnd: number,
  carryIn: number,
  carryOut: number,
) => void

export interface ReverseFunctions {
  readonly forward: Forward
  readonly backward: Backward
}

/** What is kept of a piece of a sequence that does not fit on the tape: where it begins, and the state there. */
interface Piece {
  readonly step: number
  readonly target: number
  readonly row: Uint8Array
  readonly hadTargetBefore: boolean
}

export function reverser(net: Net, map: MemoryMap, { bytes, doubles, integers }: Running, feed: Feeder) {
  const { outputs } = net.cell
  const [firstCarry, secondCarry] = net.carries
  const clearCarry = (): void => {
    doubles.fill(0, firstCarry / DOUBLE, (firstCarry + net.carryBytes) / DOUBLE)
  }
  /** Over the piece's rows 1..count, of which `fed` have a target; the pass before it ended in the second carry area if `odd`. */
  const back = ({ backward }: ReverseFunctions, count: number, fed: number, odd: boolean): void =>
    backward(
      feed.rowAt(count - 1),
      map.tape,
      map.targetRows + 4 * fed,
      map.targetRows,
      map.targets + DOUBLE * fed * outputs,
      odd ? secondCarry : firstCarry,
      odd ? firstCarry : secondCarry,
    )

  /** A sequence that does not fit on the tape runs forwards twice: the second time piece by piece from the states that were kept. */
  function inPieces(functions: ReverseFunctions, sequence: Sequence): Float64Array {
    const steps = visibleSteps(sequence)
    const pieces: Piece[] = []
    const answers = runForward(feed, map, functions.forward, map.rows, sequence, (step, target) =>
      pieces.push({
        step,
        target,
        row: bytes.slice(map.tape, map.tape + net.rowBytes),
        hadTargetBefore: feed.hadTargetBefore(),
      }),
    )
    clearCarry()
    let odd = false
    for (const { step, target, row, hadTargetBefore } of pieces.reverse()) {
      const count = Math.min(map.rows, steps - step)
      bytes.set(row, map.tape)
      feed.setTargetBefore(hadTargetBefore)
      feed.inputs(sequence, step, count, 0)
      const fed = feed.targets(sequence, target, step, count, 0, 0)
      functions.forward(feed.rowAt(0), feed.rowAt(count), map.targetRows, map.answers, map.targets)
      back(functions, count, fed, odd)
      odd = odd !== (count % 2 === 1)
    }
    return answers
  }

  return {
    full(functions: ReverseFunctions, sequence: Sequence): Float64Array {
      const steps = visibleSteps(sequence)
      if (steps > map.rows) return inPieces(functions, sequence)
      if (steps === 0) return feed.answers
      const answers = runForward(feed, map, functions.forward, map.rows, sequence)
      clearCarry()
      back(functions, steps, sequence.targetCount, false)
      return answers
    },

    /** The tape holds the last h steps; when it is full they move to its beginning. h + h' must not exceed its rows. */
    windows({ forward, backward }: ReverseFunctions, sequence: Sequence, { depth, every, afterPass }: Window): Float64Array {
      const { length, targetSteps } = sequence
      feed.makeRoom(sequence)
      feed.start()
      // Rows in use, targets among them, how many of these an earlier pass used, and the sequence's next target.
      let [rows, held, used, target] = [0, 0, 0, 0]
      for (let from = 0; from < length; from += every) {
        const count = Math.min(every, length - from)
        if (rows + count > map.rows) {
          const dropped = rows - Math.min(rows, depth)
          bytes.copyWithin(map.tape, feed.rowAt(dropped), feed.rowAt(rows + 1))
          rows -= dropped
          const gone = dropTargets(from - rows, dropped)
          held -= gone
          used = Math.max(0, used - gone)
        }
        feed.inputs(sequence, from, count, rows)
        const fed = feed.targets(sequence, target, from, count, rows, held)
        const targets = map.targets + DOUBLE * held * outputs
        forward(feed.rowAt(rows), feed.rowAt(rows + count), map.targetRows + 4 * held, map.answers, targets)
        feed.keep(target, fed)
        rows += count
        held += fed
        target += fed
        if (fed === 0) continue
        clearCarry()
        backward(
          feed.rowAt(rows - 1),
          feed.rowAt(Math.max(0, rows - depth)),
          map.targetRows + 4 * held,
          map.targetRows + 4 * used,
          map.targets + DOUBLE * held * outputs,
          firstCarry,
          secondCarry,
        )
        used = held
        afterPass?.()
      }
      return feed.kept()

      /** Forgets the held targets before `firstStep`, rows having moved down by `dropped`. Returns how many. */
      function dropTargets(firstStep: number, dropped: number): number {
        let gone = 0
        while (gone < held && targetSteps[target - held + gone] < firstStep) gone++
        const last = target - held + gone - 1
        feed.setTargetBefore(last >= 0 && targetSteps[last] === firstStep - 1)
        const row = map.targetRows / 4
        for (let i = gone; i < held; i++) integers[row + i - gone] = integers[row + i] - dropped * net.rowBytes
        const first = map.targets / DOUBLE
        doubles.copyWithin(first, first + gone * outputs, first + held * outputs)
        return gone
      }
    },
  }
}
