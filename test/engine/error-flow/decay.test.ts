// How the task's error, or any other direction, is scaled on its way back: dE(t)/d state(t-q).

import test from 'ava'
import fc from 'fast-check'
import { affine, cell, sigmoid, tanh } from '../../../engine/cell.ts'
import { errorFlow } from '../../../engine/error-flow/error-flow.ts'
import type { Cell } from '../../../engine/graph.ts'
import type { Loss } from '../../../engine/program.ts'
import { netA1 } from '../../../methods/cells/guessing-nets.ts'
import { centralDifference, flowOf, type Gradient, numbersOf, type RandomFlow, randomFlows } from '../../helpers/flows.ts'
import { inputAt, replay, stateOf, stepGiven } from '../../helpers/given-nodes.ts'
import { errorOf, relativeDifference } from '../../helpers/gradients.ts'

/** dE(t)/d state(t-q) of the last step's target by central differences; for q = 0 with the new states given from outside. */
function errorByDifferences({ cell, gradient, weights, sequence }: RandomFlow, loss: Loss, q: number): Float64Array {
  const { steps, again } = replay(cell, gradient, weights, sequence)
  const last = sequence.length - 1
  const error = (answer: Float64Array): Float64Array => {
    const answers = new Float64Array(sequence.targetCount * cell.outputs)
    answers.set(answer, answers.length - cell.outputs)
    return Float64Array.of(errorOf(answers, sequence, loss, sequence.targetCount - 1))
  }
  const first = last - q + 1
  const state = first === 0 ? new Float64Array(stateOf(cell, steps[last]).length) : stateOf(cell, steps[first - 1])
  if (q > 0)
    return state.map((x, i) => centralDifference(h => error(again(first, last, { state: state.with(i, x + h) })[cell.output]))[0])
  const stops = cell.nodes.flatMap(({ kind }, id) => (kind === 'stopGradient' && gradient === 'truncated' ? [id] : []))
  const given = new Set([...cell.states.flatMap(({ previous, next }) => [previous, next]), ...stops])
  const step = stepGiven(cell, [...given])
  const seen = new Set<number>()
  return Float64Array.from(
    cell.states.flatMap(({ next, size }) => {
      // A node that is the new value of several states counts once, as the first of them.
      const again = seen.has(next)
      seen.add(next)
      return Array.from({ length: size }, (_, i) => {
        if (again) return 0
        const values = (h: number) => steps[last].map((node, id) => (id === next ? node.with(i, node[i] + h) : node))
        return centralDifference(h => {
          const moved = values(h)
          return error(step(weights, inputAt(sequence, last), id => moved[id])[cell.output])
        })[0]
      })
    }),
  )
}

const normOf = (vector: Float64Array): number => Math.hypot(...vector)

test('the error of random cells decays as central differences of E say', t => {
  // Differences of E are off by 1e-10, so a ratio of norms is compared where both are above 1e-4.
  let compared = 0
  fc.assert(
    fc.property(randomFlows, fc.constantFrom<Loss>('squared-error', 'cross-entropy'), (run, loss) => {
      const { cell, gradient, weights, sequence } = run
      const last = sequence.length - 1
      const flow = errorFlow(cell, sequence.inputKind, { gradient, loss })
      flow.run(weights, sequence)
      const error = flow.error(last)
      const qMax = Math.min(4, last + 1)
      const expected = Array.from({ length: qMax + 1 }, (_, q) => errorByDifferences(run, loss, q))
      if (relativeDifference(error, expected[0]) >= 1e-6) return false
      const norms = expected.map(normOf)
      const reference = normOf(error) === 0 ? norms[1] : norms[0]
      if (reference < 1e-4) return true
      return flow.decay(last, qMax).every((log10, q) => {
        if (norms[q] >= 1e-4) compared++
        return norms[q] < 1e-4 ? 10 ** log10 * reference < 1.01e-4 : Math.abs(10 ** log10 * (reference / norms[q]) - 1) < 1e-5
      })
    }),
    { seed: 1, numRuns: 200 },
  )
  t.true(compared > 300, `${compared}`)
})

