// Multiply-adds of the passes over one step: the deterministic cost of a method.

import type { Cell } from '../graph.ts'
import type { InputKind } from '../sequence.ts'
import { differentiableNodes } from './reach.ts'
import { staysSymbol } from './segments.ts'

/** Multiply-adds of a step's forward and reverse pass: dense products and elementwise products. */
export function passCost(cell: Cell, inputKind: InputKind): { forward: number; reverse: number } {
  const symbolInput = staysSymbol(cell, inputKind)
  const differentiable = differentiableNodes(cell)
  let forward = 0
  let reverse = 0
  for (const node of cell.nodes) {
    if (node.kind === 'dense')
      for (const source of node.sources) {
        const { size, kind } = cell.nodes[source]
        const products = node.size * (kind === 'input' && symbolInput ? 1 : size)
        forward += products
        reverse += products * (differentiable[source] ? 2 : 1)
      }
    else if (node.kind === 'binary' && node.operation === 'multiply') {
      forward += node.size
      reverse += node.size * 2
    }
  }
  return { forward, reverse }
}
