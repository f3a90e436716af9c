// Error scaling factors between units, equations (1) and (2) of the seed, in standard nets and in any cell.

import test from 'ava'
import fc from 'fast-check'
import { createProgram } from '../../../engine/create-program.ts'
import { errorFlow } from '../../../engine/error-flow/error-flow.ts'
import { randomStream } from '../../../engine/random.ts'
import { centralDifference, factorOf, numbersOf, randomFlows } from '../../helpers/flows.ts'
import { replay } from '../../helpers/given-nodes.ts'
import { gradientOf, relativeDifference } from '../../helpers/gradients.ts'
import { randomSequence } from '../../helpers/random-cells.ts'
import { byHand, oneLayer, pathSum, twoLayers } from '../../helpers/standard-nets.ts'

test('in standard nets the factor is the sum over all paths of equation (2), and equation (1) for q = 1', t => {
  // n <= 3, q <= 8: up to 3^7 paths. Both are exact; paths of both signs cancel, hence 1e-12 of the sum of their sizes.
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.constantFrom(
        ...[1, 2, 3].flatMap(n => [oneLayer(n, 2, 'logistic'), oneLayer(n, 1, 'tanh')]),
        twoLayers(2, 1, 1),
        twoLayers(1, 2, 2),
      ),
      (seed, net) => {
        const random = randomStream(['path sum test', seed])
        const weights = Float64Array.from({ length: net.cell.parameterCount }, () => random.between(-3, 3))
        const sequence = randomSequence(net.cell, 'dense', 9, random)
        const flow = errorFlow(net.cell, 'dense', { gradient: 'full' })
        flow.run(weights, sequence)
        const { W, slopes } = byHand(net, weights, sequence)
        const sizes = W.map(row => row.map(Math.abs))
        return net.places.every((from, k) =>
          net.places.every((to, v) => {
            const factors = flow.factors(8, 8, from, to.node)
            if (factorOf(factors, 0, to.unit) !== (k === v ? 1 : 0)) return false
            for (let q = 1; q <= 8; q++) {
              const error = Math.abs(factorOf(factors, q, to.unit) - pathSum(W, slopes, k, 8, v, 8 - q))
              if (error > 1e-12 * pathSum(sizes, slopes, k, 8, v, 8 - q)) return false
            }
            return true
          }),
        )
      },
    ),
    { seed: 1, numRuns: 60 },
  )
  t.pass()
})

test('in any cell the factor is what a bump of the net input at one step does to a later value', t => {
  // A bias that is moved for a single step moves its unit's net input alone; central differences, of values of order 1.
  let compared = 0
  fc.assert(
    fc.property(randomFlows, fc.nat(), fc.nat(), ({ cell, gradient, weights, sequence, flow }, pickFrom, pickTo) => {
      const last = sequence.length - 1
      const from = 1 + (pickFrom % (cell.nodes.length - 1))
      const biased = cell.nodes.flatMap((node, id) => (node.kind === 'dense' && node.bias >= 0 ? [{ id, node }] : []))
      const { id, node } = biased[pickTo % biased.length]
      const bias = cell.parameters[node.bias].offset
      const { again } = replay(cell, gradient, weights, sequence)
      return Array.from({ length: cell.nodes[from].size }, (_, unit) => {
        const factors = flow.factors(last, last, { node: from, unit }, id)
        const qMax = Math.min(4, last)
        const found = Float64Array.from({ length: (qMax + 1) * node.size }, (_, i) =>
          factorOf(factors, Math.floor(i / node.size), i % node.size),
        )
        const expected = found.map((_, i) => {
          const place = bias + (i % node.size)
          const moved = (h: number) =>
            again(last - Math.floor(i / node.size), last, { weights: weights.with(place, weights[place] + h) })
          return centralDifference(h => moved(h)[from])[unit]
        })
        if (expected.some(value => Math.abs(value) > 1e-3)) compared++
        return relativeDifference(found, expected) < 1e-6
      }).every(Boolean)
    }),
    { seed: 2, numRuns: 300 },
  )
  t.true(compared > 100, `${compared}`)
})

