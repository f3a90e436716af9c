import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import {
  fullyConnected,
  leftToRight,
  leftToRightChains,
  randomArcs,
  separateBranches,
  type Topology,
  topology,
  withStart,
} from '../../../methods/probabilistic/topology.ts'

const arcsOf = ({ states, starts, successors }: Topology): number[][] =>
  Array.from({ length: states }, (_, j) => [...successors.subarray(starts[j], starts[j + 1])])

test('graphs by hand', t => {
  t.deepEqual(arcsOf(fullyConnected(2)), [
    [0, 1],
    [0, 1],
  ])
  t.deepEqual(arcsOf(leftToRight(3, 'next')), [[0, 1], [1, 2], [2]])
  t.deepEqual(arcsOf(leftToRight(3, 'any-later')), [[0, 1, 2], [1, 2], [2]])
  t.deepEqual(arcsOf(leftToRightChains(2, 3, 'next')), [[0, 1, 4], [1, 2], [2, 3], [3], [4, 5], [5, 6], [6]])
  t.deepEqual(arcsOf(leftToRightChains(2, 2, 'any-later')), [[0, 1, 2, 3, 4], [1, 2], [2], [3, 4], [4]])
  t.deepEqual(arcsOf(separateBranches(2, 3)), [[1, 4], [2], [2, 3], [3], [5], [5, 6], [6]])
  t.deepEqual(arcsOf(withStart(leftToRight(2, 'next'))), [[1, 2], [1, 2], [2]])
})

test('chains of one state are their own heads and ends', t => {
  t.deepEqual(arcsOf(leftToRightChains(2, 1, 'next')), [[0, 1, 2], [1], [2]])
  t.deepEqual(arcsOf(separateBranches(2, 1)), [[1, 2], [1], [2]])
})

test('of random arcs the given share is there, and no state is a dead end', t => {
  const random = randomStream(['share'])
  const { successors } = randomArcs(100, 0.2, random)
  // 10,000 draws: a standard deviation of 40.
  t.true(Math.abs(successors.length - 2000) < 200)
  t.deepEqual(arcsOf(randomArcs(3, 1e-12, random)), [[0], [1], [2]])
})

test('a state without a successor is refused', t => {
  t.throws(() => topology(2, from => from === 0), { instanceOf: RangeError, message: /state 1 has none/ })
})
