// A net as a graph: what GNARL breeds. Nodes are numbered inputs first, then the bias, the outputs and the hidden nodes.

import type { RandomStream } from '../../engine/random.ts'

export interface Link {
  readonly from: number
  /** An output or hidden node. */
  readonly to: number
  readonly weight: number
}

/** At most one link from a node to another (or itself), none into inputs and bias, at least one in all. */
export interface Genome {
  readonly inputs: number
  readonly outputs: number
  readonly hidden: number
  readonly links: readonly Link[]
}

/** The first node that links may lead to: an output. */
export const firstTarget = ({ inputs }: Pick<Genome, 'inputs'>): number => inputs + 1
export const firstHidden = ({ inputs, outputs }: Pick<Genome, 'inputs' | 'outputs'>): number => inputs + 1 + outputs
export const nodeCount = (genome: Omit<Genome, 'links'>): number => firstHidden(genome) + genome.hidden

/** Adds up to `count` links of that weight between random nodes that no link joins yet. */
export function withLinks(genome: Genome, count: number, random: RandomStream, weight: () => number): Genome {
  const nodes = nodeCount(genome)
  const taken = new Set(genome.links.map(({ from, to }) => from * nodes + to))
  const links = [...genome.links]
  // A graph that is nearly full may not yield a free pair by chance; some other time, then.
  for (let attempt = 0, added = 0; added < count && attempt < 10 * count; attempt++) {
    const from = random.integer(0, nodes - 1)
    const to = random.integer(firstTarget(genome), nodes - 1)
    if (taken.has(from * nodes + to)) continue
    taken.add(from * nodes + to)
    links.push({ from, to, weight: weight() })
    added++
  }
  return { ...genome, links }
}

/** A first net: 1 to `mostHidden` hidden nodes, 1 to `mostLinks` links with weights uniform in ±1. */
export function randomGenome(
  { inputs, outputs }: Pick<Genome, 'inputs' | 'outputs'>,
  { mostHidden, mostLinks }: { readonly mostHidden: number; readonly mostLinks: number },
  random: RandomStream,
): Genome {
  const hidden = random.integer(1, mostHidden)
  const weight = (): number => random.between(-1, 1)
  return withLinks({ inputs, outputs, hidden, links: [] }, random.integer(1, mostLinks), random, weight)
}
