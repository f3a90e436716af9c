import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { randomGenome } from '../../../methods/gnarl/genome.ts'
import { networkOf } from '../../../methods/gnarl/network.ts'

const f = (x: number): number => 1 / (1 + Math.exp(-x))

test('a network computes what its links say, all nodes at once, tick by tick', t => {
  // Nodes 0 and 1: inputs; 2: bias; 3: output; 4 and 5: hidden.
  const links = [
    { from: 4, to: 3, weight: 2 },
    { from: 0, to: 4, weight: -1.5 },
    { from: 2, to: 5, weight: 0.7 },
    { from: 1, to: 3, weight: 0.3 },
    { from: 5, to: 4, weight: 1.1 },
    { from: 3, to: 5, weight: -0.4 },
    { from: 4, to: 4, weight: 0.9 },
  ]
  for (const ticks of [1, 2, 3]) {
    const network = networkOf({ inputs: 2, outputs: 1, hidden: 2, links }, 'logistic', ticks)
    const sequence = sequenceBuffer('dense', 2, 1)
    sequence.begin(6)
    const random = randomStream(['network', ticks])
    let [y, a, b] = [0, 0, 0]
    const expected: number[] = []
    for (let step = 0; step < 6; step++) {
      const [u, v] = [random.normal(), random.normal()]
      sequence.setInput(step, 0, u)
      sequence.setInput(step, 1, v)
      for (let k = 0; k < ticks; k++) [y, a, b] = [f(2 * a + 0.3 * v), f(-1.5 * u + 1.1 * b + 0.9 * a), f(0.7 - 0.4 * y)]
      if (step % 2 === 0) continue
      sequence.addTarget(step)
      expected.push(y)
    }
    // Twice: the second run starts from nothing again. Another order of additions: 1e-15.
    for (let run = 0; run < 2; run++)
      expected.forEach((value, i) => {
        t.true(Math.abs(network.run(sequence)[i] - value) < 1e-15)
      })
  }
})

test('symbols give the answers of the same sequence with one-hot rows', t => {
  const random = randomStream(['symbols'])
  for (let seed = 0; seed < 20; seed++) {
    const network = networkOf(randomGenome({ inputs: 3, outputs: 2 }, { mostHidden: 5, mostLinks: 30 }, random), 'tanh', 2)
    const [dense, symbols] = [sequenceBuffer('dense', 3, 2), sequenceBuffer('symbols', 3, 2)]
    dense.begin(9)
    symbols.begin(9)
    for (let step = 0; step < 9; step++) {
      const symbol = random.integer(0, 2)
      dense.setInput(step, symbol, 1)
      symbols.setSymbol(step, symbol)
      for (const sequence of [dense, symbols]) sequence.addTarget(step)
    }
    t.deepEqual(network.run(symbols).slice(), network.run(dense).slice())
  }
})
