// GNARL's generations: P. J. Angeline, G. M. Saunders & J. B. Pollack (1994), IEEE Transactions on Neural Networks 5(1):54-65, doi
// 10.1109/72.265960. The better half survives as it is; each of its members has one offspring, by mutation alone.

import type { RandomStream } from '../../engine/random.ts'
import { type Genome, randomGenome } from './genome.ts'
import { type MutationOptions, mutated } from './mutation.ts'

export interface PopulationOptions extends MutationOptions {
  readonly population: number
  readonly startHidden: number
  readonly startLinks: number
}

interface Member {
  readonly genome: Genome
  /** NaN until it is known. */
  temperature: number
}

export interface Population {
  /** The next net whose temperature is unknown; makes a new generation where all are known. */
  next(): Genome
  /** The temperature T = 1 - fitness / greatest fitness, from 0 to 1, of the net given out last. */
  tell(temperature: number): void
  /** Generations bred so far. */
  readonly generation: number
  /** The survivors' temperatures, which will have to be told anew: they were judged on other sequences. */
  forget(): void
}

export function population(
  sizes: Pick<Genome, 'inputs' | 'outputs'>,
  options: PopulationOptions,
  random: RandomStream,
): Population {
  const limits = { mostHidden: options.startHidden, mostLinks: options.startLinks }
  const unknown = (genome: Genome): Member => ({ genome, temperature: Number.NaN })
  let members = Array.from({ length: options.population }, () => unknown(randomGenome(sizes, limits, random)))
  let place = 0
  let generation = 0
  const breed = (): void => {
    // Sorting is stable: of equal nets the older one is the better.
    const parents = members.toSorted((a, b) => a.temperature - b.temperature).slice(0, Math.ceil(members.length / 2))
    const offspring = parents
      .slice(0, Math.floor(members.length / 2))
      .map(({ genome, temperature }) => unknown(mutated(genome, temperature, options, random)))
    members = [...parents, ...offspring]
    generation++
  }
  return {
    get generation() {
      return generation
    },
    next() {
      for (;;) {
        place = members.findIndex(({ temperature }) => Number.isNaN(temperature))
        if (place >= 0) return members[place].genome
        breed()
      }
    },
    tell(temperature) {
      members[place].temperature = temperature
    },
    forget() {
      for (const member of members) member.temperature = Number.NaN
    },
  }
}