test("a given direction is scaled as the product of Jacobians scales it: |P'v| / |v|", t => {
  fc.assert(
    fc.property(randomFlows, fc.integer({ min: -300, max: 300 }), ({ sequence, flow, random }, power) => {
      const last = sequence.length - 1
      const direction = Float64Array.from({ length: flow.stateSize }, random.normal)
      const decay = flow.decay(
        last,
        last + 1,
        direction.map(x => x * 10 ** power),
      )
      return decay.every((log10, q) => {
        const product = numbersOf(flow.product(last, q))
        const back = direction.map((_, j) => direction.reduce((sum, v, i) => sum + v * product[i * flow.stateSize + j], 0))
        const expected = Math.log10(normOf(back) / normOf(direction))
        return log10 === expected || Math.abs(log10 - expected) < 1e-10
      })
    }),
    { seed: 2, numRuns: 150 },
  )
  t.pass()
})

test('an error that enters one node counts once where that is the new value of two states, or the input itself', t => {
  const shared = cell({ inputs: 1, state: { a: 2, b: 2 } }, ({ x, a, b }, { dense }) => {
    const h = tanh(dense(2, [x, a, b]))
    return { a: h, b: h, y: dense(2, [h]) }
  })
  const tapped = cell({ inputs: 2, state: { tap: 2, h: 2 } }, ({ x, tap, h }, { dense }) => {
    const next = tanh(dense(2, [tap, h]))
    return { tap: x, h: next, y: dense(1, [x, next]) }
  })
  for (const net of [shared, tapped])
    for (const q of [0, 1, 2, 3]) {
      const run = flowOf(net, { seed: 3, length: 6, gradient: 'full' })
      const norm = normOf(run.flow.error(5))
      const expected = normOf(errorByDifferences(run, 'squared-error', q))
      t.true(Math.abs(10 ** run.flow.decay(5, q)[q] * norm - expected) < 1e-7 * norm, `${net === shared} ${q}`)
    }
})

test('where no error enters at the new states, the flow is counted from the step before', t => {
  // An answer from the old state only; and the cross-entropy of an answer that is a state, whose delta d - y enters at its net input.
  const delayed = cell({ inputs: 1, state: { h: 2 } }, ({ x, h }, { dense }) => ({
    h: tanh(dense(2, [x, h])),
    y: sigmoid(dense(1, [h])),
  }))
  const fedBack = netA1({ inputs: 1, outputs: 1, hidden: 2, updateOrder: 'synchronous', outputBias: true })
  const check = (net: Cell, loss: Loss, gradient: Gradient) => {
    const run = flowOf(net, { seed: 4, length: 5, gradient })
    const flow = errorFlow(net, 'dense', { gradient, loss })
    flow.run(run.weights, run.sequence)
    const decay = flow.decay(4, 3)
    const norms = [1, 2, 3].map(q => normOf(errorByDifferences(run, loss, q)))
    t.is(decay[0], -Infinity)
    t.is(decay[1], 0)
    for (const q of [2, 3]) t.true(Math.abs(10 ** decay[q] - norms[q - 1] / norms[0]) < 1e-6)
  }
  check(delayed, 'squared-error', 'truncated')
  check(fedBack, 'cross-entropy', 'full')
  const ordinary = flowOf(fedBack, { seed: 4, length: 5, gradient: 'full' })
  t.is(ordinary.flow.decay(4, 3)[0], 0)
})

test('no error, no flow: NaN; an exact zero on the way: -Infinity', t => {
  const net = cell({ inputs: 1, state: { h: 1 } }, ({ x, h }) => ({ h: affine(h, 0), y: x }))
  const { flow } = flowOf(net, { seed: 5, length: 3, gradient: 'full' })
  t.deepEqual([...flow.decay(2, 2)], [Number.NaN, Number.NaN, Number.NaN])
  t.deepEqual([...flow.decay(2, 2, Float64Array.of(5))], [0, -Infinity, -Infinity])
  t.deepEqual([...flow.decay(2, 1, Float64Array.of(0))], [Number.NaN, Number.NaN])
  t.deepEqual(flow.norms(2, 2), {
    max: Float64Array.of(0, -Infinity, -Infinity),
    spectral: Float64Array.of(0, -Infinity, -Infinity),
  })
})
