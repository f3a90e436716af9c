// A program that runs compiled code: this file feeds sequences to it, piece by piece, and collects answers.

import { passCost } from '../analysis/cost.ts'
import { checkFit, checkForcing, checkLoss, checkWindow } from '../checks.ts'
import type { Cell } from '../graph.ts'
import { interpret } from '../interpreter/interpreter.ts'
import type { Loss, Program, ProgramOptions, Window } from '../program.ts'
import type { InputKind, Sequence } from '../sequence.ts'
import { CannotCompile, DOUBLE } from './assembler.ts'
import { influenceTables } from './influence.ts'
import type { InfluenceLayout } from './influence-layout.ts'
import { compiled, forwardModePart, type Part, reversePart, runPart, updatePart } from './modules.ts'
import { hasMemory, settingsOf } from './update.ts'
import { webAssembly } from './webassembly.ts'

/** Runs that record nothing for later stay within so many bytes of the tape, so that these stay in the processor's nearest cache. */
const NEAR = 1 << 14

type Forward = (previous: number, end: number, targetRows: number, answers: number, targets: number) => void
type Backward = (
  previous: number,
  first: number,
  targetRowsEnd: number,
  firstTargetRow: number,
  targetsEnd: number,
  carryIn: number,
  carryOut: number,
) => void

type ForwardMode = (
  previous: number,
  end: number,
  targetRows: number,
  answers: number,
  targets: number,
  last: number,
  stop: number,
) => number

