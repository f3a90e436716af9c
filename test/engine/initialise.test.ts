import test from 'ava'
import { cell } from '../../engine/cell.ts'
import type { Cell, Initialiser } from '../../engine/graph.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import { randomStream } from '../../engine/random.ts'

/** h(t) = W [h(t-1)(; x)] + U x + b, where W starts as asked. */
function netOf(weights: Initialiser, units: number, withInput = false): Cell {
  return cell({ name: 'test net', inputs: 2, state: { h: units } }, ({ x, h }, { dense }) => {
    const next = dense(units, withInput ? [h, x] : [h], { name: 'recurrent', weights, bias: false })
    return { h: next, y: dense(1, [next, x], { name: 'outputs' }) }
  })
}

function started(net: Cell, range: number | 'fan-in' = 0.1): { recurrent: Float64Array; rest: Float64Array } {
  const weights = new Float64Array(net.parameterCount)
  initialiseWeights(weights, net, randomStream(['initialise test']), range)
  const { rows, columns } = net.parameters[0]
  return { recurrent: weights.slice(0, rows * columns), rest: weights.slice(rows * columns) }
}

test('identity: its scale on the diagonal, nothing else, whatever was there', t => {
  const net = netOf({ kind: 'identity', scale: 0.5 }, 3)
  const weights = new Float64Array(net.parameterCount).fill(7)
  initialiseWeights(weights, net, randomStream([]), 0.1)
  t.deepEqual([...weights.subarray(0, 9)], [0.5, 0, 0, 0, 0.5, 0, 0, 0, 0.5])
})

test('orthogonal: the columns have the length that is asked for, and right angles', t => {
  const { recurrent } = started(netOf({ kind: 'orthogonal', scale: 3 }, 4))
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 4; j++) {
      let dot = 0
      for (let k = 0; k < 4; k++) dot += recurrent[i * 4 + k] * recurrent[j * 4 + k]
      t.true(Math.abs(dot - (i === j ? 9 : 0)) < 1e-14)
    }
})

test('normal: mean 0 and the standard deviation that is asked for', t => {
  // 10,000 draws: the mean has a standard error of 1 % of the deviation, the deviation one of 0.7 % of itself; four and more of them.
  const { recurrent } = started(netOf({ kind: 'normal', deviation: 0.02 }, 100))
  const mean = recurrent.reduce((sum, value) => sum + value, 0) / recurrent.length
  const deviation = Math.sqrt(recurrent.reduce((sum, value) => sum + (value - mean) ** 2, 0) / recurrent.length)
  t.true(Math.abs(mean) < 0.02 * 0.05)
  t.true(Math.abs(deviation / 0.02 - 1) < 0.03)
})

test('what a cell leaves open starts in the range, or in ± 1/sqrt(sources) with the bias counted among the same unit', t => {
  const { rest } = started(netOf({ kind: 'identity', scale: 1 }, 98), 'fan-in')
  // The output unit has 98 + 2 sources: ± 0.1, its bias too.
  t.is(rest.length, 101)
  t.true(rest.every(weight => Math.abs(weight) <= 0.1))
  t.true(rest.some(weight => Math.abs(weight) > 0.09))
  const narrow = started(netOf({ kind: 'identity', scale: 1 }, 98), 0.01).rest
  t.true(narrow.every(weight => Math.abs(weight) <= 0.01))
})

test('only square matrices can start as the identity or orthogonal', t => {
  for (const kind of ['identity', 'orthogonal'] as const)
    t.throws(() => started(netOf({ kind, scale: 1 }, 3, true)), {
      instanceOf: TypeError,
      message: `Expected a square matrix for weights 'recurrent' that start as ${kind}, got 3 units and 5 sources`,
    })
})
