// The tests of nets of memory blocks whose gradient is truncated: against their papers' equations written out, and against the whole gradient
// where nothing is truncated.

import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import type { Cell } from '../../engine/graph.ts'
import { randomStream } from '../../engine/random.ts'
import { centralDifferences, errorOf } from './gradients.ts'
import { type MemoryBlocksReferenceShape, memoryBlocksReference } from './memory-blocks-reference.ts'
import { randomSequence, randomWeights } from './random-cells.ts'

/** For the net that `cell` is, with these readings of its paper. */
export function truncatedGradientTests(name: string, cell: Cell, shape: MemoryBlocksReferenceShape): void {
  const prepare = () => {
    const program = createProgram(cell, 'dense')
    const random = randomStream([cell.name, name])
    randomWeights(program.weights, random)
    return { program, sequence: randomSequence(cell, 'dense', 14, random) }
  }

  test(`${name}: forward mode gives the update of the paper's equations, written out by hand`, t => {
    // Both sum in another order, hence 1e-12 rather than equality.
    const { program, sequence } = prepare()
    program.forwardMode(sequence, 'squared-error')
    const reference = memoryBlocksReference(shape, cell, program.weights, sequence)
    t.true(reference.update.every(value => value !== 0))
    for (let i = 0; i < program.gradient.length; i++)
      t.true(Math.abs(program.gradient[i] + reference.update[i]) < 1e-12, `weight ${i}`)
    const answers = program.run(sequence)
    for (let i = 0; i < reference.answers.length; i++) t.true(Math.abs(answers[i] - reference.answers[i]) < 1e-14, `answer ${i}`)
  })

  test(`${name}: without recurrent weights into gates and cells, and without peepholes, the truncated gradient is the full gradient`, t => {
    // Then nothing is truncated, and central differences of the whole error must agree (step 1e-5: 1e-9 absolute). These weights
    // themselves are left out: with them at zero, their own effect through the recurrence is what is truncated.
    const { program, sequence } = prepare()
    const recurrent = new Set<number>()
    for (const { name: layer, rows, columns, offset } of cell.parameters) {
      const peepholes = layer.endsWith('peepholes')
      if (layer === 'cells' || layer.endsWith('gates') || peepholes)
        for (let i = peepholes ? offset : offset + rows * cell.inputs; i < offset + rows * columns; i++) recurrent.add(i)
    }
    for (const i of recurrent) program.weights[i] = 0
    program.forwardMode(sequence, 'squared-error')
    const differences = centralDifferences(program.weights.slice(), weights => {
      program.weights.set(weights)
      return errorOf(program.run(sequence), sequence, 'squared-error')
    })
    t.true(recurrent.size > 0)
    differences.forEach((value, i) => {
      if (!recurrent.has(i)) t.true(Math.abs(value - program.gradient[i]) < 1e-9, `weight ${i}`)
    })
  })
}