/** Throws CannotCompile where no code can be generated for the cell. */
export function compileProgram(cell: Cell, inputKind: InputKind, options: ProgramOptions = {}): Program {
  checkForcing(cell, options)
  const shape = compiled(cell, inputKind, options)
  const { net, memory: map } = shape
  const { rowBytes } = net
  const { inputs, outputs } = cell
  if (webAssembly === undefined) throw new CannotCompile('there is no WebAssembly')
  const { Memory, Instance } = webAssembly
  const memory = new Memory({ initial: map.pages })
  const bytes = new Uint8Array(memory.buffer)
  const doubles = new Float64Array(memory.buffer)
  const integers = new Int32Array(memory.buffer)
  const view = (start: number, size: number) => new Float64Array(memory.buffer, start, size)
  const weights = view(net.weights, cell.parameterCount)
  const gradient = view(net.gradient, cell.parameterCount)
  const pieceAnswers = view(map.answers, map.rows * outputs)
  for (const { offset, values } of net.constants) doubles.set(values, offset / DOUBLE)

  const instances = new Map<Part, Readonly<Record<string, unknown>>>()
  function instantiate(part: Part): Readonly<Record<string, unknown>> {
    let exports = instances.get(part)
    if (exports === undefined) {
      exports = new Instance(part.module, { lagbench: { memory } }).exports
      instances.set(part, exports)
    }
    return exports
  }

  /** A pass, ready to run. */
  function instance(part: Part): Readonly<Record<string, unknown>> {
    const exports = instantiate(part)
    // Parts keep their constants in the same place, so that each writes its own before it runs.
    if (current !== part) {
      current = part
      part.constants.forEach((value, i) => {
        doubles[map.constants / DOUBLE + 2 * i] = value
        doubles[map.constants / DOUBLE + 2 * i + 1] = value
      })
    }
    return exports
  }
  let current: Part | undefined
  let remembers = false

  let answers = new Float64Array(0)
  const rowAt = (row: number): number => map.tape + row * rowBytes

  /** Makes row 0 the zero state. */
  function start(): void {
    bytes.fill(0, map.tape, map.tape + rowBytes)
    integers[map.targetRows / 4 - 1] = 0
  }

  /** Writes steps from..from+count-1 into rows first+1.. */
  function feed({ symbols, inputs: rows }: Sequence, from: number, count: number, first: number): void {
    let to = (rowAt(first) + rowBytes) / DOUBLE
    const stride = rowBytes / DOUBLE
    if (net.symbolInput) for (let t = from; t < from + count; t++, to += stride) integers[2 * to] = symbols[t]
    else if (inputKind === 'symbols')
      for (let t = from; t < from + count; t++, to += stride)
        for (let i = 0; i < inputs; i++) doubles[to + i] = i === symbols[t] ? 1 : 0
    else
      for (let t = from, at = from * inputs; t < from + count; t++, to += stride)
        for (let i = 0; i < inputs; i++) doubles[to + i] = rows[at++]
  }

  /**
   * Appends the targets of steps from..from+count-1, of which the first is in row first+1, as number `place` of the piece and so on;
   * `target` is the next target of the sequence. Returns how many there were.
   */
  function feedTargets(
    { targetSteps, targetCount, targets }: Sequence,
    target: number,
    from: number,
    count: number,
    first: number,
    place: number,
  ): number {
    let fed = 0
    for (; target + fed < targetCount && targetSteps[target + fed] < from + count; fed++) {
      integers[map.targetRows / 4 + place + fed] = rowAt(first + targetSteps[target + fed] - from)
      const [to, at] = [map.targets / DOUBLE + (place + fed) * outputs, (target + fed) * outputs]
      for (let k = 0; k < outputs; k++) doubles[to + k] = targets[at + k]
    }
    integers[map.targetRows / 4 + place + fed] = 0
    return fed
  }

  /** Makes the last row of a piece the state before the next, whose first target rows come after the piece's last. */
  function carryOn(count: number, lastStepHadTarget: boolean): void {
    bytes.copyWithin(map.tape, rowAt(count), rowAt(count) + rowBytes)
    integers[map.targetRows / 4 - 1] = lastStepHadTarget ? map.tape - rowBytes : 0
  }

  function keepAnswers(target: number, count: number): void {
    for (let i = 0; i < count * outputs; i++) answers[target * outputs + i] = pieceAnswers[i]
  }

  function makeRoom(sequence: Sequence): void {
    if (answers.length < sequence.targetCount * outputs) answers = new Float64Array(sequence.targetCount * outputs * 2)
  }

  /** Nothing after the last target can be seen. */
  const stepsOf = ({ targetCount, targetSteps }: Sequence): number => (targetCount === 0 ? 0 : targetSteps[targetCount - 1] + 1)

  /** Runs forwards in pieces of at most `rows` steps; `before` is called as each piece begins. */
  function runPieces(
    sequence: Sequence,
    forward: Forward,
    rows: number,
    before?: (step: number, target: number) => void,
  ): Float64Array {
    const steps = stepsOf(sequence)
    start()
    if (steps > rows) makeRoom(sequence)
    for (let from = 0, target = 0; from < steps; from += rows) {
      before?.(from, target)
      const count = Math.min(rows, steps - from)
      feed(sequence, from, count, 0)
      const fed = feedTargets(sequence, target, from, count, 0, 0)
      forward(rowAt(0), rowAt(count), map.targetRows, map.answers, map.targets)
      if (steps <= rows) return pieceAnswers
      keepAnswers(target, fed)
      target += fed
      carryOn(count, target > 0 && sequence.targetSteps[target - 1] === from + count - 1)
    }
    return answers
  }

  const nearRows = Math.min(map.rows, Math.max(16, Math.floor(NEAR / rowBytes)))

  function clearCarry(): void {
    doubles.fill(0, net.carries[0] / DOUBLE, (net.carries[0] + net.carryBytes) / DOUBLE)
  }

  /** Full backpropagation through time. A sequence that does not fit on the tape runs forwards twice: states are kept piece by piece. */
  function reverseAll(sequence: Sequence, forward: Forward, backward: Backward): Float64Array {
    const steps = stepsOf(sequence)
    if (steps === 0) return answers
    const pieces: { step: number; target: number; row: Uint8Array; hadTarget: number }[] = []
    const result = runPieces(
      sequence,
      forward,
      map.rows,
      steps <= map.rows
        ? undefined
        : (step, target) =>
            pieces.push({
              step,
              target,
              row: bytes.slice(map.tape, map.tape + rowBytes),
              hadTarget: integers[map.targetRows / 4 - 1],
            }),
    )
    clearCarry()
    let [carryIn, carryOut] = net.carries
    const back = (count: number, fed: number): void => {
      const end = map.targetRows + 4 * fed
      backward(rowAt(count - 1), map.tape, end, map.targetRows, map.targets + DOUBLE * fed * outputs, carryIn, carryOut)
      if (count % 2 === 1) [carryIn, carryOut] = [carryOut, carryIn]
    }
    if (pieces.length === 0) back(steps, sequence.targetCount)
    for (let piece = pieces.length - 1; piece >= 0; piece--) {
      const { step, target, row, hadTarget } = pieces[piece]
      const count = Math.min(map.rows, steps - step)
      bytes.set(row, map.tape)
      integers[map.targetRows / 4 - 1] = hadTarget
      feed(sequence, step, count, 0)
      const fed = feedTargets(sequence, target, step, count, 0, 0)
      forward(rowAt(0), rowAt(count), map.targetRows, map.answers, map.targets)
      back(count, fed)
    }
    return result
  }

  /** BPTT(h; h'): the tape holds the last h steps; when it is full they move to its beginning. */
  function reverseWindows(
    sequence: Sequence,
    forward: Forward,
    backward: Backward,
    { depth, every, afterPass }: Window,
  ): Float64Array {
    const { length, targetSteps } = sequence
    makeRoom(sequence)
    start()
    // Rows in use, targets among them, and how many of these were used by an earlier pass.
    let [rows, held, used, target] = [0, 0, 0, 0]
    for (let from = 0; from < length; from += every) {
      const count = Math.min(every, length - from)
      if (rows + count > map.rows) {
        const dropped = rows - Math.min(rows, depth)
        bytes.copyWithin(map.tape, rowAt(dropped), rowAt(rows) + rowBytes)
        rows -= dropped
        // Targets of dropped rows go; the last of them still says where a state was forced.
        let gone = 0
        const firstStep = from - rows
        while (gone < held && targetSteps[target - held + gone] < firstStep) gone++
        const forcedBefore = target - held + gone > 0 && targetSteps[target - held + gone - 1] === firstStep - 1
        integers[map.targetRows / 4 - 1] = forcedBefore ? map.tape - rowBytes : 0
        for (let i = gone; i < held; i++)
          integers[map.targetRows / 4 + i - gone] = integers[map.targetRows / 4 + i] - dropped * rowBytes
        doubles.copyWithin(map.targets / DOUBLE, map.targets / DOUBLE + gone * outputs, map.targets / DOUBLE + held * outputs)
        held -= gone
        used = Math.max(0, used - gone)
      }
      feed(sequence, from, count, rows)
      const fed = feedTargets(sequence, target, from, count, rows, held)
      const place = map.targetRows + 4 * held
      forward(rowAt(rows), rowAt(rows + count), place, map.answers, map.targets + DOUBLE * held * outputs)
      keepAnswers(target, fed)
      rows += count
      held += fed
      target += fed
      if (fed === 0) continue
      clearCarry()
      backward(
        rowAt(rows - 1),
        rowAt(Math.max(0, rows - depth)),
        map.targetRows + 4 * held,
        map.targetRows + 4 * used,
        map.targets + DOUBLE * held * outputs,
        ...net.carries,
      )
      used = held
      afterPass?.()
    }
    return answers
  }

  // What cannot be compiled, or does not fit, runs on the same weights in the interpreter.
  let interpreter: Program | undefined
  const interpreted = (): Program =>
    (interpreter ??= interpret(cell, inputKind, options, interpretedReason, { weights, gradient }))

  let influenceReady = false
  /** The plan of forward mode, its lists and constants written to memory; undefined, once and for all, where it cannot be compiled. */
  function influence(): InfluenceLayout | undefined {
    if (noInfluence) return undefined
    try {
      const layout = shape.influence()
      if (!influenceReady) {
        influenceReady = true
        integers.set(influenceTables(layout).words, layout.tables / 4)
        for (const { address, gradients } of layout.weightTables) integers.set(gradients, address / 4)
        for (const address of layout.ones) doubles[address / DOUBLE] = 1
      }
      return layout
    } catch (error) {
      if (!(error instanceof CannotCompile)) throw error
      interpretedReason = error.message
      noInfluence = true
      return undefined
    }
  }
  let noInfluence = false
  let interpretedReason: string | undefined

  function forwardMode(
    sequence: Sequence,
    layout: InfluenceLayout,
    pass: ForwardMode,
    afterTarget: (() => void) | undefined,
  ): Float64Array {
    const steps = stepsOf(sequence)
    start()
    makeRoom(sequence)
    doubles.fill(0, layout.ownArea / DOUBLE, (layout.ownArea + layout.ownBytes) / DOUBLE)
    doubles.fill(0, layout.areas[0] / DOUBLE, (layout.areas[0] + layout.areaBytes) / DOUBLE)
    integers[layout.pointers / 4] = layout.areas[0]
    integers[layout.pointers / 4 + 1] = layout.areas[1]
    for (let from = 0, target = 0; from < steps; from += nearRows) {
      const count = Math.min(nearRows, steps - from)
      feed(sequence, from, count, 0)
      const fed = feedTargets(sequence, target, from, count, 0, 0)
      const last = from + count === steps ? rowAt(count - 1) : 0
      let done = 0
      for (let row = rowAt(0); row !== rowAt(count); ) {
        const used = DOUBLE * done * outputs
        row = pass(
          row,
          rowAt(count),
          map.targetRows + 4 * done,
          map.answers + used,
          map.targets + used,
          last,
          afterTarget ? 1 : 0,
        )
        if (afterTarget && done < fed && integers[map.targetRows / 4 + done] === row - rowBytes) {
          done++
          afterTarget()
        }
      }
      keepAnswers(target, fed)
      target += fed
      carryOn(count, false)
    }
    return answers
  }

  return {
    cell,
    get backEnd() {
      return interpretedReason === undefined ? 'compiled' : `compiled, some passes interpreted (${interpretedReason})`
    },
    weights,
    gradient,
    cost: {
      ...passCost(cell, inputKind),
      get influence() {
        return influence()?.cost ?? interpreted().cost.influence
      },
    },
    run(sequence) {
      checkFit(cell, inputKind, sequence)
      return runPieces(sequence, instance(runPart(shape)).forward as Forward, nearRows)
    },
    reverse(sequence, loss: Loss, window) {
      checkLoss(cell, loss)
      checkWindow(window)
      checkFit(cell, inputKind, sequence)
      const { forward, backward } = instance(reversePart(shape, loss)) as { forward: Forward; backward: Backward }
      if (window === undefined) return reverseAll(sequence, forward, backward)
      const kept = { ...window, depth: Math.min(window.depth, sequence.length), every: Math.min(window.every, sequence.length) }
      if (kept.depth + kept.every > map.rows) {
        interpretedReason ??= `a window of ${kept.depth} steps, of which the tape holds ${map.rows}`
        return interpreted().reverse(sequence, loss, window)
      }
      return reverseWindows(sequence, forward, backward, kept)
    },
    forwardMode(sequence, loss, afterTarget) {
      checkLoss(cell, loss)
      checkFit(cell, inputKind, sequence)
      const layout = influence()
      if (layout === undefined) return interpreted().forwardMode(sequence, loss, afterTarget)
      const exports = instance(forwardModePart(shape, loss))
      return forwardMode(sequence, layout, exports.forwardMode as ForwardMode, afterTarget)
    },
    updater(optimiser) {
      const { rule } = optimiser
      // There is room for what one optimiser remembers; another one brings its own.
      if (rule === undefined || (remembers && hasMemory(rule))) return () => optimiser.update(weights, gradient)
      remembers ||= hasMemory(rule)
      const { update } = instantiate(updatePart(shape, optimiser)) as { update: () => void }
      const settings = settingsOf(optimiser)
      return () => {
        const now = settings()
        for (let i = 0; i < now.length; i++) doubles[map.settings / DOUBLE + i] = now[i]
        update()
      }
    },
  }
}
