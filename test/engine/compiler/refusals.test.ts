// What cannot be compiled runs in the interpreter, and says why.

import test from 'ava'
import { affine, cell, multiply, tanh } from '../../../engine/cell.ts'
import { compileProgram } from '../../../engine/compiler/compiled-program.ts'
import type { Cell } from '../../../engine/graph.ts'
import { interpret } from '../../../engine/interpreter/interpreter.ts'
import { randomStream } from '../../../engine/random.ts'
import { fullyRecurrent } from '../../../methods/cells/fully-recurrent.ts'
import { lstm1997 } from '../../../methods/cells/lstm-1997.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

/** A cell with so many elementwise nodes in a row that no function has variables for all of them. */
function tooLong(nodes: number): Cell {
  return cell({ name: 'too long', inputs: 1, state: { h: 1 } }, ({ x, h }, { dense }) => {
    let next = dense(1, [x, h])
    for (let i = 0; i < nodes; i++) next = i % 2 === 0 ? tanh(next) : multiply(next, next)
    return { h: next, y: next }
  })
}

for (const pass of ['run', 'reverse', 'forwardMode'] as const)
  test(`${pass}: a cell that is too long for a function is interpreted on the same weights, with the reason`, t => {
    const net = tooLong(4100)
    const [compiled, interpreted] = [compileProgram(net, 'dense'), interpret(net, 'dense')]
    randomWeights(compiled.weights, randomStream(['too long']))
    interpreted.weights.set(compiled.weights)
    const sequence = randomSequence(net, 'dense', 5, randomStream(['too long sequence']))
    for (let repeated = 0; repeated < 2; repeated++) {
      const answers = compiled[pass](sequence, 'squared-error').slice(0, sequence.targetCount)
      t.deepEqual(answers, interpreted[pass](sequence, 'squared-error').slice(0, sequence.targetCount))
    }
    t.deepEqual(compiled.gradient, interpreted.gradient)
    t.regex(compiled.backEnd, /^compiled, some passes interpreted \(more than 4000 pair variables in one function\)$/)
  })

test('forward mode of a net that is too large for it is refused by both back ends; the other passes are compiled', t => {
  // 700 units: 700 · 700 blocks, each the sum of 700.
  const net = fullyRecurrent({ inputs: 1, outputs: 1, hidden: 700, hiddenUnits: 'tanh', outputUnits: 'logistic' })
  const program = compileProgram(net, 'dense')
  const sequence = randomSequence(net, 'dense', 3, randomStream(['large']))
  program.run(sequence)
  program.reverse(sequence, 'squared-error')
  for (const either of [program, interpret(net, 'dense')])
    t.throws(() => either.forwardMode(sequence, 'squared-error'), { instanceOf: RangeError, message: /343000000 products/ })
  t.is(program.backEnd, 'compiled')
})

test('a large net whose influence has few blocks is compiled, although the full matrix would fit no memory', t => {
  const net = lstm1997({
    inputs: 2,
    outputs: 1,
    blocks: 100,
    cellsPerBlock: 4,
    inputGateBias: 'random',
    outputGateBias: 'random',
    cellBias: true,
    outputBias: true,
    outputUnits: 'logistic',
  })
  const program = compileProgram(net, 'dense')
  program.forwardMode(randomSequence(net, 'dense', 2, randomStream(['few blocks'])), 'squared-error')
  t.is(program.backEnd, 'compiled')
})

test('more constants than a pass has room for are left to the interpreter, with the reason', t => {
  const net = cell({ name: 'many constants', inputs: 1, state: {} }, ({ x }) => {
    let y = x
    for (let i = 0; i < 600; i++) y = affine(y, 1 + i / 1e6, i / 1e3)
    return { y }
  })
  const [compiled, interpreted] = [compileProgram(net, 'dense'), interpret(net, 'dense')]
  const sequence = randomSequence(net, 'dense', 3, randomStream(['many constants']))
  t.is(compiled.run(sequence)[0], interpreted.run(sequence)[0])
  t.regex(compiled.backEnd, /more than 512 different constants in one pass/)
})
