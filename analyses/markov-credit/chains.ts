// Kinds of Markov chains, from those that mix at once to those that forget nothing.

import { log } from '../../engine/math.ts'
import type { RandomStream } from '../../engine/random.ts'
import { fullyConnected, leftToRight, randomArcs, separateBranches, type Topology } from '../../methods/probabilistic/topology.ts'

export const chainKinds = [
  'fully connected',
  'stays with 0.9',
  'stays with 0.99',
  'sparse',
  'nearly 0 or 1',
  'left to right',
  'two branches',
  'permutation',
] as const
export type ChainKind = (typeof chainKinds)[number]

/** Which of them have but one recurrent class without a period: the ergodic ones, whatever the draw. */
export const ergodic: readonly ChainKind[] = ['fully connected', 'stays with 0.9', 'stays with 0.99', 'nearly 0 or 1']

/** Random probabilities along the arcs of a graph: each row uniform on its simplex. */
function alongArcs({ states, starts, successors }: Topology, random: RandomStream): Float64Array {
  const matrix = new Float64Array(states * states)
  for (let from = 0; from < states; from++) {
    const arcs = successors.subarray(starts[from], starts[from + 1])
    const draws = Array.from(arcs, () => -log(random.uniform()))
    const sum = draws.reduce((a, b) => a + b, 0)
    arcs.forEach((to, i) => {
      matrix[from * states + to] = draws[i] / sum
    })
  }
  return matrix
}

function permutation(n: number, random: RandomStream): Float64Array {
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const k = random.integer(0, i)
    ;[order[i], order[k]] = [order[k], order[i]]
  }
  return Float64Array.from({ length: n * n }, (_, k) => (order[Math.floor(k / n)] === k % n ? 1 : 0))
}

const mixed = (share: number, a: Float64Array, b: Float64Array): Float64Array =>
  a.map((value, k) => share * value + (1 - share) * b[k])

/** A random transition matrix of the kind, [n × n]; two branches have 1 + 2 · 3 = 7 states, whatever n. */
export function chainOf(kind: ChainKind, n: number, random: RandomStream): { readonly matrix: Float64Array; readonly n: number } {
  const identity = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0))
  const connected = (): Float64Array => alongArcs(fullyConnected(n), random)
  switch (kind) {
    case 'fully connected':
      return { n, matrix: connected() }
    case 'stays with 0.9':
      return { n, matrix: mixed(0.9, identity, connected()) }
    case 'stays with 0.99':
      return { n, matrix: mixed(0.99, identity, connected()) }
    case 'sparse':
      return { n, matrix: alongArcs(randomArcs(n, 3 / n, random), random) }
    case 'nearly 0 or 1':
      return { n, matrix: mixed(0.99, permutation(n, random), connected()) }
    case 'left to right':
      return { n, matrix: mixed(0.9, identity, alongArcs(leftToRight(n, 'next'), random)) }
    case 'two branches':
      return { n: 7, matrix: alongArcs(separateBranches(2, 3), random) }
    case 'permutation':
      return { n, matrix: permutation(n, random) }
  }
}
