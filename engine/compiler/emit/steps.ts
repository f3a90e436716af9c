// The functions of a compiled cell that do one step: forwards (the next states, then what only the answer needs), and backwards.

import { f64x2, local } from 'wasmati'
import { adjointNodes, errorEntry, newStates, nodesBeforeStates } from '../../analysis/reach.ts'
import type { NodeId } from '../../graph.ts'
import type { Loss } from '../../program.ts'
import type { Net } from '../plan/net.ts'
import { backwardOperations, forwardOperations, type Operation } from '../plan/schedule.ts'
import { type Adjoints, adjointsFor } from './adjoints.ts'
import { at, define, forParts, type Pointer } from './assembler.ts'
import { type Code, type ConstantPool, codeFor } from './code.ts'
import { writeDenseBackward, writeDenseForward } from './dense.ts'
import { writeBackward, writeForward } from './elementwise.ts'
import { writeCopy, writeStructuralBackward, writeStructuralForward, writeZeros } from './structural.ts'

/** (previous row) -> computes the states' part of the step in the row behind it. */
export function stateStep(net: Net, pool: ConstantPool) {
  return define(1, 0, ([previous], locals) => {
    const code = codeFor(net, locals, pool, previous)
    writeOperations(code, forwardOperations(net, net.stateNodes, []))
    for (const { next, size, copied, offset } of net.states)
      if (copied) writeCopy(locals, code.place(net.whereOf(next)), at(previous, offset + net.rowBytes), size)
  })
}

/** (previous row, target place for the answer) -> the rest of the step, and the answer copied to where it is kept. */
export function answerStep(net: Net, pool: ConstantPool) {
  return define(2, 0, ([previous, answers], locals) => {
    const code = codeFor(net, locals, pool, previous)
    writeOperations(code, forwardOperations(net, net.answerNodes, net.stateNodes))
    writeCopy(locals, code.place(net.whereOf(net.cell.output)), at(answers, 0), net.cell.outputs)
  })
}

function writeOperations(code: Code, operations: readonly Operation[]): void {
  for (let i = 0; i < operations.length; i++) {
    const { kind, nodes } = operations[i]
    const next = operations[i + 1]
    code.locals.scoped(() => {
      if (kind === 'elementwise') writeForward(code, nodes)
      else if (kind === 'other') writeStructuralForward(code, nodes[0])
      else {
        const held = writeDenseForward(code, nodes)
        // Net inputs go straight into the functions that follow, without a way through memory.
        if (next?.kind === 'elementwise') {
          writeForward(code, next.nodes, held)
          i++
        }
      }
    })
  }
}

/**
 * What a backward step starts from: the answer's error, the adjoints that the step after it left, or both; or the error, up to where it
 * reaches the states' new values, and no further.
 */
export type BackwardFrom = 'answer' | 'states' | 'both' | 'answer to new states'

/**
 * (previous row, carry in, carry out, targets) -> gradient += this step's; adjoints of the live states of the step before in carry out.
 * `targets` points to the step's target where there is one.
 */
export function backwardStep(net: Net, pool: ConstantPool, from: BackwardFrom, loss: Loss) {
  return define(4, 0, ([previous, carryIn, carryOut, targets], locals) => {
    const code = codeFor(net, locals, pool, previous)
    const toNew = from === 'answer to new states'
    const active = toNew ? nodesBeforeStates(net.cell, errorEntry(net.cell, loss)) : adjointNodes(net.cell, from)
    const stops = toNew ? newStates(net.cell) : new Set<NodeId>()
    const adjoints = adjointsFor(net, active, from === 'states' || from === 'both' ? carryIn : undefined, carryOut)
    writeFirstAdjoints(code, adjoints, from, loss, carryIn, targets)
    for (const { kind, nodes } of backwardOperations(net, active, stops))
      locals.scoped(() => {
        if (kind === 'dense') for (const id of nodes) writeDenseBackward(code, id, adjoints)
        else if (kind === 'other') writeStructuralBackward(code, nodes[0], adjoints)
        else writeBackward(code, nodes, adjoints)
      })
    for (const { previous: state, live, size, carry } of net.states)
      if (live && adjoints.placeOf(state) === undefined) writeZeros(locals, at(carryOut, carry), size, code.constant)
    for (const id of stops)
      if (net.adjoint(id) && adjoints.placeOf(id) === undefined)
        writeZeros(locals, adjoints.ownPlace(id), net.cell.nodes[id].size, code.constant)
  })
}

/** Adjoints that have more than one beginning: the error (dE/dy = y - d, or dE/dnet), and what several states left behind. */
function writeFirstAdjoints(
  code: Code,
  adjoints: Adjoints,
  from: BackwardFrom,
  loss: Loss,
  carryIn: Pointer,
  targets: Pointer,
): void {
  const { net, locals, place } = code
  const enters = errorEntry(net.cell, loss)
  const carries = new Map<NodeId, number[]>()
  if (from === 'states' || from === 'both')
    for (const { next, live, carry } of net.states) if (live) carries.set(next, [...(carries.get(next) ?? []), carry])
  const answer = place(net.whereOf(net.cell.output))
  for (const id of new Set([...(from === 'states' ? [] : [enters]), ...carries.keys()])) {
    const left = carries.get(id) ?? []
    const hasError = id === enters && from !== 'states'
    if (!adjoints.isWanted(id) || (!hasError && left.length < 2)) continue
    const own = adjoints.store(id)
    forParts(locals, net.cell.nodes[id].size, ({ load, store }) => {
      const sum = locals.pair()
      const first = hasError ? f64x2.sub(load(answer), load(at(targets, 0))) : load(at(carryIn, left[0]))
      local.set(sum, first)
      for (const carry of hasError ? left : left.slice(1)) local.set(sum, f64x2.add(local.get(sum), load(at(carryIn, carry))))
      store(own, sum)
    })
  }
}
