import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { population } from '../../engine/population.ts'
import { randomStream } from '../../engine/random.ts'
import { netA2 } from '../../methods/cells/guessing-nets.ts'
import { lstm1997 } from '../../methods/cells/lstm-1997.ts'
import { randomCell, randomSequence } from '../helpers/random-cells.ts'

const MEMBERS = 5

test('every member answers with the numbers that its net answers alone, for cells with every kind of node', t => {
  const cells = [
    ...Array.from({ length: 60 }, (_, seed) =>
      randomCell({ seed, inputs: 2, outputs: 2, units: 3, nodes: 10, stops: seed % 2 === 0 }),
    ),
    netA2({
      inputs: 1,
      outputs: 1,
      hidden: 3,
      updateOrder: 'layered',
      selfConnections: true,
      outputSeesInput: true,
      outputUnits: 'tanh',
    }),
    lstm1997({
      inputs: 2,
      outputs: 1,
      blocks: 2,
      cellsPerBlock: 2,
      inputGateBias: 'random',
      outputGateBias: 'none',
      cellBias: true,
      outputBias: false,
      outputUnits: 'linear',
    } as never),
  ]
  for (const [seed, net] of cells.entries()) {
    const random = randomStream(['population test', seed])
    const many = createProgram(population(net, MEMBERS), 'dense')
    const one = createProgram(net, 'dense')
    for (let i = 0; i < many.weights.length; i++) many.weights[i] = random.between(-2, 2)
    const sequence = randomSequence(net, 'dense', 12, random)
    const count = sequence.targetCount * net.outputs
    const answers = many.run({ ...sequence, targetSize: net.outputs * MEMBERS }).slice(0, count * MEMBERS)
    t.is(many.weights.length, one.weights.length * MEMBERS)
    for (let member = 0; member < MEMBERS; member++) {
      for (let w = 0; w < one.weights.length; w++) one.weights[w] = many.weights[w * MEMBERS + member]
      const alone = one.run(sequence)
      for (let k = 0; k < count; k++)
        if (
          !(answers[k * MEMBERS + member] === alone[k] || (Number.isNaN(alone[k]) && Number.isNaN(answers[k * MEMBERS + member])))
        )
          t.fail(`${net.name} ${seed}, member ${member}: ${answers[k * MEMBERS + member]}, alone ${alone[k]}`)
    }
  }
})
