import test from 'ava'
import { log } from '../../../engine/math.ts'
import { type RandomStream, randomStream } from '../../../engine/random.ts'
import { latticeFor } from '../../../methods/probabilistic/lattice.ts'
import { fullyConnected, leftToRightChains, randomArcs, type Topology } from '../../../methods/probabilistic/topology.ts'
import { paths } from '../../helpers/markov-paths.ts'

/** Random transition probabilities for `slots` conditions, each step having one of them, and random likelihoods. */
function randomModel(graph: Topology, length: number, slots: number, random: RandomStream) {
  const { states, starts, successors } = graph
  const arcs = successors.length
  const values = Float64Array.from({ length: slots * arcs }, () => random.uniform())
  for (let slot = 0; slot < slots; slot++)
    for (let j = 0; j < states; j++) {
      const row = values.subarray(slot * arcs + starts[j], slot * arcs + starts[j + 1])
      const sum = row.reduce((a, b) => a + b)
      for (let i = 0; i < row.length; i++) row[i] /= sum
    }
  const offsets = Int32Array.from({ length }, () => random.integer(0, slots - 1) * arcs)
  const likelihoods = Float64Array.from({ length: length * states }, () => random.uniform())
  return { transitions: { values, offsets }, likelihoods, counts: new Float64Array(values.length) }
}

const graphs: readonly (readonly [string, Topology])[] = [
  ['a full graph', fullyConnected(3)],
  ['two chains', leftToRightChains(2, 2, 'next')],
  ['random arcs', randomArcs(4, 0.5, randomStream(['arcs']))],
]

for (const [name, graph] of graphs)
  test(`on ${name} all expectations are those of all paths`, t => {
    // Sums of a few hundred products of doubles, in another order: 1e-12 would do.
    const close = (a: number, b: number) => t.true(Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(b)), `${a} ${b}`)
    const { states, successors } = graph
    const length = 6
    const random = randomStream(['paths', name])
    for (let trial = 0; trial < 5; trial++) {
      const { transitions, likelihoods, counts } = randomModel(graph, length, 2, random)
      const expected = { total: 0, counts: new Float64Array(counts.length), posterior: new Float64Array(length * states) }
      const { values, offsets } = transitions
      for (const path of paths(
        graph,
        length,
        (step, arc) => values[offsets[step] + arc],
        (step, state) => likelihoods[step * states + state],
      )) {
        expected.total += path.probability
        path.arcs.forEach((arc, step) => {
          expected.counts[offsets[step] + arc] += path.probability
          expected.posterior[step * states + successors[arc]] += path.probability
        })
      }
      const lattice = latticeFor(graph)
      close(lattice.forward(length, transitions, likelihoods), log(expected.total))
      lattice.backward(length, transitions, likelihoods, counts)
      counts.forEach((count, i) => {
        close(count, expected.counts[i] / expected.total)
      })
      for (let i = 0; i < length * states; i++) close(lattice.posterior[i], expected.posterior[i] / expected.total)
      // What the last step's evidence does not tell: paths of one step less.
      const before = new Float64Array(states)
      const shorter = paths(
        graph,
        length,
        (step, arc) => values[offsets[step] + arc],
        (step, state) => (step === length - 1 ? 1 : likelihoods[step * states + state]),
      )
      let sum = 0
      for (const path of shorter) {
        before[path.states[length - 1]] += path.probability
        sum += path.probability
      }
      for (let i = 0; i < states; i++) close(lattice.predicted[(length - 1) * states + i], before[i] / sum)
    }
  })

test('the expectations of each step sum to 1', t => {
  const graph = fullyConnected(4)
  const random = randomStream(['sums'])
  const length = 50
  const { transitions, likelihoods } = randomModel(graph, length, length, random)
  // Each step its own condition.
  const arcs = graph.successors.length
  const own = { values: transitions.values, offsets: Int32Array.from({ length }, (_, step) => step * arcs) }
  const counts = new Float64Array(length * arcs)
  const lattice = latticeFor(graph)
  lattice.forward(length, own, likelihoods)
  lattice.backward(length, own, likelihoods, counts)
  for (let step = 0; step < length; step++) {
    const sum = counts.subarray(step * arcs, (step + 1) * arcs).reduce((a, b) => a + b)
    t.true(Math.abs(sum - 1) < 1e-12)
  }
})

test('over 10,000 steps of very unlikely evidence the scaled form agrees with logarithms', t => {
  const graph = fullyConnected(3)
  const random = randomStream(['long'])
  const length = 10_000
  const { transitions, likelihoods, counts } = randomModel(graph, length, 2, random)
  for (let i = 0; i < likelihoods.length; i++) likelihoods[i] = likelihoods[i] * likelihoods[i] * 1e-30
  const { values, offsets } = transitions
  const logSum = (terms: number[]): number => {
    const top = Math.max(...terms)
    return top + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - top), 0))
  }
  const states = [0, 1, 2]
  const alpha: number[][] = []
  for (let step = 0; step < length; step++)
    alpha.push(
      states.map(i => {
        const from = step === 0 ? [0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY] : alpha[step - 1]
        return (
          Math.log(likelihoods[step * 3 + i]) + logSum(states.map(j => from[j] + Math.log(values[offsets[step] + 3 * j + i])))
        )
      }),
    )
  let beta = [0, 0, 0]
  const total = logSum(alpha[length - 1])
  const lattice = latticeFor(graph)
  const measured = lattice.forward(length, transitions, likelihoods)
  // 10,000 logarithms are added up in either way, each rounded to 1e-16 of a sum near -700,000.
  t.true(Math.abs(measured - total) < 1e-10 * Math.abs(total))
  lattice.backward(length, transitions, likelihoods, counts)
  for (let step = length - 1; step >= 0; step--) {
    const [a, b] = [alpha[step], beta]
    if (step % 500 === 0)
      for (const i of states) t.true(Math.abs(lattice.posterior[step * 3 + i] - Math.exp(a[i] + b[i] - total)) < 1e-7)
    beta = states.map(j =>
      logSum(states.map(i => Math.log(values[offsets[step] + 3 * j + i]) + Math.log(likelihoods[step * 3 + i]) + b[i])),
    )
  }
})

test('impossible evidence gives -Infinity, and the states of later steps go on from before it', t => {
  const graph = fullyConnected(2)
  const lattice = latticeFor(graph)
  const transitions = { values: Float64Array.of(0.75, 0.25, 0.5, 0.5), offsets: new Int32Array(2) }
  t.is(lattice.forward(2, transitions, Float64Array.of(0, 0, 1, 1)), Number.NEGATIVE_INFINITY)
  t.deepEqual([...lattice.filtered.subarray(0, 4)], [0.75, 0.25, 0.75 * 0.75 + 0.25 * 0.5, 0.75 * 0.25 + 0.25 * 0.5])
})