test('the factor is the product of Jacobians between its ends', t => {
  // d state_i(t) / d net(s) = sum_j P_ij(t, t - s) d state_j(s) / d net(s): reverse mode against forward products.
  fc.assert(
    fc.property(randomFlows, ({ cell, sequence, flow }) => {
      const last = sequence.length - 1
      const elements = cell.states.flatMap(({ next, size }) => Array.from({ length: size }, (_, unit) => ({ node: next, unit })))
      const dense = cell.nodes.flatMap(({ kind }, id) => (kind === 'dense' ? [id] : []))
      return dense.every(to =>
        elements.every((from, i) => {
          const factors = flow.factors(last, last, from, to)
          return Array.from({ length: last }, (_, before) => {
            const q = before + 1
            const product = numbersOf(flow.product(last, q))
            const ends = elements.map(element => flow.factors(last - q, 0, element, to))
            return Array.from({ length: factors.units }, (_, v) => {
              const terms = ends.map((end, j) => product[i * elements.length + j] * factorOf(end, 0, v))
              const sum = terms.reduce((total, term) => total + term, 0)
              const size = terms.reduce((total, term) => total + Math.abs(term), 0)
              return Math.abs(sum - factorOf(factors, q, v)) <= 1e-12 * Math.max(size, 1e-3)
            }).every(Boolean)
          }).every(Boolean)
        }),
      )
    }),
    { seed: 3, numRuns: 100 },
  )
  t.pass()
})

test('what the learning rule adds to a bias is the sum of its errors, as the truncated flow scales them', t => {
  // dE/db_v = sum over lags q of sum_k dE/dy_k r_kv(q), with the whole error at the last step: BPTT by the engine's own program.
  fc.assert(
    fc.property(randomFlows, ({ cell, weights, sequence }) => {
      const last = sequence.length - 1
      const only = {
        ...sequence,
        targetCount: 1,
        targetSteps: Int32Array.of(last),
        targets: sequence.targets.slice(0, cell.outputs),
      }
      const program = createProgram(cell, sequence.inputKind)
      program.weights.set(weights)
      let answers: Float64Array = new Float64Array(0)
      const learned = gradientOf(program, () => {
        answers = program.reverse(only, 'squared-error')
      })
      const flow = errorFlow(cell, sequence.inputKind, { gradient: 'truncated' })
      flow.run(weights, only)
      const sums = cell.nodes.flatMap((node, to) => {
        if (node.kind !== 'dense' || node.bias < 0) return []
        const sum = new Float64Array(node.size)
        for (let k = 0; k < cell.outputs; k++) {
          const factors = flow.factors(last, last, { node: cell.output, unit: k }, to)
          for (let q = 0; q <= last; q++)
            for (let v = 0; v < node.size; v++) sum[v] += (answers[k] - only.targets[k]) * factorOf(factors, q, v)
        }
        return [{ sum, offset: cell.parameters[node.bias].offset }]
      })
      return sums.every(({ sum, offset }) => relativeDifference(learned.slice(offset, offset + sum.length), sum) < 1e-11)
    }),
    { seed: 4, numRuns: 150 },
  )
  t.pass()
})

test('errors of several units add up: the global error flow', t => {
  const net = twoLayers(3, 2, 1)
  const random = randomStream(['global flow test'])
  const weights = Float64Array.from({ length: net.cell.parameterCount }, () => random.between(-2, 2))
  const flow = errorFlow(net.cell, 'dense', { gradient: 'full' })
  flow.run(weights, randomSequence(net.cell, 'dense', 12, random))
  const all = flow.factors(11, 11, { node: 'outputs' }, 'hidden')
  const each = [0, 1].map(unit => flow.factors(11, 11, { node: 'outputs', unit }, 'hidden'))
  for (let q = 0; q <= 11; q++)
    for (let v = 0; v < 3; v++) {
      const [a, b] = each.map(factors => factorOf(factors, q, v))
      t.true(Math.abs(factorOf(all, q, v) - a - b) <= 1e-13 * (Math.abs(a) + Math.abs(b)))
    }
})
