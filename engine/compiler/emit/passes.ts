// The loops over steps: forwards over a piece of a sequence, and backwards over recorded steps.

import { type AnyFunc, br_if, call, i32, if_, local, loop } from 'wasmati'
import type { Net } from '../plan/net.ts'
import { DOUBLE } from '../units.ts'
import { advance, at, define, type Locals, loadInteger, type Pointer } from './assembler.ts'
import { type ConstantPool, codeFor } from './code.ts'
import { writeCopy, writeZeros } from './structural.ts'

/** A function that does one step's work. */
export type Step = AnyFunc<'i32'[], []>

export const run = (step: Step, ...parameters: readonly Pointer[]): void => {
  call(step, parameters as never)
}

/** Runs `body` where the step behind row `previous` is the one that `targetRow` points to. */
export function ifTarget(previous: Pointer, targetRow: Pointer, offset: number, body: () => void, otherwise?: () => void): void {
  i32.eq(local.get(previous), offset < 0 ? loadIntegerBefore(targetRow) : loadInteger(at(targetRow, offset)))
  if (otherwise) if_(null, body, otherwise)
  else if_(null, body)
}

/** The entry before the one that is pointed to. */
function loadIntegerBefore(pointer: Pointer) {
  return i32.load({ offset: 0 }, i32.sub(pointer, 4))
}

/**
 * (row before the first step, row before the one after the last, target rows, answers, targets): steps forwards. `forced`: states that
 * feed the answer back are set to the target.
 */
export function forwardPass(net: Net, stateStep: Step, answerStep: Step, forced: boolean) {
  return define(5, 0, ([previous, end, targetRow, answers, targets], locals) => {
    loop(null, top => {
      run(stateStep, previous)
      ifTarget(previous, targetRow, 0, () => {
        run(answerStep, previous, answers)
        if (forced) writeForced(net, locals, previous, targets)
        advance(targetRow, 4)
        advance(answers, net.cell.outputs * DOUBLE)
        advance(targets, net.cell.outputs * DOUBLE)
      })
      local.tee(previous, i32.add(previous, net.rowBytes))
      local.get(end)
      i32.ne()
      br_if(top)
    })
  })
}

export function writeForced(net: Net, locals: Locals, previous: Pointer, targets: Pointer): void {
  for (const { forced, offset, size } of net.states)
    if (forced) writeCopy(locals, at(targets, 0), at(previous, offset + net.rowBytes), size)
}

/**
 * (row before the last step, row before the first, end of the target rows, first target row whose error counts, end of the targets,
 * carry in, carry out): steps backwards.
 */
export function backwardPass(net: Net, pool: ConstantPool, both: Step, states: Step, forced: boolean) {
  return define(7, 0, ([previous, first, targetRow, firstTarget, targets, carryIn, carryOut], locals) => {
    const swap = locals.pointer()
    const { constant } = codeFor(net, locals, pool, previous)
    loop(null, top => {
      ifTarget(
        previous,
        targetRow,
        -1,
        () => {
          advance(targetRow, -4)
          advance(targets, -net.cell.outputs * DOUBLE)
          i32.ge_u(targetRow, firstTarget)
          if_(
            null,
            () => run(both, previous, carryIn, carryOut, targets),
            () => run(states, previous, carryIn, carryOut, targets),
          )
        },
        () => run(states, previous, carryIn, carryOut, targets),
      )
      advance(previous, -net.rowBytes)
      // No error passes back into a state that was set to a target.
      if (forced)
        ifTarget(previous, targetRow, -1, () => {
          for (const state of net.states) if (state.forced) writeZeros(locals, at(carryOut, state.carry), state.size, constant)
        })
      local.set(swap, local.get(carryIn))
      local.set(carryIn, local.get(carryOut))
      local.set(carryOut, local.get(swap))
      i32.ge_u(previous, first)
      br_if(top)
    })
  })
}
