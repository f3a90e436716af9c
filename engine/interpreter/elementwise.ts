// Elementwise nodes: unary functions, scale and shift, and products, sums and differences of two vectors.

import { unaryOperations } from '../elementwise.ts'
import type { GraphNode, NodeId } from '../graph.ts'
import type { Instruction, Machine } from './instruction.ts'

type Node<Kind extends GraphNode['kind']> = Extract<GraphNode, { kind: Kind }>

export function unaryInstruction(machine: Machine, { operation, source, size }: Node<'unary'>, id: NodeId): Instruction {
  const { offsets, thresholdError } = machine
  const { value, slope } = unaryOperations[operation]
  const from = offsets[source]
  const out = offsets[id]
  const forward = (values: Float64Array, row: number): void => {
    for (let i = 0; i < size; i++) values[row + out + i] = value(values[row + from + i])
  }
  if (operation === 'step' && thresholdError)
    return {
      forward,
      backward(values, row, adjoint) {
        for (let i = 0; i < size; i++) adjoint[from + i] += thresholdError(adjoint[out + i], values[row + from + i])
      },
    }
  return {
    forward,
    backward(values, row, adjoint) {
      for (let i = 0; i < size; i++) adjoint[from + i] += adjoint[out + i] * slope(values[row + from + i], values[row + out + i])
    },
  }
}

export function affineInstruction({ offsets }: Machine, { source, scale, shift, size }: Node<'affine'>, id: NodeId): Instruction {
  const from = offsets[source]
  const out = offsets[id]
  return {
    forward(values, row) {
      for (let i = 0; i < size; i++) values[row + out + i] = scale * values[row + from + i] + shift
    },
    backward(_values, _row, adjoint) {
      for (let i = 0; i < size; i++) adjoint[from + i] += adjoint[out + i] * scale
    },
  }
}

export function binaryInstruction(machine: Machine, { operation, left, right, size }: Node<'binary'>, id: NodeId): Instruction {
  const { offsets, differentiable } = machine
  const a = offsets[left]
  const b = offsets[right]
  const out = offsets[id]
  const toLeft = differentiable[left]
  const toRight = differentiable[right]
  if (operation === 'multiply')
    return {
      forward(values, row) {
        for (let i = 0; i < size; i++) values[row + out + i] = values[row + a + i] * values[row + b + i]
      },
      backward(values, row, adjoint) {
        if (toLeft) for (let i = 0; i < size; i++) adjoint[a + i] += adjoint[out + i] * values[row + b + i]
        if (toRight) for (let i = 0; i < size; i++) adjoint[b + i] += adjoint[out + i] * values[row + a + i]
      },
    }
  const sign = operation === 'add' ? 1 : -1
  return {
    forward(values, row) {
      for (let i = 0; i < size; i++) values[row + out + i] = values[row + a + i] + sign * values[row + b + i]
    },
    backward(_values, _row, adjoint) {
      if (toLeft) for (let i = 0; i < size; i++) adjoint[a + i] += adjoint[out + i]
      if (toRight) for (let i = 0; i < size; i++) adjoint[b + i] += sign * adjoint[out + i]
    },
  }
}
