// The pass that takes curvatures back: reverse mode with every local derivative squared. For an error E with the second derivative H at a
// node, and local derivatives d of that node by its sources, H d² arrives at a source, and H d² is the share of a weight.
//
// S. Becker & Y. Le Cun (1989), "Improving the convergence of back-propagation learning with second order methods", in D. Touretzky, G.
// Hinton & T. Sejnowski (eds.), Proc. 1988 Connectionist Models Summer School, 29-37: the diagonal of the Hessian without the terms
// of f'' (the Gauss-Newton part, never negative) and, at every node that several paths reach, without the products of different paths. For
// a layer net(t) = W z(t), y = f(net), through time:
//   (1) H_j(t) = f'(net_j(t))² (Σ_k V_kj² H_k(t) + Σ_i W_ij² H_i(t+1))
//   (2) d²E/dw_ij(t)² = H_i(t) z_j(t)²                            for the copy of w_ij that is used at step t
// Squared weights and squared values are all that tells this from reverse mode, so it is the reverse mode of a net that has these.

import { unaryOperations } from '../elementwise.ts'
import type { GraphNode } from '../graph.ts'
import type { Instruction, Machine } from '../interpreter/instruction.ts'
import { instructionFor } from '../interpreter/instructions.ts'
import type { Loss } from '../program.ts'

export interface SquaredNet {
  /** Adds to the curvatures of all sources (`curvatures` [row width]) and weights, from the node values in the row at `row`. */
  backward(values: Float64Array, row: number, symbol: number, curvatures: Float64Array): void
  /** Reads the weights again. */
  weightsChanged(): void
}

/** `curvature` [parameterCount]: where the weights' shares are added. */
export function squaredNet(machine: Machine, width: number, curvature: Float64Array): SquaredNet {
  const squares = new Float64Array(width)
  const squared: Machine = {
    ...machine,
    cell: { ...machine.cell, nodes: machine.cell.nodes.map(withSquaredDerivatives) },
    weights: new Float64Array(machine.weights.length),
    gradient: curvature,
  }
  // Slopes are of the values, not of their squares.
  const now: { values: Float64Array; row: number } = { values: squares, row: 0 }
  const slopes = (node: Extract<GraphNode, { kind: 'unary' }>, id: number): Instruction => {
    const { slope } = unaryOperations[node.operation]
    const [from, out] = [machine.offsets[node.source], machine.offsets[id]]
    return {
      forward() {},
      backward(_squares, _row, curvatures) {
        const { values, row } = now
        for (let i = 0; i < node.size; i++) {
          const derivative = slope(values[row + from + i], values[row + out + i])
          curvatures[from + i] += curvatures[out + i] * (derivative * derivative)
        }
      },
    }
  }
  const instructions = squared.cell.nodes
    .map((node, id) => (node.kind === 'unary' ? slopes(node, id) : instructionFor(squared, node, id)))
    .filter((_, id) => machine.differentiable[id])
    .reverse()
  return {
    backward(values, row, symbol, curvatures) {
      now.values = values
      now.row = row
      squared.symbol = symbol
      for (let i = 0; i < width; i++) squares[i] = values[row + i] * values[row + i]
      for (const instruction of instructions) instruction.backward(squares, 0, curvatures)
    },
    weightsChanged() {
      for (let i = 0; i < squared.weights.length; i++) squared.weights[i] = machine.weights[i] * machine.weights[i]
    },
  }
}

function withSquaredDerivatives(node: GraphNode): GraphNode {
  if (node.kind === 'affine') return { ...node, scale: node.scale * node.scale }
  return node.kind === 'binary' && node.operation === 'subtract' ? { ...node, operation: 'add' } : node
}

/**
 * The second derivative of a target's error by an answer y: 1, or by a logistic unit's net input under cross-entropy f'(net). Both are
 * exact.
 */
export const curvatureOfLoss = (loss: Loss, y: number): number => (loss === 'cross-entropy' ? y * (1 - y) : 1)
