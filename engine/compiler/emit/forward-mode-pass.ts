// The loop over steps of forward mode: the influence matrix is carried along, and at a target the gradient is collected from it.

import { br_if, i32, if_, local, loop } from 'wasmati'
import type { InfluenceLayout } from '../plan/influence/layout.ts'
import type { Net } from '../plan/net.ts'
import { DOUBLE } from '../units.ts'
import { advance, at, define, loadInteger, setPointer } from './assembler.ts'
import { type ConstantPool, codeFor } from './code.ts'
import { ifTarget, run, type Step, writeForced } from './passes.ts'
import { writeZeros } from './structural.ts'

interface ForwardModeSteps {
  readonly state: Step
  readonly answer: Step
  readonly backward: Step
  readonly collect: Step
  /** Where the influence is cut (SnAp): the gradient from the errors of the new states. */
  readonly collectNew: Step | undefined
  readonly jacobian: Step
  readonly influence: Step
}

/**
 * (row before the first step, row before the one after the last, target rows, answers, targets, row before the sequence's last target,
 * whether to stop after each target) -> row before the next step.
 */
export function forwardModePass(net: Net, pool: ConstantPool, layout: InfluenceLayout, steps: ForwardModeSteps) {
  return define(
    7,
    0,
    ([previous, end, targetRow, answers, targets, last, stop], locals) => {
      const { constant } = codeFor(net, locals, pool, previous)
      const [current, next, carry, spare, halt] = [0, 1, 2, 3, 4].map(() => locals.pointer())
      local.set(current, loadInteger(at(undefined, layout.pointers)))
      local.set(next, loadInteger(at(undefined, layout.pointers + 4)))
      setPointer(carry, at(undefined, net.carries[0]))
      /** J(t-1) -> J(t); then the two areas change roles. */
      const influence = (): void => {
        run(steps.jacobian, previous)
        run(steps.influence, previous, current, next)
        local.set(spare, local.get(current))
        local.set(current, local.get(next))
        local.set(next, local.get(spare))
      }
      /** The new states that feed the answer back become the target, which no weight influences. */
      const force = (): void => {
        if (!net.states.some(({ forced }) => forced)) return
        writeForced(net, locals, previous, targets)
        for (const { inPlace, offset, bytes } of layout.forced)
          writeZeros(locals, at(inPlace ? undefined : current, offset), bytes / DOUBLE, constant)
      }
      const target = (): void => {
        run(steps.answer, previous, answers)
        run(steps.backward, previous, carry, carry, targets)
        run(steps.collect, current, carry)
        if (steps.collectNew) {
          influence()
          // Errors of new states are found by their addresses.
          local.set(spare, i32.const(0))
          run(steps.collectNew, current, spare)
        }
        // After the last target nothing asks for the influence any more.
        i32.ne(previous, last)
        if_(null, () => {
          if (!steps.collectNew) influence()
          force()
        })
        advance(targetRow, 4)
        advance(answers, net.cell.outputs * DOUBLE)
        advance(targets, net.cell.outputs * DOUBLE)
        local.set(halt, local.get(stop))
      }
      loop(null, top => {
        run(steps.state, previous)
        ifTarget(previous, targetRow, 0, target, influence)
        local.tee(previous, i32.add(previous, net.rowBytes))
        local.get(end)
        i32.ne()
        i32.eqz(local.get(halt))
        i32.and()
        br_if(top)
      })
      i32.store({ offset: layout.pointers }, 0, current)
      i32.store({ offset: layout.pointers + 4 }, 0, next)
      local.get(previous)
    },
    true,
  )
}
