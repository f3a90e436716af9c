import test from 'ava'
import {
  attractor,
  criticalBySimulation,
  criticalDisturbance,
  criticalFrom,
  edge,
  oneUnitRows,
  slopeAt,
} from '../../../analyses/latching/one-unit.ts'

test('w = 1.25: the attractor, its slope, the edge of contraction and the critical disturbance', t => {
  // mpmath: a = findroot(lambda a: 1.25*tanh(a) - a, 1), tanh(a) = 0.71041..., 1.25*(1 - tanh(a)^2) = 0.61914..., w x - atanh(x), x = sqrt(0.2).
  t.true(Math.abs(Math.tanh(attractor(1.25)) - 0.7104117834) < 1e-9)
  t.true(Math.abs(slopeAt(1.25, attractor(1.25)) - 0.6191438) < 1e-6)
  t.true(Math.abs(Math.tanh(edge(1.25)) - Math.sqrt(0.2)) < 1e-12)
  t.true(Math.abs(criticalDisturbance(1.25) - (1.25 * Math.sqrt(0.2) - Math.atanh(Math.sqrt(0.2)))) < 1e-12)
})

test('closed forms and simulation agree on what erases the bit, from either region', t => {
  for (const { w, critical, simulated, criticalInside, simulatedInside } of oneUnitRows([1.1, 1.25, 1.5, 2, 3, 4])) {
    t.true(Math.abs(critical - simulated) < 1e-6, `${w}`)
    t.true(Math.abs(criticalInside - simulatedInside) < 1e-6, `${w}`)
    t.true(criticalInside < critical)
  }
})

test('|M| is 1 at the edge; beyond it every state withstands the same, before it the less the nearer the border', t => {
  for (const w of [1.1, 1.5, 3]) {
    t.true(Math.abs(slopeAt(w, edge(w)) - 1) < 1e-9)
    t.true(slopeAt(w, 0.99 * edge(w)) > 1 && slopeAt(w, 1.01 * edge(w)) < 1)
    t.is(criticalFrom(w, 1.5 * edge(w)), criticalDisturbance(w))
    t.true(Math.abs(criticalBySimulation(w, 2 * edge(w), 20_000) - criticalDisturbance(w)) < 1e-6)
    const near = [1e-3, 1e-2, 0.1].map(share => criticalFrom(w, share * edge(w)))
    t.true(near[0] < near[1] && near[1] < near[2] && near[0] < 5e-3)
  }
})

test('a unit with w at most 1 has one attractor and latches nothing', t => {
  t.is(attractor(0.8), 0)
  t.is(edge(1), 0)
  t.is(criticalDisturbance(0.8), 0)
})
