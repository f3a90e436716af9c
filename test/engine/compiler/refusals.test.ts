// What cannot be compiled runs in the interpreter, and says why.

import test from 'ava'
import { cell, multiply, tanh } from '../../../engine/cell.ts'
import { compileProgram } from '../../../engine/compiler/compiled-program.ts'
import type { Cell } from '../../../engine/graph.ts'
import { interpret } from '../../../engine/interpreter/interpreter.ts'
import { randomStream } from '../../../engine/random.ts'
import { fullyRecurrent } from '../../../methods/cells/fully-recurrent.ts'
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

test('an influence matrix that no memory holds is left to the interpreter; the other passes stay compiled', t => {
  // 700 units: 2 · 700 · 700 · 702 numbers.
  const net = fullyRecurrent({ inputs: 1, outputs: 1, hidden: 700, hiddenUnits: 'tanh', outputUnits: 'logistic' })
  const program = compileProgram(net, 'dense')
  const sequence = randomSequence(net, 'dense', 3, randomStream(['large']))
  program.run(sequence)
  program.reverse(sequence, 'squared-error')
  t.is(program.backEnd, 'compiled')
})
