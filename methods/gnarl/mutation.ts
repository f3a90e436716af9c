// GNARL's mutations: P. J. Angeline, G. M. Saunders & J. B. Pollack (1994), "An evolutionary algorithm that constructs recurrent neural
// networks", IEEE Transactions on Neural Networks 5(1):54-65, doi 10.1109/72.265960. T is the parent's temperature, from 0 to 1:
//   (1) T' = r T, r uniform in [0, 1], drawn for every use: mostly small changes, now and then large ones
//   (2) every weight: w += N(0, α T')
//   (3) structure: each operator acts with its probability on least + floor(r T' (most - least)) nodes or links
// New nodes have no links, new links weigh 0: neither changes what the net does. Links of a deleted node go with it.

import type { RandomStream } from '../../engine/random.ts'
import { firstHidden, type Genome, nodeCount, withLinks } from './genome.ts'

export interface MutationOptions {
  /** α. */
  readonly severity: number
  /** whether (2) has T' or T itself. */
  readonly weightTemperature: 'instantaneous' | 'parent'
  readonly addNode: number
  readonly deleteNode: number
  readonly addLink: number
  readonly deleteLink: number
  readonly mostHidden: number
}

/** Least and most nodes or links that one operator adds or deletes. */
const NODES = [1, 3] as const
const LINKS = [1, 5] as const

/** An offspring; at temperature 0 the parent itself. */
export function mutated(parent: Genome, temperature: number, options: MutationOptions, random: RandomStream): Genome {
  if (temperature === 0) return parent
  const instantaneous = (): number => random.uniform() * temperature
  /** How many an operator acts on; 0 where it does not act. */
  const amount = (probability: number, [least, most]: readonly [number, number]): number =>
    random.uniform() < probability ? least + Math.floor(random.uniform() * instantaneous() * (most - least)) : 0
  let genome = withoutLinks(parent, amount(options.deleteLink, LINKS), random)
  genome = withoutNodes(genome, amount(options.deleteNode, NODES), random)
  const hidden = Math.max(genome.hidden, Math.min(options.mostHidden, genome.hidden + amount(options.addNode, NODES)))
  genome = withLinks({ ...genome, hidden }, amount(options.addLink, LINKS), random, () => 0)
  const spread = options.severity * (options.weightTemperature === 'parent' ? temperature : instantaneous())
  return { ...genome, links: genome.links.map(link => ({ ...link, weight: link.weight + spread * random.normal() })) }
}

/** Deletes random links, but for the last one. */
function withoutLinks(genome: Genome, count: number, random: RandomStream): Genome {
  const links = [...genome.links]
  for (let i = 0; i < count && links.length > 1; i++) links.splice(random.integer(0, links.length - 1), 1)
  return { ...genome, links }
}

/** Deletes random hidden nodes with their links, while a link remains; later nodes move up. */
function withoutNodes(genome: Genome, count: number, random: RandomStream): Genome {
  let { hidden, links } = genome
  for (let i = 0; i < count && hidden > 0; i++) {
    const node = random.integer(firstHidden(genome), nodeCount({ ...genome, hidden }) - 1)
    const kept = links.filter(({ from, to }) => from !== node && to !== node)
    if (kept.length === 0) continue
    links = kept.map(({ from, to, weight }) => ({ from: from > node ? from - 1 : from, to: to > node ? to - 1 : to, weight }))
    hidden--
  }
  return { ...genome, hidden, links }
}
