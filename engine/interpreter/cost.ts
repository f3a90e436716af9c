// Multiply-adds of the passes over one step: the deterministic cost of a method.

import type { Machine } from './instruction.ts'

/** Multiply-adds of a step's forward and reverse pass: dense products and elementwise products. */
export function passCost(machine: Machine): { forward: number; reverse: number } {
  let forward = 0
  let reverse = 0
  for (const node of machine.cell.nodes) {
    if (node.kind === 'dense')
      for (const source of node.sources) {
        const { size, kind } = machine.cell.nodes[source]
        const products = node.size * (kind === 'input' && machine.symbolInput ? 1 : size)
        forward += products
        reverse += products * (machine.differentiable[source] ? 2 : 1)
      }
    else if (node.kind === 'binary' && node.operation === 'multiply') {
      forward += node.size
      reverse += node.size * 2
    }
  }
  return { forward, reverse }
}
