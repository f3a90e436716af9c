// What a predictor of its own input sees of a sequence: one row of numbers per moment, the external target being a part of the input that is to
// be predicted. A level above sees the same rows at fewer moments.

import type { Sequence } from '../../engine/sequence.ts'
import type { TaskSignature } from '../../tasks/task.ts'

export interface Stream {
  /** Moments: row k + 1 is what comes after row k. */
  readonly count: number
  /** Numbers per row. */
  readonly size: number
  /** [count × size]; longer than the stream, as all of these are. */
  readonly rows: Float64Array
  /** Which of these numbers were observed: 0 where no target is given, and for inputs after the last one [count × size]. */
  readonly given: Uint8Array
  /** When each row was observed, in steps from the first one [count]. */
  readonly times: Int32Array
  /** The symbol in each row, for nets that read nothing else [count]. */
  readonly symbols: Uint16Array
}

/** A stream whose memory is used again for the next sequence. */
export interface StreamBuffer extends Stream {
  /** Empties the stream and makes room for so many rows. */
  begin(rows: number): void
  /** Appends a row of zeros, none of them given. */
  addRow(time: number, symbol: number): void
  /** Sets a number of the row added last, and that it is given. */
  observe(unit: number, value: number): void
  /** Appends a row of another stream of the same size. */
  copyRow(from: Stream, row: number): void
}

export function streamBuffer(size: number): StreamBuffer {
  const buffer = {
    count: 0,
    size,
    rows: new Float64Array(0),
    given: new Uint8Array(0),
    times: new Int32Array(0),
    symbols: new Uint16Array(0),
    begin(rows: number) {
      buffer.count = 0
      if (buffer.times.length >= rows) return
      buffer.rows = new Float64Array(2 * rows * size)
      buffer.given = new Uint8Array(2 * rows * size)
      buffer.times = new Int32Array(2 * rows)
      buffer.symbols = new Uint16Array(2 * rows)
    },
    addRow(time: number, symbol: number) {
      const at = buffer.count * size
      buffer.rows.fill(0, at, at + size)
      buffer.given.fill(0, at, at + size)
      buffer.times[buffer.count] = time
      buffer.symbols[buffer.count++] = symbol
    },
    observe(unit: number, value: number) {
      const at = (buffer.count - 1) * size + unit
      buffer.rows[at] = value
      buffer.given[at] = 1
    },
    copyRow(from: Stream, row: number) {
      buffer.addRow(from.times[row], from.symbols[row])
      const [at, source] = [(buffer.count - 1) * size, row * size]
      for (let i = 0; i < size; i++) {
        buffer.rows[at + i] = from.rows[source + i]
        buffer.given[at + i] = from.given[source + i]
      }
    },
  }
  return buffer
}

/** The tasks whose targets are the symbols that come next: there the answer and the prediction of the next input are one. */
const nextSymbolTasks: readonly string[] = [
  'chunking',
  'diffusion-of-credit',
  'embedded-reber',
  'gap',
  'melodies',
  'noise-free-lag',
  'reber',
  'reber-stream',
]

/** Why a task's sequences are no such stream; undefined where they are. */
export function noStream({ task, inputKind, targets, answerRange = [0, 1] }: TaskSignature): string | undefined {
  if (inputKind !== 'symbols')
    return 'its inputs are numbers, and a prediction that fails is told from one that holds for symbols only; choose a task with symbols'
  if (answerRange[0] < 0 || answerRange[1] > 1)
    return 'its right answers lie outside of [0, 1], which logistic units cannot predict; choose a task whose answers lie within'
  if (targets === 'several' && !nextSymbolTasks.includes(task))
    return 'targets at several steps would become inputs as soon as they are seen, and give answers away; choose a task that predicts its next symbol, or has its target at the end'
  return undefined
}

/**
 * Numbers per row: the answers to be given, and the next symbol where it is not the answer. A row holds what is to be predicted one step before:
 * [target of the step before | symbol of this step], so a target at the last step makes a last row without a symbol.
 */
export function rowSize({ task, inputs, outputs }: TaskSignature): number {
  return nextSymbolTasks.includes(task) ? outputs : outputs + inputs
}

/** Writes a sequence's stream. */
export function observe({ length, symbols, targetCount, targetSteps, targets, targetSize }: Sequence, into: StreamBuffer): void {
  const { size } = into
  const apart = size > targetSize
  into.begin(length + 1)
  let target = 0
  for (let t = 0; t <= length; t++) {
    const answered = target < targetCount && targetSteps[target] === t - 1
    const read = t < length && (apart || t === 0)
    if (t === length && !answered) return
    into.addRow(t, t < length ? symbols[t] : 0)
    if (read) {
      for (let unit = apart ? targetSize : 0; unit < size; unit++) into.observe(unit, 0)
      into.observe((apart ? targetSize : 0) + symbols[t], 1)
    }
    if (answered) {
      for (let unit = 0; unit < targetSize; unit++) into.observe(unit, targets[target * targetSize + unit])
      target++
    }
  }
}
