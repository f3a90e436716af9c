import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import type { Genome } from '../../../methods/gnarl/genome.ts'
import { population } from '../../../methods/gnarl/population.ts'

const options = {
  population: 10,
  severity: 1,
  weightTemperature: 'instantaneous',
  addNode: 0.2,
  deleteNode: 0.2,
  addLink: 0.4,
  deleteLink: 0.4,
  mostHidden: 6,
  startHidden: 5,
  startLinks: 10,
} as const

/** A temperature that a genome has for good. */
const temperatureOf = ({ links }: Genome): number => {
  const sum = links.reduce((total, { weight }) => total + weight, 0)
  return Math.abs(sum - 3) / (1 + Math.abs(sum - 3))
}

test('the better half survives as it is: it is never asked for again, and the best gets no worse', t => {
  const nets = population({ inputs: 1, outputs: 1 }, options, randomStream(['population']))
  let alive: number[] = []
  for (let generation = 0; generation < 40; generation++) {
    const told: number[] = []
    const size = generation === 0 ? 10 : 5
    for (let i = 0; i < size; i++) {
      const temperature = temperatureOf(nets.next())
      t.is(nets.generation, generation)
      told.push(temperature)
      nets.tell(temperature)
    }
    const best = Math.min(...alive, 1)
    alive = [...alive, ...told].sort((a, b) => a - b).slice(0, 5)
    t.true(alive[0] <= best)
    // What survives is what sorting says: judged anew, the survivors come first, in that order.
    if (generation !== 20) continue
    nets.next()
    nets.forget()
    t.deepEqual(
      alive.map(() => {
        const temperature = temperatureOf(nets.next())
        nets.tell(temperature)
        return temperature
      }),
      alive,
    )
    for (let i = 0; i < 5; i++) {
      const temperature = temperatureOf(nets.next())
      nets.tell(temperature)
      alive.push(temperature)
    }
    alive = alive.sort((a, b) => a - b).slice(0, 5)
    generation++
  }
})

test('of nets that answer perfectly the offspring are copies', t => {
  const nets = population({ inputs: 1, outputs: 1 }, options, randomStream(['perfect']))
  const first = Array.from({ length: 10 }, () => {
    const genome = nets.next()
    nets.tell(0)
    return genome
  })
  for (let i = 0; i < 5; i++) {
    t.deepEqual(nets.next(), first[i])
    nets.tell(0)
  }
})
