// Backpropagation through time that can be watched: from the last target to the first step, each step's node values, errors dE/d(node) and,
// if asked for, curvatures are shown to the caller. For rules that need more than the sum dE/dw: the share that each step has in it, or
// the errors themselves.

import { passCost } from '../analysis/cost.ts'
import { errorEntry } from '../analysis/reach.ts'
import { checkLoss } from '../checks.ts'
import type { Cell } from '../graph.ts'
import { instructionFor } from '../interpreter/instructions.ts'
import { addLossAdjoint } from '../interpreter/loss.ts'
import type { Loss, StepCost } from '../program.ts'
import type { InputKind, Sequence } from '../sequence.ts'
import { curvatureOfLoss, squaredNet } from './squared-net.ts'
import { tapeOf } from './tape.ts'

/** One step of the way back; the same object at every step. Element i of a node is at `offsets[node] + i` of a row. */
export interface ObservedStep {
  readonly t: number
  /** Node values: those of this step from `row` on, those of the step before it (if t > 0) from `row - width` on. */
  readonly values: Float64Array
  readonly row: number
  /** dE/d(value) of every node at this step [width]. */
  readonly adjoint: Float64Array
  /** d²E/d(value)², as squared-net.ts defines it, likewise; zeros without `curvature`. */
  readonly curvatures: Float64Array
}

export interface ObservedPass {
  readonly cell: Cell
  /** Where each node's values start in a row. */
  readonly offsets: readonly number[]
  /** Node values per step. */
  readonly width: number
  /** dE/dw and the sum over steps of d²E/dw(t)² [parameterCount]: every step adds to them, whoever uses them up sets them to zero. */
  readonly gradient: Float64Array
  readonly curvature: Float64Array
  /** Multiply-adds of a step; `reverse` includes the curvatures where they are taken. */
  readonly cost: Pick<StepCost, 'forward' | 'reverse'>
  /**
   * Runs a sequence from the zero state and goes back from its last target, showing each step to `visit` when its sources have their
   * errors. Returns the answers [targetCount × outputs], valid until the next call.
   */
  run(weights: Float64Array, sequence: Sequence, visit?: (step: ObservedStep) => void): Float64Array
}

/** How many steps a pass goes back: from the last target to the first step. */
export function stepsSeen({ targetCount, targetSteps }: Sequence): number {
  return targetCount > 0 ? targetSteps[targetCount - 1] + 1 : 0
}

/** Throws a TypeError for a loss that does not fit the cell's answer. */
export function observedPass(
  cell: Cell,
  inputKind: InputKind,
  { loss, curvature: wanted = false }: { readonly loss: Loss; readonly curvature?: boolean },
): ObservedPass {
  checkLoss(cell, loss)
  const tape = tapeOf(cell, inputKind)
  const { machine, width } = tape
  const { offsets, gradient } = machine
  const curvature = new Float64Array(cell.parameterCount)
  const squared = wanted ? squaredNet(machine, width, curvature) : undefined
  const instructions = cell.nodes.map((node, id) => instructionFor(machine, node, id))
  const backwards = instructions.filter((_, id) => machine.differentiable[id]).reverse()
  const states = cell.states.map(({ size, previous, next }) => ({
    size,
    previous: offsets[previous],
    next: offsets[next],
    error: new Float64Array(size),
    curvature: new Float64Array(size),
  }))
  const [output, entry] = [offsets[cell.output], offsets[errorEntry(cell, loss)]]
  const step = { t: 0, values: tape.values, row: 0, adjoint: new Float64Array(width), curvatures: new Float64Array(width) }
  const { adjoint, curvatures } = step
  let answers = new Float64Array(cell.outputs)
  const { forward, reverse } = passCost(cell, inputKind)

  return {
    cell,
    offsets,
    width,
    gradient,
    curvature,
    cost: { forward, reverse: wanted ? 2 * reverse : reverse },
    run(weights, sequence, visit) {
      tape.run(weights, sequence)
      squared?.weightsChanged()
      const { targetCount, targetSteps, symbols } = sequence
      if (answers.length < targetCount * cell.outputs) answers = new Float64Array(targetCount * cell.outputs * 2)
      step.values = tape.values
      for (const state of states) {
        state.error.fill(0)
        state.curvature.fill(0)
      }
      let target = targetCount
      for (let t = stepsSeen(sequence) - 1; t >= 0; t--) {
        step.t = t
        step.row = t * width
        machine.symbol = symbols[t]
        adjoint.fill(0)
        curvatures.fill(0)
        // Several states may share a node, which then gets the sum.
        for (const state of states)
          for (let i = 0; i < state.size; i++) {
            adjoint[state.next + i] += state.error[i]
            curvatures[state.next + i] += state.curvature[i]
          }
        if (target > 0 && targetSteps[target - 1] === t) {
          addLossAdjoint(machine, loss, sequence, --target, tape.values, step.row, adjoint)
          for (let k = 0; k < cell.outputs; k++) {
            const y = tape.values[step.row + output + k]
            answers[target * cell.outputs + k] = y
            curvatures[entry + k] += curvatureOfLoss(loss, y)
          }
        }
        for (const instruction of backwards) instruction.backward(tape.values, step.row, adjoint)
        squared?.backward(tape.values, step.row, machine.symbol, curvatures)
        for (const state of states)
          for (let i = 0; i < state.size; i++) {
            state.error[i] = adjoint[state.previous + i]
            state.curvature[i] = curvatures[state.previous + i]
          }
        visit?.(step)
      }
      return answers
    },
  }
}
