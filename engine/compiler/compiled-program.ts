// A program that runs compiled code.

import { passCost } from '../analysis/cost.ts'
import { checkFit, checkLoss, checkOptions, checkWindow } from '../checks.ts'
import type { Cell } from '../graph.ts'
import { interpret } from '../interpreter/interpreter.ts'
import { hasMemory } from '../optimisers.ts'
import type { Loss, Program, ProgramOptions, Window } from '../program.ts'
import type { InputKind } from '../sequence.ts'
import { settingsOf } from './emit/update.ts'
import { feeder } from './feed/feeder.ts'
import { type Forward, runForward } from './feed/forward.ts'
import { type ForwardModeFunctions, forwardModeRunner } from './feed/forward-mode.ts'
import { instantiate } from './feed/instance.ts'
import { type ReverseFunctions, reverser } from './feed/reverse.ts'
import { compiled, forwardModePart, type Part, reversePart, runPart, updatePart } from './modules.ts'
import { CannotCompile, DOUBLE } from './units.ts'

/** Passes that record nothing for later use so many bytes of the tape, which stay in the processor's nearest cache. */
const NEAR = 1 << 14

/** Throws CannotCompile where no code can be generated for the cell. */
export function compileProgram(cell: Cell, inputKind: InputKind, options: ProgramOptions = {}): Program {
  checkOptions(cell, options)
  const shape = compiled(cell, inputKind, options)
  const { net, memory: map } = shape
  const running = instantiate(shape)
  const { doubles, memory } = running
  const feed = feeder(net, map, inputKind, running)
  const reverse = reverser(net, map, running, feed)
  const weights = new Float64Array(memory.buffer, net.weights, cell.parameterCount)
  const gradient = new Float64Array(memory.buffer, net.gradient, cell.parameterCount)
  const nearRows = Math.min(map.rows, Math.max(16, Math.floor(NEAR / net.rowBytes)))

  // What cannot be compiled, or does not fit, runs on the same weights in the interpreter.
  let reason: string | undefined
  let interpreter: Program | undefined
  const interpreted = (because: string): Program => {
    reason ??= because
    interpreter ??= interpret(cell, inputKind, options, because, { weights, gradient })
    return interpreter
  }

  const pass = <Functions>(partOf: () => Part): Attempt<Functions> => {
    const written = attempt(() => {
      const part = partOf()
      return { part, functions: running.functions<Functions>(part) }
    })
    return {
      get refusal() {
        return written.refusal
      },
      get() {
        const made = written.get()
        if (made) running.ready(made.part)
        return made?.functions
      },
    }
  }
  const forLosses = <Functions>(partOf: (loss: Loss) => Part) => ({
    'squared-error': pass<Functions>(() => partOf('squared-error')),
    'cross-entropy': pass<Functions>(() => partOf('cross-entropy')),
  })
  const forwards = pass<{ readonly forward: Forward }>(() => runPart(shape))
  const backwards = forLosses<ReverseFunctions>(loss => {
    if (options.thresholdError) throw new CannotCompile('its thresholds have a rule of their own')
    return reversePart(shape, loss)
  })
  const alongside = forLosses<ForwardModeFunctions>(loss => forwardModePart(shape, loss))
  const forwardMode = attempt(() => forwardModeRunner(net, map, running, feed, shape.influence(), nearRows))
  let remembers = false

  return {
    cell,
    weights,
    gradient,
    get backEnd() {
      return reason === undefined ? 'compiled' : `compiled, some passes interpreted (${reason})`
    },
    cost: {
      ...passCost(cell, inputKind),
      get influence() {
        return forwardMode.get() ? shape.influence().cost : interpreted(forwardMode.refusal).cost.influence
      },
    },

    run(sequence) {
      checkFit(cell, inputKind, sequence)
      const functions = forwards.get()
      if (functions === undefined) return interpreted(forwards.refusal).run(sequence)
      return runForward(feed, map, functions.forward, nearRows, sequence)
    },

    reverse(sequence, loss, window) {
      checkLoss(cell, loss)
      checkWindow(window)
      checkFit(cell, inputKind, sequence)
      const functions = backwards[loss].get()
      if (functions === undefined) return interpreted(backwards[loss].refusal).reverse(sequence, loss, window)
      if (window === undefined) return reverse.full(functions, sequence)
      const fitted = fitWindow(window, sequence.length)
      if (fitted.depth + fitted.every > map.rows)
        return interpreted(`a window of ${fitted.depth} steps, of which the tape holds ${map.rows}`).reverse(
          sequence,
          loss,
          window,
        )
      return reverse.windows(functions, sequence, fitted)
    },

    forwardMode(sequence, loss, afterTarget) {
      checkLoss(cell, loss)
      checkFit(cell, inputKind, sequence)
      const run = forwardMode.get()
      // Refused for the same reason, if the runner is.
      const functions = alongside[loss].get()
      if (run === undefined || functions === undefined)
        return interpreted(alongside[loss].refusal).forwardMode(sequence, loss, afterTarget)
      return run(functions, sequence, afterTarget)
    },

    updater(optimiser) {
      const { rule } = optimiser
      // There is room for what one optimiser remembers; another one brings its own.
      if (rule === undefined || (remembers && hasMemory(rule))) return () => optimiser.update(weights, gradient)
      remembers ||= hasMemory(rule)
      const { update } = running.functions<{ readonly update: () => void }>(updatePart(shape, optimiser))
      const settings = settingsOf(optimiser)
      return () => {
        const now = settings()
        for (let i = 0; i < now.length; i++) doubles[map.settings / DOUBLE + i] = now[i]
        update()
      }
    },
  }
}

/** No window needs to be longer than the sequence. */
function fitWindow(window: Window, length: number): Window {
  return length >= window.depth ? window : { ...window, depth: length, every: Math.min(window.every, length) }
}

/** Something that is made when it is first asked for, once, and may turn out to be impossible. */
interface Attempt<Value> {
  /** Undefined where it cannot be compiled. */
  get(): Value | undefined
  /** Why it cannot; empty where it can, or was not asked for. */
  readonly refusal: string
}

function attempt<Value>(make: () => Value): Attempt<Value> {
  let value: Value | undefined
  let refusal = ''
  return {
    get refusal() {
      return refusal
    },
    get() {
      if (value !== undefined || refusal !== '') return value
      try {
        value = make()
      } catch (error) {
        if (!(error instanceof CannotCompile)) throw error
        refusal = error.message
      }
      return value
    },
  }
}
