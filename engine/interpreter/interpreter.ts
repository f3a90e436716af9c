// The interpreter: runs a cell's graph node by node. It is the definition that other back ends are held against, bit for bit.

import { type Cell, sourcesOf } from '../graph.ts'
import type { Loss, Program } from '../program.ts'
import type { InputKind, Sequence } from '../sequence.ts'
import { passCost } from './cost.ts'
import { influence } from './influence.ts'
import type { Machine } from './instruction.ts'
import { instructionFor } from './instructions.ts'
import { addLossAdjoint } from './loss.ts'
import { differentiableNodes, liveStates } from './reach.ts'

export function interpret(cell: Cell, inputKind: InputKind): Program {
  const { offsets, width } = layOut(cell)
  const machine: Machine = {
    cell,
    weights: new Float64Array(cell.parameterCount),
    gradient: new Float64Array(cell.parameterCount),
    offsets,
    differentiable: differentiableNodes(cell),
    symbolInput: inputKind === 'symbols' && onlyDenseReadsInput(cell),
    symbol: 0,
  }
  const instructions = cell.nodes.map((node, id) => instructionFor(machine, node, id))
  const backwards = instructions.filter((_, id) => machine.differentiable[id]).reverse()
  const live = liveStates(cell)
  const adjoint = new Float64Array(width)
  const carry = new Float64Array(cell.states.reduce((sum, { size }) => sum + size, 0))
  const inputOffset = offsets[cell.nodes.findIndex(({ kind }) => kind === 'input')]
  const outputOffset = offsets[cell.output]
  let tape = new Float64Array(width)
  let answers = new Float64Array(cell.outputs)
  // Made when first asked for: a net that never runs in forward mode pays nothing for it.
  let carriedInfluence: ReturnType<typeof influence> | undefined
  const influenceOf = () => (carriedInfluence ??= influence(machine, live))

  /** Node values of step t into the row at `row`; the states come from the row at `previous`, or are zero at the first step. */
  function step(sequence: Sequence, t: number, row: number, previous: number): void {
    for (const state of states)
      for (let i = 0; i < state.size; i++) tape[row + state.previous + i] = t === 0 ? 0 : tape[previous + state.next + i]
    if (machine.symbolInput) machine.symbol = sequence.symbols[t]
    else if (inputKind === 'symbols')
      for (let i = 0; i < cell.inputs; i++) tape[row + inputOffset + i] = i === sequence.symbols[t] ? 1 : 0
    else for (let i = 0; i < cell.inputs; i++) tape[row + inputOffset + i] = sequence.inputs[t * cell.inputs + i]
    for (const instruction of forwards) instruction.forward(tape, row)
  }

  const forwards = instructions.filter((_, id) => cell.nodes[id].kind !== 'input' && cell.nodes[id].kind !== 'state')
  // Old values are read into the step's row before any new one is written, inputs included: in a single row, all states change at once.
  const states = cell.states.map(({ size, previous, next }) => ({ size, previous: offsets[previous], next: offsets[next] }))

  function begin(sequence: Sequence, rows: number): void {
    if (sequence.inputKind !== inputKind || sequence.inputSize !== cell.inputs || sequence.targetSize !== cell.outputs)
      throw new TypeError(
        `Expected a sequence of ${cell.inputs} ${inputKind === 'dense' ? 'inputs' : 'symbols'} and ${cell.outputs} targets, ` +
          `got ${sequence.inputSize} ${sequence.inputKind === 'dense' ? 'inputs' : 'symbols'} and ${sequence.targetSize} targets`,
      )
    if (tape.length < rows * width) tape = new Float64Array(rows * width * 2)
    if (answers.length < sequence.targetCount * cell.outputs) answers = new Float64Array(sequence.targetCount * cell.outputs * 2)
  }

  function keepAnswer(target: number, row: number): void {
    for (let k = 0; k < cell.outputs; k++) answers[target * cell.outputs + k] = tape[row + outputOffset + k]
  }

  function backward(row: number): void {
    for (const instruction of backwards) instruction.backward(tape, row, adjoint)
  }

  return {
    cell,
    weights: machine.weights,
    gradient: machine.gradient,
    cost: {
      ...passCost(machine),
      get influence() {
        return influenceOf().cost
      },
    },

    run(sequence) {
      begin(sequence, 1)
      for (let t = 0, target = 0; t < sequence.length; t++) {
        step(sequence, t, 0, 0)
        if (target < sequence.targetCount && sequence.targetSteps[target] === t) keepAnswer(target++, 0)
      }
      return answers
    },

    reverse(sequence, loss) {
      begin(sequence, sequence.length)
      let target = 0
      for (let t = 0; t < sequence.length; t++) {
        step(sequence, t, t * width, (t - 1) * width)
        if (target < sequence.targetCount && sequence.targetSteps[target] === t) keepAnswer(target++, t * width)
      }
      carry.fill(0)
      for (let t = sequence.length - 1; t >= 0; t--) {
        if (machine.symbolInput) machine.symbol = sequence.symbols[t]
        adjoint.fill(0)
        for (let s = 0, c = 0; s < states.length; s++)
          for (let i = 0; i < states[s].size; i++) adjoint[states[s].next + i] += carry[c++]
        if (target > 0 && sequence.targetSteps[target - 1] === t)
          addLossAdjoint(machine, loss, sequence, --target, tape, t * width, adjoint)
        backward(t * width)
        for (let s = 0, c = 0; s < states.length; s++)
          for (let i = 0; i < states[s].size; i++) carry[c++] = adjoint[states[s].previous + i]
      }
      return answers
    },

    forwardMode(sequence, loss: Loss, afterTarget) {
      const carried = influenceOf()
      begin(sequence, 1)
      carried.reset()
      for (let t = 0, target = 0; t < sequence.length; t++) {
        step(sequence, t, 0, 0)
        const hasTarget = target < sequence.targetCount && sequence.targetSteps[target] === t
        if (hasTarget) {
          keepAnswer(target, 0)
          adjoint.fill(0)
          addLossAdjoint(machine, loss, sequence, target++, tape, 0, adjoint)
          backward(0)
          carried.collect(adjoint)
        }
        // After the last target nothing asks for the influence any more.
        if (target < sequence.targetCount) carried.advance(tape, 0)
        if (hasTarget) afterTarget?.()
      }
      return answers
    },
  }
}

/** One after the other: each node's place in a row of values, and the row's width. */
function layOut({ nodes }: Cell): { offsets: number[]; width: number } {
  const offsets: number[] = []
  let width = 0
  for (const { size } of nodes) {
    offsets.push(width)
    width += size
  }
  return { offsets, width }
}

function onlyDenseReadsInput({ nodes }: Cell): boolean {
  return nodes.every(node => node.kind === 'dense' || sourcesOf(node).every(source => nodes[source].kind !== 'input'))
}
