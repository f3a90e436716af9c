// Evaluates the plan of a step's Jacobian from one step's node values.

import { type Factor, ONE, type StepJacobian } from '../analysis/step-jacobian.ts'
import { unaryOperations } from '../elementwise.ts'
import type { Machine } from './instruction.ts'

/** Fills `derivatives` [slots] from the node values in the row at `row`; slot ONE stays 1. */
export type JacobianEvaluation = (derivatives: Float64Array, values: Float64Array, row: number) => void

export function jacobianEvaluation(machine: Machine, { slots }: StepJacobian): JacobianEvaluation {
  const steps = slots.map(terms => terms.map(({ slot, factor }) => ({ slot, factor: factor && reader(machine, factor) })))
  return (derivatives, values, row) => {
    derivatives[ONE] = 1
    for (let slot = 1; slot < steps.length; slot++) {
      let sum = 0
      for (const term of steps[slot])
        sum += term.factor === undefined ? derivatives[term.slot] : term.factor(values, row) * derivatives[term.slot]
      derivatives[slot] = sum
    }
  }
}

function reader({ cell, offsets, weights }: Machine, factor: Factor): (values: Float64Array, row: number) => number {
  switch (factor.kind) {
    case 'number':
      return () => factor.value
    case 'weight':
      return () => weights[factor.index]
    case 'value': {
      const at = offsets[factor.node] + factor.element
      return (values, row) => values[row + at]
    }
    case 'slope': {
      const node = cell.nodes[factor.node]
      if (node.kind !== 'unary') throw new TypeError(`Expected a slope at a unary node, got '${node.kind}'`)
      const { slope } = unaryOperations[factor.operation]
      const [x, y] = [offsets[node.source] + factor.element, offsets[factor.node] + factor.element]
      return (values, row) => slope(values[row + x], values[row + y])
    }
  }
}
