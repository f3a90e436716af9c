// Compiled code is kept by the shape of a cell: two cells share it only where every number in them is the same.

import test from 'ava'
import { affine, cell, reciprocal } from '../../../engine/cell.ts'
import { compileProgram } from '../../../engine/compiler/compiled-program.ts'
import type { Cell } from '../../../engine/graph.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'

const sequence = sequenceBuffer('dense', 1, 1)
sequence.begin(1)
sequence.setInput(0, 0, 1)
sequence.addTarget(0)
const answerOf = (net: Cell): number => compileProgram(net, 'dense').run(sequence)[0]

test('constants that JSON writes alike have programs of their own', t => {
  const inverse = (value: number): Cell =>
    cell({ inputs: 1, state: {} }, (_, { constant }) => ({ y: reciprocal(constant([value])) }))
  t.deepEqual([0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN].map(inverse).map(answerOf), [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    0,
    -0,
    Number.NaN,
  ])
})

test('so have scales', t => {
  const scaled = (scale: number): Cell => cell({ inputs: 1, state: {} }, ({ x }) => ({ y: reciprocal(affine(x, scale, -0)) }))
  t.deepEqual([0, -0].map(scaled).map(answerOf), [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
})
