import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { spectralRadius } from '../../../engine/spectral-radius.ts'
import { type PascanuStart, pascanuNets, startPascanuNet } from '../../../methods/cells/pascanu-nets.ts'

function started(start: PascanuStart) {
  const net = pascanuNets.build({ inputs: 50, outputs: 50, outputUnits: 'linear', hidden: 50, start })
  const weights = new Float64Array(net.parameterCount)
  startPascanuNet(weights, net, start, randomStream(['Pascanu', start]))
  const part = (name: string) => {
    const { offset, rows, columns } = net.parameters.find(parameter => parameter.name === name)!
    return weights.subarray(offset, offset + rows * columns)
  }
  const deviation = (name: string) => Math.sqrt(part(name).reduce((sum, value) => sum + value ** 2, 0) / 2500)
  return { part, deviation }
}

// 2500 normal deviates: their standard deviation is off by 0.014 of itself; five times that.
const isNear = (value: number, expected: number): boolean => Math.abs(value / expected - 1) < 0.07

test('sigmoid and basic tanh: normal weights of deviation 0.01 and 0.1, biases 0', t => {
  for (const [start, expected] of [
    ['sigmoid', 0.01],
    ['basic-tanh', 0.1],
  ] as const) {
    const { part, deviation } = started(start)
    for (const name of ['inputs', 'recurrent', 'outputs']) t.true(isNear(deviation(name), expected), `${start} ${name}`)
    for (const name of ['inputs bias', 'outputs bias']) t.true(part(name).every(value => value === 0))
  }
})

test('smart tanh: 15 connections from each unit, in different places, and a spectral radius of 0.95', t => {
  const { part, deviation } = started('smart-tanh')
  t.true(isNear(deviation('inputs'), 0.01))
  const matrix = part('recurrent')
  const places = new Set<string>()
  for (let from = 0; from < 50; from++) {
    const kept = [...matrix.subarray(from * 50, from * 50 + 50)].flatMap((value, i) => (value === 0 ? [] : [i]))
    t.is(kept.length, 15)
    places.add(kept.join())
  }
  t.is(places.size, 50)
  t.true(Math.abs(spectralRadius(matrix, 50) - 0.95) < 1e-9)
})
