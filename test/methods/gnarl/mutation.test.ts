import test from 'ava'
import fc from 'fast-check'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { firstTarget, type Genome, nodeCount, randomGenome, withLinks } from '../../../methods/gnarl/genome.ts'
import { mutated } from '../../../methods/gnarl/mutation.ts'
import { networkOf } from '../../../methods/gnarl/network.ts'

const usual = {
  severity: 1,
  weightTemperature: 'instantaneous',
  addNode: 0.2,
  deleteNode: 0.2,
  addLink: 0.4,
  deleteLink: 0.4,
  mostHidden: 6,
} as const

/** What is wrong with a genome, if anything. */
function faults(genome: Genome): string[] {
  const nodes = nodeCount(genome)
  const pairs = genome.links.map(({ from, to }) => `${from}-${to}`)
  return [
    ...(genome.links.length === 0 ? ['no link'] : []),
    ...(new Set(pairs).size < pairs.length ? ['two links between the same nodes'] : []),
    ...(genome.hidden < 0 || genome.hidden > usual.mostHidden ? [`${genome.hidden} hidden nodes`] : []),
    ...genome.links.flatMap(({ from, to, weight }) => [
      ...(from < 0 || from >= nodes ? [`a link from ${from}`] : []),
      ...(to < firstTarget(genome) || to >= nodes ? [`a link to ${to}`] : []),
      ...(Number.isFinite(weight) ? [] : [`a weight of ${weight}`]),
    ]),
  ]
}

const shapes = fc.record({
  seed: fc.integer(),
  inputs: fc.integer({ min: 1, max: 4 }),
  outputs: fc.integer({ min: 1, max: 3 }),
  generations: fc.integer({ min: 1, max: 30 }),
  temperature: fc.double({ min: 0, max: 1, noNaN: true }),
})

test('however often it is mutated, a genome stays valid', t => {
  fc.assert(
    fc.property(shapes, ({ seed, inputs, outputs, generations, temperature }) => {
      const random = randomStream(['mutation', seed])
      let genome = randomGenome({ inputs, outputs }, { mostHidden: 5, mostLinks: 10 }, random)
      const often = { ...usual, addNode: 0.8, deleteNode: 0.8, deleteLink: 0.8 }
      for (let i = 0; i < generations; i++) {
        t.deepEqual(faults(genome), [])
        genome = mutated(genome, temperature, i % 2 === 0 ? usual : often, random)
      }
      t.deepEqual(faults(genome), [])
    }),
    { numRuns: 200, seed: 1 },
  )
})

test('at temperature 0 an offspring is its parent', t => {
  const random = randomStream(['temperature 0'])
  const parent = randomGenome({ inputs: 2, outputs: 1 }, { mostHidden: 5, mostLinks: 10 }, random)
  t.deepEqual(mutated(parent, 0, { ...usual, deleteLink: 1, addNode: 1 }, random), parent)
})

const only = (changes: Partial<Record<'addNode' | 'deleteNode' | 'addLink' | 'deleteLink', number>>) => ({
  ...usual,
  severity: 1e-300,
  addNode: 0,
  deleteNode: 0,
  addLink: 0,
  deleteLink: 0,
  ...changes,
})

test('each operator does what its name says, from 1 to 2 nodes and 1 to 4 links at a time, and new parts do not change the answers', t => {
  const sequence = sequenceBuffer('dense', 2, 1)
  sequence.begin(5)
  for (let i = 0; i < 5; i++) sequence.setInput(i, i % 2, 1)
  sequence.addTarget(4)
  for (let seed = 0; seed < 50; seed++) {
    const random = randomStream(['operators', seed])
    const bare: Genome = { inputs: 2, outputs: 1, hidden: 3, links: [] }
    const parent = withLinks(bare, 12, random, () => random.normal())
    const answer = (genome: Genome): number => networkOf(genome, 'logistic', 2).run(sequence)[0]
    const between = (value: number, least: number, most: number): void => {
      t.true(value >= least && value <= most, `${value}`)
    }
    const nodes = mutated(parent, 1, only({ addNode: 1 }), random)
    between(nodes.hidden - parent.hidden, 1, 2)
    t.is(nodes.links.length, parent.links.length)
    const links = mutated(parent, 1, only({ addLink: 1 }), random)
    between(links.links.length - parent.links.length, 1, 4)
    t.true(links.links.slice(parent.links.length).every(({ weight }) => Math.abs(weight) < 1e-200))
    for (const genome of [nodes, links]) t.is(answer(genome), answer(parent))
    between(parent.links.length - mutated(parent, 1, only({ deleteLink: 1 }), random).links.length, 1, 4)
    const fewer = mutated(parent, 1, only({ deleteNode: 1 }), random)
    between(parent.hidden - fewer.hidden, 1, 2)
  }
})

test('weights change by normal deviates whose spread is the temperature, or a random share of it', t => {
  const changes = (weightTemperature: 'parent' | 'instantaneous'): number => {
    const random = randomStream(['weights', weightTemperature])
    const bare: Genome = { inputs: 2, outputs: 1, hidden: 3, links: [] }
    const parent = withLinks(bare, 10, random, () => 0)
    let squares = 0
    for (let i = 0; i < 4000; i++)
      for (const { weight } of mutated(parent, 0.5, { ...only({}), severity: 2, weightTemperature }, random).links)
        squares += weight * weight
    return squares / (4000 * parent.links.length)
  }
  // Variance (2 · 0.5)², and a third of it for a uniform share; 40,000 deviates, those of an offspring sharing their spread: 5 %.
  t.true(Math.abs(changes('parent') - 1) < 0.05)
  t.true(Math.abs(changes('instantaneous') - 1 / 3) < 0.05 / 3)
})
