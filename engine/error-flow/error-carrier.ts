// Carries an error back through a run, step by step in reverse mode: from the adjoints of a step's nodes to its old states, and on as
// adjoints of the new states of the step before. Costs what backpropagation through time costs, and holds one number per state element.

import { instructionFor } from '../interpreter/instructions.ts'
import { addLossAdjoint } from '../interpreter/loss.ts'
import type { Loss } from '../program.ts'
import { rescale, type Scaled } from './scaled.ts'
import type { Tape } from './tape.ts'

export interface ErrorCarrier {
  /** The error at the states between two steps [n], all states' elements in order. */
  readonly carried: Scaled
  /** Adjoints of the nodes of the step that is being passed, in units of 2^(carried.exponent before `back`). */
  readonly adjoint: Float64Array
  /** Begins with an error at the new states of a step: that of the caller [n] or, with `arriveAnswer`, of the answer. */
  begin(error: Float64Array): void
  /** No error at any node: for the caller to write adjoints of his own. */
  arriveNothing(): void
  /** The carried error arrives at the new states of a step. */
  arrive(): void
  /** The error of target number `target` arrives at the answer of its step. */
  arriveAnswer(t: number, target: number): void
  /** Takes adjoints through step t, from the nodes where they arrived to the old states. */
  back(t: number): void
  /** Takes adjoints through step t only as far as its new states, as if these were the net's inputs: dE/d state(t) [n], a copy. */
  toNewStates(t: number): Float64Array
}

export function errorCarrier(tape: Tape, loss: Loss): ErrorCarrier {
  const { machine, width } = tape
  const { cell, offsets, differentiable } = machine
  const places = (end: 'previous' | 'next'): Int32Array =>
    Int32Array.from(cell.states.flatMap(state => Array.from({ length: state.size }, (_, i) => offsets[state[end]] + i)))
  const [oldPlaces, newPlaces] = [places('previous'), places('next')]
  const newNodes = new Set(cell.states.map(({ next }) => next))
  const through = cell.nodes.map((node, id) => instructionFor(machine, node, id)).filter((_, id) => differentiable[id])
  // A new state may be no more than the step's input, where a gradient of weights ends, but the error at that state does not.
  const everywhere = { ...machine, differentiable: cell.nodes.map(() => true) }
  const toNew = cell.nodes.map((node, id) => instructionFor(everywhere, node, id)).filter((_, id) => !newNodes.has(id))
  through.reverse()
  toNew.reverse()
  const adjoint = new Float64Array(width)
  const carried: Scaled = { values: new Float64Array(oldPlaces.length), exponent: 0 }

  return {
    carried,
    adjoint,
    begin(error) {
      carried.values.set(error)
      carried.exponent = 0
      rescale(carried)
    },
    arriveNothing() {
      adjoint.fill(0)
      carried.exponent = 0
    },
    arrive() {
      adjoint.fill(0)
      // Several states may share a node, which then gets the sum.
      for (let i = 0; i < newPlaces.length; i++) adjoint[newPlaces[i]] += carried.values[i]
    },
    arriveAnswer(t, target) {
      adjoint.fill(0)
      carried.exponent = 0
      addLossAdjoint(machine, loss, tape.asked, target, tape.values, t * width, adjoint)
    },
    back(t) {
      for (const instruction of through) instruction.backward(tape.values, t * width, adjoint)
      for (let i = 0; i < oldPlaces.length; i++) carried.values[i] = adjoint[oldPlaces[i]]
      rescale(carried)
    },
    toNewStates(t) {
      for (const instruction of toNew) instruction.backward(tape.values, t * width, adjoint)
      return Float64Array.from(newPlaces, place => {
        const error = adjoint[place]
        // Where several states share a node, the first of them takes the error, or it would count twice.
        adjoint[place] = 0
        return error
      })
    },
  }
}
