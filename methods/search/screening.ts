// Judges random candidates many at a time, side by side (engine/population.ts), with early rejection: a candidate meets the sequences in order
// until its first wrong answer. It gives for each candidate what judging it alone would give; only the time is another.

import { createProgram } from '../../engine/create-program.ts'
import type { Cell } from '../../engine/graph.ts'
import { population } from '../../engine/population.ts'
import type { Program } from '../../engine/program.ts'
import type { Sequence } from '../../engine/sequence.ts'

/** Nets up to this many weights run side by side; larger ones fill the processor by themselves. */
const MOST_WEIGHTS = 100
const MEMBERS = 16
/** Candidates drawn at once: few at first, as many a search ends early. */
const FIRST_BATCH = 32
const LARGEST_BATCH = 512

export interface Screening {
  /** Puts the next candidate's weights into the program's and says how many sequences it answers correctly before it fails. */
  next(): number
}

/** `draw` fills in a candidate's weights; `accepts` judges the answers to one sequence. */
export function screening(
  program: Program,
  sequences: readonly Sequence[],
  draw: (weights: Float64Array) => void,
  accepts: (answers: Float64Array, sequence: Sequence) => boolean,
): Screening {
  const { cell, weights } = program
  /** How many sequences from number `from` on the program's weights answer. */
  const passed = (from: number): number => {
    let i = from
    while (i < sequences.length && accepts(program.run(sequences[i]), sequences[i])) i++
    return i
  }
  const alone: Screening = {
    next() {
      draw(weights)
      return passed(0)
    },
  }
  if (weights.length > MOST_WEIGHTS || sequences[0].inputKind !== 'dense') return alone
  return sideBySide(cell, sequences, weights, draw, accepts, passed)
}

function sideBySide(
  cell: Cell,
  sequences: readonly Sequence[],
  weights: Float64Array,
  draw: (weights: Float64Array) => void,
  accepts: (answers: Float64Array, sequence: Sequence) => boolean,
  passed: (from: number) => number,
): Screening {
  const count = weights.length
  const outputs = cell.outputs
  const many = createProgram(population(cell, MEMBERS), sequences[0].inputKind)
  const wide = sequences.map(sequence => ({ ...sequence, targetSize: outputs * MEMBERS }))
  const drawn = new Float64Array(LARGEST_BATCH * count)
  const counts = new Int32Array(LARGEST_BATCH)
  const own = new Float64Array(Math.max(...sequences.map(({ targetCount }) => targetCount)) * outputs)
  const left = new Int32Array(LARGEST_BATCH)
  let batch = 0
  let served = 0

  /** Runs candidates `left[from..to-1]` on a sequence and keeps those in `left` from `kept` on that answer it; returns the new end. */
  function runMembers(index: number, from: number, to: number, kept: number): number {
    for (let member = 0; member < to - from; member++)
      for (let w = 0; w < count; w++) many.weights[w * MEMBERS + member] = drawn[left[from + member] * count + w]
    const answers = many.run(wide[index])
    for (let member = 0; member < to - from; member++) {
      for (let k = 0; k < sequences[index].targetCount * outputs; k++) own[k] = answers[k * MEMBERS + member]
      const candidate = left[from + member]
      if (!accepts(own, sequences[index])) continue
      counts[candidate] = index + 1
      left[kept++] = candidate
    }
    return kept
  }

  function screen(): void {
    batch = Math.min(LARGEST_BATCH, batch === 0 ? FIRST_BATCH : 2 * batch)
    served = 0
    for (let candidate = 0; candidate < batch; candidate++) {
      draw(weights)
      drawn.set(weights, candidate * count)
      counts[candidate] = 0
      left[candidate] = candidate
    }
    let size = batch
    // As long as a run of many is worth it.
    for (let index = 0; index < sequences.length && size > 2; index++) {
      let kept = 0
      for (let from = 0; from < size; from += MEMBERS) kept = runMembers(index, from, Math.min(size, from + MEMBERS), kept)
      size = kept
    }
    for (let i = 0; i < size; i++) {
      weights.set(drawn.subarray(left[i] * count, (left[i] + 1) * count))
      counts[left[i]] = passed(counts[left[i]])
    }
  }

  return {
    next() {
      if (served === batch) screen()
      weights.set(drawn.subarray(served * count, (served + 1) * count))
      return counts[served++]
    },
  }
}
