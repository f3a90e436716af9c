// Brings sequences into a compiled cell's memory, a piece at a time, and answers out of it. Nothing here allocates while a sequence runs,
// unless it is longer than any before.

import type { InputKind, Sequence } from '../../sequence.ts'
import type { MemoryMap } from '../plan/memory.ts'
import type { Net } from '../plan/net.ts'
import { DOUBLE } from '../units.ts'
import type { Running } from './instance.ts'

export interface Feeder {
  /** Address of a row of the tape; row 0 is the state before the first step of the piece. */
  rowAt(row: number): number
  /** Row 0 becomes the zero state. */
  start(): void
  /** Steps from..from+count-1 of the inputs into rows first+1..first+count. */
  inputs(sequence: Sequence, from: number, count: number, first: number): void
  /**
   * The targets of steps from..from+count-1, which are in rows first+1.., become numbers `place`.. of the piece; `target` is the next
   * one of the sequence. Returns how many there are.
   */
  targets(sequence: Sequence, target: number, from: number, count: number, first: number, place: number): number
  /** The last of a piece's `count` rows becomes the state before the next piece. */
  carryOn(count: number, lastStepHadTarget: boolean): void
  /** Says whether the step before the piece had a target: a state that feeds the answer back may have been forced then. */
  setTargetBefore(hadTarget: boolean): void
  hadTargetBefore(): boolean
  /** Makes room for the answers of a sequence that is run in pieces. */
  makeRoom(sequence: Sequence): void
  /** Keeps the answers of a piece: `count` from number `target` on. */
  keep(target: number, count: number): void
  /** The answers that were kept. */
  kept(): Float64Array
  /** The answers of the piece that ran last. */
  readonly answers: Float64Array
}

export function feeder(net: Net, map: MemoryMap, inputKind: InputKind, { bytes, doubles, integers, memory }: Running): Feeder {
  const { rowBytes, symbolInput } = net
  const { inputs: width, outputs } = net.cell
  const stride = rowBytes / DOUBLE
  const answers = new Float64Array(memory.buffer, map.answers, map.rows * outputs)
  const targetRow = map.targetRows / 4
  const rowBefore = map.tape - rowBytes
  let kept = new Float64Array(0)
  const rowAt = (row: number): number => map.tape + row * rowBytes
  const setTargetBefore = (hadTarget: boolean): void => {
    integers[targetRow - 1] = hadTarget ? rowBefore : 0
  }
  return {
    rowAt,
    answers,
    start() {
      bytes.fill(0, map.tape, map.tape + rowBytes)
      setTargetBefore(false)
    },
    inputs({ symbols, inputs }, from, count, first) {
      let to = rowAt(first + 1) / DOUBLE
      if (symbolInput) for (let t = from; t < from + count; t++, to += stride) integers[2 * to] = symbols[t]
      else if (inputKind === 'symbols')
        for (let t = from; t < from + count; t++, to += stride) {
          doubles.fill(0, to, to + width)
          doubles[to + symbols[t]] = 1
        }
      else
        for (let t = from, at = from * width; t < from + count; t++, to += stride)
          for (let i = 0; i < width; i++) doubles[to + i] = inputs[at++]
    },
    targets({ targetSteps, targetCount, targets }, target, from, count, first, place) {
      let fed = 0
      for (; target + fed < targetCount && targetSteps[target + fed] < from + count; fed++) {
        integers[targetRow + place + fed] = rowAt(first + targetSteps[target + fed] - from)
        const to = map.targets / DOUBLE + (place + fed) * outputs
        const at = (target + fed) * outputs
        for (let k = 0; k < outputs; k++) doubles[to + k] = targets[at + k]
      }
      integers[targetRow + place + fed] = 0
      return fed
    },
    carryOn(count, lastStepHadTarget) {
      bytes.copyWithin(map.tape, rowAt(count), rowAt(count) + rowBytes)
      setTargetBefore(lastStepHadTarget)
    },
    setTargetBefore,
    hadTargetBefore: () => integers[targetRow - 1] !== 0,
    makeRoom({ targetCount }) {
      if (kept.length < targetCount * outputs) kept = new Float64Array(targetCount * outputs * 2)
    },
    keep(target, count) {
      for (let i = 0; i < count * outputs; i++) kept[target * outputs + i] = answers[i]
    },
    kept: () => kept,
  }
}

/** Steps up to the last target: what comes after it can't be seen. */
export function visibleSteps({ targetCount, targetSteps }: Sequence): number {
  return targetCount === 0 ? 0 : targetSteps[targetCount - 1] + 1
}
