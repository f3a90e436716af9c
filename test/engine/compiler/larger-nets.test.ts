// Nets as large as anyone trains here are compiled as well, in loops where code would grow too long, in the interpreter's bits.

import test from 'ava'
import { compileProgram } from '../../../engine/compiler/compiled-program.ts'
import type { Cell } from '../../../engine/graph.ts'
import { interpret } from '../../../engine/interpreter/interpreter.ts'
import { randomStream } from '../../../engine/random.ts'
import { fullyRecurrent } from '../../../methods/cells/fully-recurrent.ts'
import { lstm } from '../../../methods/cells/lstm.ts'
import { lstm1997 } from '../../../methods/cells/lstm-1997.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const recurrent = (hidden: number): Cell =>
  fullyRecurrent({ inputs: 3, outputs: 2, hidden, hiddenUnits: 'tanh', outputUnits: 'logistic' })
const memory = (blocks: number): Cell =>
  lstm1997({
    inputs: 40,
    outputs: 2,
    blocks,
    cellsPerBlock: 3,
    inputGateBias: 'random',
    outputGateBias: 'random',
    cellBias: true,
    outputBias: true,
    outputUnits: 'logistic',
  })
const cases: readonly { readonly name: string; readonly net: Cell; readonly passes: readonly ('reverse' | 'forwardMode')[] }[] = [
  { name: 'LSTM, 24 cells', net: lstm({ inputs: 3, outputs: 2, hidden: 24, outputUnits: 'logistic' }), passes: ['reverse'] },
  { name: 'LSTM, 100 cells', net: lstm({ inputs: 3, outputs: 2, hidden: 100, outputUnits: 'logistic' }), passes: ['reverse'] },
  { name: 'LSTM, 14 cells', net: lstm({ inputs: 3, outputs: 2, hidden: 14, outputUnits: 'logistic' }), passes: ['forwardMode'] },
  { name: 'fully recurrent, 45 units', net: recurrent(45), passes: ['reverse', 'forwardMode'] },
  { name: 'fully recurrent, 300 units', net: recurrent(300), passes: ['reverse'] },
  { name: 'LSTM-1997, 20 blocks of 3', net: memory(20), passes: ['reverse', 'forwardMode'] },
]

for (const { name, net, passes } of cases)
  for (const pass of passes)
    test(`${name}: ${pass} is compiled, in the interpreter's bits`, t => {
      const inputKind = name.startsWith('LSTM-1997') ? 'symbols' : 'dense'
      const [compiled, interpreted] = [compileProgram(net, inputKind), interpret(net, inputKind)]
      randomWeights(compiled.weights, randomStream(['larger nets', name]))
      for (let i = 0; i < compiled.weights.length; i++) compiled.weights[i] *= 0.3
      interpreted.weights.set(compiled.weights)
      const sequence = randomSequence(net, inputKind, 5, randomStream(['larger nets sequence', name]))
      compiled[pass](sequence, 'cross-entropy')
      interpreted[pass](sequence, 'cross-entropy')
      t.deepEqual(compiled.gradient, interpreted.gradient)
      t.is(compiled.backEnd, 'compiled')
    })
