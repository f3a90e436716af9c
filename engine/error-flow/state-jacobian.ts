// J(t) = d state(t) / d state(t-1) over all states of the cell, and its products over time.

import { stepJacobian } from '../analysis/step-jacobian.ts'
import { jacobianEvaluation } from '../interpreter/jacobian.ts'
import { multiply } from './multiply.ts'
import { rescale, type Scaled } from './scaled.ts'
import type { Tape } from './tape.ts'

export interface StateJacobian {
  /** J(t) [n × n], row-major: row i holds the derivatives of new element i. Fills and returns `into`, zeros at first. */
  at(t: number, into: Float64Array): Float64Array
  /**
   * P(t, q) = J(t) J(t-1) ... J(t-q+1) for q = 0, 1, ... up to `qMax`, one after the other in the same array, as the identity times
   * one more Jacobian from the right each; `visit` sees each.
   */
  products(t: number, qMax: number, visit: (product: Scaled, q: number) => void): void
}

export function stateJacobian(tape: Tape): StateJacobian {
  const { machine, width } = tape
  const { cell } = machine
  // All states, not only the live ones: the flow is a fact about the net, whatever its answer makes of it.
  const plan = stepJacobian(cell, cell.states)
  const evaluate = jacobianEvaluation(machine, plan)
  const derivatives = new Float64Array(plan.slots.length)
  const size = plan.stateColumns
  const entries = plan.rows.flatMap((row, i) =>
    row.filter(({ column }) => column < size).map(({ column, slot }) => ({ place: i * size + column, slot })),
  )

  function at(t: number, into: Float64Array): Float64Array {
    evaluate(derivatives, tape.values, t * width)
    for (const { place, slot } of entries) into[place] = derivatives[slot]
    return into
  }

  return {
    at,
    products(t, qMax, visit) {
      const jacobian = new Float64Array(size * size)
      let product: Scaled = { values: new Float64Array(size * size), exponent: 0 }
      let next: Scaled = { values: new Float64Array(size * size), exponent: 0 }
      for (let i = 0; i < size; i++) product.values[i * size + i] = 1
      visit(product, 0)
      for (let q = 1; q <= qMax; q++) {
        multiply(product.values, at(t - q + 1, jacobian), next.values, size)
        next.exponent = product.exponent
        rescale(next)
        const swap = product
        product = next
        next = swap
        visit(product, q)
      }
    },
  }
}
