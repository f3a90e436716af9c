// Fully connected units: net = b + W · [sources]. Weights are column-major, and each unit adds its terms in the order bias, column 0,
// column 1, ...; backwards, a source adds up the even units, then the odd ones, then both: the orders that every back end must keep (they suit
// vectors of two). A one-hot input picks its column instead of multiplying by zeros.

import { segmentsOf } from '../analysis/segments.ts'
import type { GraphNode, NodeId } from '../graph.ts'
import { type Instruction, isSymbolic, type Machine } from './instruction.ts'

type DenseNode = Extract<GraphNode, { kind: 'dense' }>

export function denseInstruction(machine: Machine, node: DenseNode, id: NodeId): Instruction {
  const { weights, gradient, offsets, cell } = machine
  const units = node.size
  const out = offsets[id]
  const first = cell.parameters[node.weights].offset
  const bias = node.bias < 0 ? -1 : cell.parameters[node.bias].offset
  const segments = segmentsOf(cell, node).map(({ source, column, size }) => ({
    column,
    size,
    offset: offsets[source],
    symbolic: isSymbolic(machine, source),
    differentiable: machine.differentiable[source],
  }))
  return {
    forward(values, row) {
      const to = row + out
      if (bias < 0) values.fill(0, to, to + units)
      else for (let unit = 0; unit < units; unit++) values[to + unit] = weights[bias + unit]
      for (const { column, size, offset, symbolic } of segments) {
        if (symbolic) {
          const from = first + (column + machine.symbol) * units
          for (let unit = 0; unit < units; unit++) values[to + unit] += weights[from + unit]
          continue
        }
        for (let k = 0; k < size; k++) {
          const input = values[row + offset + k]
          const from = first + (column + k) * units
          for (let unit = 0; unit < units; unit++) values[to + unit] += weights[from + unit] * input
        }
      }
    },
    backward(values, row, adjoint) {
      if (bias >= 0) for (let unit = 0; unit < units; unit++) gradient[bias + unit] += adjoint[out + unit]
      for (const { column, size, offset, symbolic, differentiable } of segments) {
        if (symbolic) {
          const from = first + (column + machine.symbol) * units
          for (let unit = 0; unit < units; unit++) gradient[from + unit] += adjoint[out + unit]
          continue
        }
        for (let k = 0; k < size; k++) {
          const input = values[row + offset + k]
          const from = first + (column + k) * units
          for (let unit = 0; unit < units; unit++) gradient[from + unit] += adjoint[out + unit] * input
          if (!differentiable) continue
          let even = 0
          let odd = 0
          for (let unit = 0; unit < units; unit += 2) {
            even += adjoint[out + unit] * weights[from + unit]
            if (unit + 1 < units) odd += adjoint[out + unit + 1] * weights[from + unit + 1]
          }
          adjoint[offset + k] += even + odd
        }
      }
    },
  }
}
