// The interpreter: runs a cell's graph node by node. It is the definition that other back ends are held against, bit for bit.

import { passCost } from '../analysis/cost.ts'
import { adjointNodes, differentiableNodes, errorEntry, liveStates, newStates, nodesBeforeStates } from '../analysis/reach.ts'
import { staysSymbol } from '../analysis/segments.ts'
import { checkFit, checkLoss, checkOptions, checkWindow } from '../checks.ts'
import type { Cell, NodeId } from '../graph.ts'
import type { Loss, Program, ProgramOptions } from '../program.ts'
import type { InputKind, Sequence } from '../sequence.ts'
import { influence } from './influence.ts'
import type { Machine } from './instruction.ts'
import { instructionFor } from './instructions.ts'
import { addLossAdjoint } from './loss.ts'

/** `reason`: why the cell is interpreted; `shared`: weights and gradient to use that lie elsewhere. */
export function interpret(
  cell: Cell,
  inputKind: InputKind,
  options: ProgramOptions = {},
  reason = 'on request',
  shared?: Pick<Program, 'weights' | 'gradient'>,
): Program {
  checkOptions(cell, options)
  const { offsets, width } = layOut(cell)
  const machine: Machine = {
    cell,
    weights: shared?.weights ?? new Float64Array(cell.parameterCount),
    gradient: shared?.gradient ?? new Float64Array(cell.parameterCount),
    offsets,
    differentiable: differentiableNodes(cell),
    symbolInput: staysSymbol(cell, inputKind),
    symbol: 0,
    thresholdError: options.thresholdError,
  }
  const instructions = cell.nodes.map((node, id) => instructionFor(machine, node, id))
  const forwards = instructions.filter((_, id) => cell.nodes[id].kind !== 'input' && cell.nodes[id].kind !== 'state')
  const isWeightVector = (id: NodeId): boolean => {
    const node = cell.nodes[id]
    return node.kind === 'parameter' || ((node.kind === 'slice' || node.kind === 'stopGradient') && isWeightVector(node.source))
  }
  const weightVectors = instructions.filter((_, id) => isWeightVector(id))
  const backwards = (from: 'answer' | 'states' | 'both') => {
    const active = adjointNodes(cell, from)
    return instructions.filter((_, id) => active[id]).reverse()
  }
  const backwardsFrom = { answer: backwards('answer'), states: backwards('states'), both: backwards('both') }
  // SnAp, as published, multiplies dE/d(new states) by the cut influence on the new states: adjoints stop there.
  const cut = options.influenceSteps !== undefined
  const backwardsToNewStates = (loss: Loss) => {
    const [before, stop] = [nodesBeforeStates(cell, errorEntry(cell, loss)), newStates(cell)]
    return instructions.filter((_, id) => before[id] && !stop.has(id)).reverse()
  }
  const live = liveStates(cell)
  const adjoint = new Float64Array(width)
  // Old values are read into the step's row before any new one is written, inputs included: in a single row, all states change at once.
  const states = cell.states.map(state => ({
    size: state.size,
    previous: offsets[state.previous],
    next: offsets[state.next],
    node: state.previous,
    live: live.includes(state),
    forced: options.teacherForcing === true && state.next === cell.output,
  }))
  const carry = new Float64Array(cell.states.reduce((sum, { size }) => sum + size, 0))
  const inputOffset = offsets[cell.nodes.findIndex(({ kind }) => kind === 'input')]
  const outputOffset = offsets[cell.output]
  let tape = new Float64Array(width)
  let answers = new Float64Array(cell.outputs)
  // Made when first asked for: a net that never runs in forward mode pays nothing for it.
  let carriedInfluence: ReturnType<typeof influence> | undefined
  const influenceOf = () => (carriedInfluence ??= influence(machine, live, options.influenceSteps))

  /**
   * Node values of step t into the row at `row`; the states come from the row at `previous`, or are zero at the first step. A forced
   * state comes from target number `forcing` where that is not -1.
   */
  function step(sequence: Sequence, t: number, row: number, previous: number, forcing: number): void {
    for (const state of states)
      for (let i = 0; i < state.size; i++) {
        const old = state.forced && forcing >= 0 ? sequence.targets[forcing * state.size + i] : tape[previous + state.next + i]
        tape[row + state.previous + i] = t === 0 ? 0 : old
      }
    if (machine.symbolInput) machine.symbol = sequence.symbols[t]
    else if (inputKind === 'symbols')
      for (let i = 0; i < cell.inputs; i++) tape[row + inputOffset + i] = i === sequence.symbols[t] ? 1 : 0
    else for (let i = 0; i < cell.inputs; i++) tape[row + inputOffset + i] = sequence.inputs[t * cell.inputs + i]
    for (const instruction of forwards) instruction.forward(tape, row)
  }

  function begin(sequence: Sequence, rows: number): void {
    checkFit(cell, inputKind, sequence)
    if (tape.length < rows * width) tape = new Float64Array(rows * width * 2)
    if (answers.length < sequence.targetCount * cell.outputs) answers = new Float64Array(sequence.targetCount * cell.outputs * 2)
  }

  function keepAnswer(target: number, row: number): void {
    for (let k = 0; k < cell.outputs; k++) answers[target * cell.outputs + k] = tape[row + outputOffset + k]
  }

  /** One step of the backward pass, from the carry of the step after it to that of the step before. */
  function backward(row: number, from: keyof typeof backwardsFrom, forced: boolean): void {
    for (let s = 0, c = 0; s < states.length; c += states[s++].size)
      if (states[s].live) for (let i = 0; i < states[s].size; i++) adjoint[states[s].next + i] += carry[c + i]
    for (const instruction of backwardsFrom[from]) instruction.backward(tape, row, adjoint)
    for (let s = 0, c = 0; s < states.length; c += states[s++].size)
      for (let i = 0; i < states[s].size; i++) carry[c + i] = states[s].forced && forced ? 0 : adjoint[states[s].previous + i]
  }

  return {
    cell,
    backEnd: `interpreted (${reason})`,
    weights: machine.weights,
    gradient: machine.gradient,
    cost: {
      ...passCost(cell, inputKind),
      get influence() {
        return influenceOf().cost
      },
    },

    run(sequence) {
      begin(sequence, 1)
      for (let t = 0, target = 0; t < sequence.length; t++) {
        step(sequence, t, 0, 0, -1)
        if (target < sequence.targetCount && sequence.targetSteps[target] === t) keepAnswer(target++, 0)
      }
      return answers
    },

    reverse(sequence, loss, window) {
      checkLoss(cell, loss)
      checkWindow(window)
      begin(sequence, sequence.length)
      const { length, targetSteps, targetCount } = sequence
      /** Backward from step `last` to step `first`, with the errors of target number `end`-1 and those before it down to `begin`. */
      const pass = (last: number, first: number, begin: number, end: number): void => {
        carry.fill(0)
        // Targets before `begin` were used up by the pass before, but still say where a state was forced.
        let target = end
        for (let t = last; t >= first; t--) {
          if (machine.symbolInput) machine.symbol = sequence.symbols[t]
          // Like dense nodes, weight vectors take errors back by the present weights.
          for (const instruction of weightVectors) instruction.forward(tape, t * width)
          adjoint.fill(0)
          const isTarget = target > 0 && targetSteps[target - 1] === t
          if (isTarget) target--
          const injected = isTarget && target >= begin
          if (injected) addLossAdjoint(machine, loss, sequence, target, tape, t * width, adjoint)
          backward(t * width, injected ? 'both' : 'states', target > 0 && targetSteps[target - 1] === t - 1)
        }
      }
      let [target, injectFrom] = [0, 0]
      for (let t = 0; t < length; t++) {
        const forcing = target > 0 && targetSteps[target - 1] === t - 1 ? target - 1 : -1
        step(sequence, t, t * width, (t - 1) * width, forcing)
        if (target < targetCount && targetSteps[target] === t) keepAnswer(target++, t * width)
        if (window === undefined ? t === length - 1 : (t + 1) % window.every === 0 || t === length - 1) {
          // Without an error to inject there is nothing to go back for.
          if (target === injectFrom) continue
          pass(t, window === undefined ? 0 : Math.max(0, t - window.depth + 1), injectFrom, target)
          injectFrom = target
          window?.afterPass?.()
        }
      }
      return answers
    },

    forwardMode(sequence, loss, afterTarget) {
      checkLoss(cell, loss)
      const carried = influenceOf()
      const toNewStates = cut ? backwardsToNewStates(loss) : undefined
      begin(sequence, 1)
      carried.reset()
      const { targetSteps, targetCount } = sequence
      for (let t = 0, target = 0; t < sequence.length; t++) {
        step(sequence, t, 0, 0, target > 0 && targetSteps[target - 1] === t - 1 ? target - 1 : -1)
        const hasTarget = target < targetCount && targetSteps[target] === t
        if (hasTarget) {
          keepAnswer(target, 0)
          adjoint.fill(0)
          carry.fill(0)
          addLossAdjoint(machine, loss, sequence, target++, tape, 0, adjoint)
          if (toNewStates) for (const instruction of toNewStates) instruction.backward(tape, 0, adjoint)
          else backward(0, 'answer', false)
          carried.collect(adjoint)
        }
        // After the last target nothing asks for the influence any more, except the cut one for what it has become.
        if (target < targetCount || (cut && hasTarget)) carried.advance(tape, 0)
        if (hasTarget) {
          if (cut) carried.collectNew(adjoint)
          for (const { forced, node } of states) if (forced) carried.forget(node)
          afterTarget?.()
        }
      }
      return answers
    },

    updater: optimiser => () => optimiser.update(machine.weights, machine.gradient),
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
