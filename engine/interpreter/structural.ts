// Nodes that move numbers about: weights and constants as vectors, concatenation, slices, repetition, sums, and stopGradient.

import type { GraphNode, NodeId } from '../graph.ts'
import type { Instruction, Machine } from './instruction.ts'

type Node<Kind extends GraphNode['kind']> = Extract<GraphNode, { kind: Kind }>

export function parameterInstruction(
  { cell, offsets, weights, gradient }: Machine,
  node: Node<'parameter'>,
  id: NodeId,
): Instruction {
  const first = cell.parameters[node.parameter].offset
  const out = offsets[id]
  return {
    forward(values, row) {
      for (let i = 0; i < node.size; i++) values[row + out + i] = weights[first + i]
    },
    backward(_values, _row, adjoint) {
      for (let i = 0; i < node.size; i++) gradient[first + i] += adjoint[out + i]
    },
  }
}

export function constantInstruction({ offsets }: Machine, node: Node<'constant'>, id: NodeId): Instruction {
  const out = offsets[id]
  return {
    forward(values, row) {
      for (let i = 0; i < node.size; i++) values[row + out + i] = node.values[i]
    },
    backward() {},
  }
}

/** Copies [size] numbers of a source to (or, backward, adds them back from) consecutive places of the node. */
function copyInstruction(from: number, out: number, size: number): Instruction {
  return {
    forward(values, row) {
      for (let i = 0; i < size; i++) values[row + out + i] = values[row + from + i]
    },
    backward(_values, _row, adjoint) {
      for (let i = 0; i < size; i++) adjoint[from + i] += adjoint[out + i]
    },
  }
}

export function sliceInstruction({ offsets }: Machine, { source, from, size }: Node<'slice'>, id: NodeId): Instruction {
  return copyInstruction(offsets[source] + from, offsets[id], size)
}

export function stopGradientInstruction({ offsets }: Machine, { source, size }: Node<'stopGradient'>, id: NodeId): Instruction {
  return { forward: copyInstruction(offsets[source], offsets[id], size).forward, backward() {} }
}

export function concatInstruction({ cell, offsets, differentiable }: Machine, node: Node<'concat'>, id: NodeId): Instruction {
  let out = offsets[id]
  const parts = node.sources.map(source => {
    const { size } = cell.nodes[source]
    const copy = copyInstruction(offsets[source], out, size)
    out += size
    return { copy, differentiable: differentiable[source] }
  })
  return {
    forward(values, row) {
      for (const { copy } of parts) copy.forward(values, row)
    },
    backward(values, row, adjoint) {
      for (const part of parts) if (part.differentiable) part.copy.backward(values, row, adjoint)
    },
  }
}

export function repeatInstruction({ offsets }: Machine, { source, times, size }: Node<'repeat'>, id: NodeId): Instruction {
  const from = offsets[source]
  const out = offsets[id]
  const groups = size / times
  return {
    forward(values, row) {
      for (let group = 0, i = 0; group < groups; group++)
        for (let copy = 0; copy < times; copy++, i++) values[row + out + i] = values[row + from + group]
    },
    backward(_values, _row, adjoint) {
      for (let group = 0, i = 0; group < groups; group++)
        for (let copy = 0; copy < times; copy++, i++) adjoint[from + group] += adjoint[out + i]
    },
  }
}

export function sumInstruction({ cell, offsets }: Machine, { source }: Node<'sum'>, id: NodeId): Instruction {
  const { size } = cell.nodes[source]
  const from = offsets[source]
  const out = offsets[id]
  return {
    forward(values, row) {
      // In the order of dense's sums: even elements, odd elements, both.
      let even = 0
      let odd = 0
      for (let i = 0; i < size; i += 2) {
        even += values[row + from + i]
        if (i + 1 < size) odd += values[row + from + i + 1]
      }
      values[row + out] = even + odd
    },
    backward(_values, _row, adjoint) {
      for (let i = 0; i < size; i++) adjoint[from + i] += adjoint[out]
    },
  }
}
