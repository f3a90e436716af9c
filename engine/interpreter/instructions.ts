// Which instruction a node becomes.

import type { GraphNode, NodeId } from '../graph.ts'
import { denseInstruction } from './dense.ts'
import { affineInstruction, binaryInstruction, unaryInstruction } from './elementwise.ts'
import type { Instruction, Machine } from './instruction.ts'
import {
  concatInstruction,
  constantInstruction,
  parameterInstruction,
  repeatInstruction,
  sliceInstruction,
  stopGradientInstruction,
  sumInstruction,
} from './structural.ts'

export function instructionFor(machine: Machine, node: GraphNode, id: NodeId): Instruction {
  switch (node.kind) {
    // Filled in by the interpreter before a step runs.
    case 'input':
    case 'state':
      return { forward() {}, backward() {} }
    case 'constant':
      return constantInstruction(machine, node, id)
    case 'parameter':
      return parameterInstruction(machine, node, id)
    case 'dense':
      return denseInstruction(machine, node, id)
    case 'unary':
      return unaryInstruction(machine, node, id)
    case 'affine':
      return affineInstruction(machine, node, id)
    case 'binary':
      return binaryInstruction(machine, node, id)
    case 'concat':
      return concatInstruction(machine, node, id)
    case 'slice':
      return sliceInstruction(machine, node, id)
    case 'repeat':
      return repeatInstruction(machine, node, id)
    case 'sum':
      return sumInstruction(machine, node, id)
    case 'stopGradient':
      return stopGradientInstruction(machine, node, id)
  }
}
