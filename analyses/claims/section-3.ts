// The claims of section 3: latching information against keeping gradients.

import { estimate } from '../shared/estimates.ts'
import { type Claim, type Evidence, latchingLinks } from './claim.ts'
import { mean, standardNets } from './derive.ts'

/** Trained standard nets that hold the bit for 300 steps under some noise. */
const standardLatches = ({ latching }: Evidence) =>
  latching.trained
    .filter(({ net }) => standardNets.includes(net))
    .flatMap(({ latches }) => latches)
    .filter(({ noise }) => noise !== 0)

export const latchingClaims: readonly Claim[] = [
  {
    id: 'contracting-latches',
    place: '3',
    statement:
      "Where |M'| < 1 and stays so, the state remains in its basin under perturbations below some level: information is latched.",
    experiment:
      "A map of two units: noisy runs that start where |M'| < 1 from there on. One unit: the level in closed form, beside the least disturbance that erases the bit in simulation.",
    links: latchingLinks('robust-latching', 'one-unit-latch'),
    tests: ({ latching: { portrait, oneUnit } }) => [
      { kind: 'never', what: 'bits lost', cases: portrait.runs, violations: portrait.lost[2] },
      {
        kind: 'within',
        what: 'greatest difference of level and simulation',
        difference: Math.max(...oneUnit.map(({ critical, simulated }) => Math.abs(critical - simulated))),
        tolerance: 1e-6,
      },
    ],
  },
  {
    id: 'contracting-here',
    place: '3, figure 1',
    statement: "The same read of one step alone: in a basin, a state with |M'| < 1 is safer than one with |M'| > 1.",
    experiment:
      "The same map: noisy runs from states with |M'| < 1 that pass through |M'| ≥ 1 later, and from states with |M'| ≥ 1. Kept bits.",
    links: latchingLinks('robust-latching'),
    remark:
      "One map that was made for it is enough to refute this; on others the order is as expected. Units saturate far from the attractor too, up to the border of the basin. Bengio, Simard & Frasconi (1994) ask for |M'| < 1 at all later steps.",
    tests: ({ latching: { portrait } }) => [
      {
        kind: 'more often',
        what: 'bit kept',
        first: { label: "|M'| < 1 at first", successes: portrait.runs - portrait.lost[1], trials: portrait.runs },
        second: { label: "|M'| ≥ 1", successes: portrait.runs - portrait.lost[0], trials: portrait.runs },
      },
    ],
  },
  {
    id: 'expanding-loses',
    place: '3',
    statement: "Where |M'| > 1 perturbations kick the state out of its basin: what was stored is lost.",
    experiment:
      "One unit, w from 1.1 to 3, noise up to 0.1, 20 steps: runs whose gradient did not shrink, against runs with |M'| < 1 at every step. Lost bits.",
    links: latchingLinks(),
    tests: ({ latching: { runs } }) => {
      const cells = runs.filter(({ deviation }) => deviation <= 0.1)
      const sum = (of: (cell: (typeof cells)[number]) => number): number => cells.reduce((total, cell) => total + of(cell), 0)
      return [
        {
          kind: 'more often',
          what: 'bit lost',
          first: {
            label: 'gradient not shrunk',
            successes: sum(c => c.undiminished.lost),
            trials: sum(c => c.undiminished.runs),
          },
          second: { label: "|M'| < 1 throughout", successes: sum(c => c.always.lost), trials: sum(c => c.always.runs) },
        },
      ]
    },
  },
  {
    id: 'arbitrarily-small',
    place: '3',
    statement: "In the region |M'| > 1 arbitrarily small perturbations can do so.",
    experiment:
      'One unit: the least disturbance that erases the bit from a state in the middle of that region, by theory and simulation.',
    links: latchingLinks('one-unit-latch'),
    remark:
      'It is w tanh(a) − a, which goes to 0 at the border of the basin: true of the region, while each state in it withstands some disturbance.',
    tests: ({ latching: { oneUnit } }) => [
      {
        kind: 'within',
        what: 'greatest difference of theory and simulation',
        difference: Math.max(...oneUnit.map(({ criticalInside, simulatedInside }) => Math.abs(criticalInside - simulatedInside))),
        tolerance: 1e-6,
      },
      {
        kind: 'never',
        what: "states there that withstand as much as one with |M'| < 1",
        cases: oneUnit.length,
        least: oneUnit.length,
        violations: oneUnit.filter(({ criticalInside, critical }) => criticalInside >= critical).length,
      },
    ],
  },
  {
    id: 'norm-above-one',
    place: '3',
    statement: "No robust latching is possible where the norm |M'| is above 1 (the spectral norm).",
    experiment:
      "Random maps of one to three tanh units with several fixed points that hold a bit for 100 steps under noise: the norm |M'| at the attractors.",
    links: latchingLinks('dilemma'),
    remark:
      'Matrices that are not normal may have a norm above 1 and eigenvalues below. In some other norm, made for the map, it holds.',
    tests: ({ latching: { maps } }) => {
      const held = maps.latches.filter(({ noise }) => noise !== 0)
      return [
        {
          kind: 'never',
          what: "latches with |M'| above 1",
          cases: held.length,
          violations: held.filter(({ norm }) => norm > 1).length,
        },
      ]
    },
  },
  {
    id: 'eigenvalues-below-one',
    place: '3',
    statement: 'A bit that is held on hyperbolic attractors has its gradients vanish: all eigenvalues are below 1.',
    experiment:
      'The same maps: the spectral radius at the attractors. And trained standard nets that hold the bit for 300 steps on a fixed point or a short cycle: the factor per step (log10) of the task’s own error.',
    links: latchingLinks('dilemma'),
    tests: evidence => {
      const held = evidence.latching.maps.latches.filter(({ noise }) => noise !== 0)
      const trained = standardLatches(evidence).filter(({ period }) => period > 0)
      return [
        {
          kind: 'never',
          what: 'latches with a radius of 1 or more',
          cases: held.length,
          violations: held.filter(({ rate }) => rate >= 1).length,
        },
        mean('below', 'log10 of the factor per step, trained nets', estimate(trained.map(({ errorRate }) => errorRate)), 0),
      ]
    },
  },
  {
    id: 'dilemma',
    place: '3',
    statement: 'Necessarily, in any adaptive dynamical system, either information is not stored robustly or gradients vanish.',
    experiment:
      'All random maps and trained nets that hold a bit under some noise: those whose gradient does not shrink (factor per step of 0.9999 or more).',
    links: latchingLinks('dilemma'),
    remark:
      'The theorem is about hyperbolic attractors, for which it holds. LSTM-1997 holds its bits on none: its gates keep noise from a state that has no restoring force.',
    tests: ({ latching: { maps, trained } }) => {
      const undiminished = -0.000043
      const all = [
        ...maps.latches.filter(({ noise }) => noise !== 0).map(({ rate }) => rate >= 0.9999),
        ...maps.unsettled.filter(({ noise }) => noise !== 0).map(({ rate }) => rate >= 0.9999),
        ...trained.flatMap(({ latches }) =>
          latches.filter(({ noise }) => noise !== 0).map(({ errorRate }) => errorRate !== null && errorRate >= undiminished),
        ),
      ]
      return [
        {
          kind: 'never',
          what: 'latches whose gradient does not shrink',
          cases: all.length,
          violations: all.filter(Boolean).length,
        },
      ]
    },
  },
  {
    id: 'short-term-dominates',
    place: '3',
    statement: 'Where gradients decay, the short-term part of the gradient dominates the long-term one.',
    experiment:
      'One update of nets of ten units with first weights, lag 50: log10 of the part from beyond five steps over the part from within.',
    links: ['../gradient-flow/report.md'],
    tests: ({ flow: { rates } }) =>
      rates.map(({ units, update }) => mean('below', `log10 of far over near part, ${units}`, estimate(update[0]), -1)),
  },
  {
    id: 'latch-hard-to-learn',
    place: '3',
    statement: 'Long-term dependencies are therefore hard to learn, even by a unit that could latch them.',
    experiment:
      'The smallest latch (w = 1.25, noise 0.1), 18 runs at T = 65: pass the test with the bit set from outside, against after learning to set it.',
    links: latchingLinks('latch-convergence'),
    tests: ({ latching: { convergence } }) => {
      const { lengths, runs, length } = convergence
      const { possible, converged } = length.find(({ deviation }) => deviation === 0.1)!
      const at = (label: string, counts: readonly number[]) => ({ label, successes: counts[lengths.indexOf(65)], trials: runs })
      return [{ kind: 'more often', what: 'pass', first: at('set from outside', possible), second: at('learned', converged) }]
    },
  },
]
