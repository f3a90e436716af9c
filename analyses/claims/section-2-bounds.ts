// The claims of section 2 on larger nets: learning rates, numbers of units, and the upper bound.

import { median } from '../../reports/statistics/quantile.ts'
import { estimate } from '../shared/estimates.ts'
import { type Claim, flowLinks } from './claim.ts'
import { mean } from './derive.ts'

export const bounds: readonly Claim[] = [
  {
    id: 'larger-weights-tanh',
    place: '2, intuitive explanation',
    statement: 'The same read for tanh units: larger first weights do not help them either.',
    experiment:
      'Trials of BPTT with tanh units on the latch problem, lag 50, learning rate 0.1: first weights in ± 0.2 against ± 1.',
    links: flowLinks(),
    remark:
      'The paper speaks of logistic units. tanh units have slope 1 at 0: with weights in ± 1 the flow of ten of them is about constant (figure weight-scale, g = 1.8).',
    tests: ({ flow: { rates } }) => {
      const at = (range: number) =>
        rates.find(({ units }) => units === 'tanh')!.success.find(each => each.range === range && each.rate === 0.1)!
      return [
        {
          kind: 'more often',
          what: 'solved',
          first: { label: '± 0.2', successes: at(0.2).solved, trials: at(0.2).trials },
          second: { label: '± 1', successes: at(1).solved, trials: at(1).trials },
        },
      ]
    },
  },
  {
    id: 'learning-rate-ratio',
    place: '2, intuitive explanation',
    statement: 'A larger learning rate does not change the ratio of long-range to short-range error flow.',
    experiment:
      'One update of the same net from the same sequence at rates from 0.01 to 10: the part from beyond five steps over the part from within.',
    links: flowLinks(),
    tests: ({ flow: { rates } }) => [
      {
        kind: 'within',
        what: 'greatest difference between rates (log10)',
        difference: Math.max(
          ...rates.flatMap(({ update }) =>
            update[0].map((_, seed) => {
              const values = update.flatMap(all => all[seed] ?? [])
              return Math.max(...values) - Math.min(...values)
            }),
          ),
        ),
        tolerance: 1e-6,
      },
    ],
  },
  {
    id: 'learning-rate-help',
    place: '2, intuitive explanation',
    statement: 'A larger learning rate does not help to bridge a lag.',
    experiment: 'Trials of BPTT with logistic units on the latch problem, lag 50, at rates of 1 and 10.',
    links: flowLinks(),
    tests: ({ flow: { rates } }) => {
      const trials = rates.find(({ units }) => units === 'logistic')!.success.filter(({ rate }) => rate >= 1)
      return [
        {
          kind: 'mostly',
          what: 'trials not solved',
          cases: trials.reduce((sum, each) => sum + each.trials, 0),
          count: trials.reduce((sum, each) => sum + each.trials - each.solved, 0),
        },
      ]
    },
  },
  {
    id: 'more-units',
    place: '2, intuitive explanation',
    statement: 'More units do not necessarily increase error flow.',
    experiment: 'Greatest factor over 20 steps of logistic nets of 1 to 32 units: steps of doubling at which the median falls.',
    links: flowLinks('units'),
    remark: 'Where weights keep their range, it does rise with every doubling.',
    tests: ({ flow: { units } }) => {
      const changes = units.lines.flatMap(({ greatest }) => {
        const medians = greatest.map(all => median(all.map(x => x ?? Number.NEGATIVE_INFINITY)))
        return medians.slice(1).map((value, i) => value - medians[i])
      })
      return [
        {
          kind: 'found',
          what: 'doublings without more flow',
          looked: changes.length,
          found: changes.filter(change => change <= 0).length,
        },
      ]
    },
  },
  {
    id: 'upper-bound',
    place: '2, weak upper bound',
    statement: "No factor exceeds n (f'max |W|)^q, nor the first of the two inequalities behind it.",
    experiment: 'Random logistic and tanh nets of 1 to 20 units, five ranges of weights, four matrix norms, lags 1 to 40.',
    links: flowLinks('bounds'),
    remark: 'The bound holds without its factor n too, which the paper does not say.',
    tests: ({ flow: { bounds: found } }) => [
      {
        kind: 'never',
        what: 'factors above a bound',
        cases: found.compared,
        violations: found.exceeded.seed + found.exceeded.aPriori + found.exceeded.closer,
      },
      { kind: 'never', what: 'factors above the bound without n', cases: found.compared, violations: found.exceeded.withoutN },
    ],
  },
  {
    id: 'bound-is-weak',
    place: '2, weak upper bound',
    statement: 'The bound is a weak one, for an extreme case.',
    experiment: 'log10 of measured factor over bound at lag 20, logistic nets of more than one unit.',
    links: flowLinks('bounds'),
    tests: ({ flow: { bounds: found } }) => {
      const place = found.lags.indexOf(20)
      const gaps = found.cells.flatMap(({ units, n, bounds: all, measured }) =>
        units === 'logistic' && n > 1 && measured[place] !== null ? [measured[place] - all['row sum'].seed[place]!] : [],
      )
      return [mean('below', 'log10 of measured factor over bound', estimate(gaps), -1)]
    },
  },
  {
    id: 'large-norm-small-slope',
    place: '2, weak upper bound',
    statement: "A large |W| typically comes with small |F'|.",
    experiment:
      "|F'| of a step over its greatest value, mean of 20 steps, logistic nets of 5 units and more, weights up to 8 times 4/n.",
    links: flowLinks('bounds'),
    remark:
      'The norm of a diagonal matrix is its greatest entry: one unit that is not saturated is enough. Of single units it is true (see the maximising weight).',
    tests: ({ flow: { bounds: found } }) => {
      const shares = found.cells.flatMap(({ units, n, scale, slopes }) =>
        units === 'logistic' && n >= 5 && scale === 8 ? slopes : [],
      )
      return [mean('below', "|F'| over 1/4", estimate(shares), 0.5)]
    },
  },
  {
    id: 'below-four-over-n',
    place: '2, weak upper bound',
    statement:
      'With logistic units and all weights below 4/n, a factor is at most n τ^q with τ = n max|w| / 4 < 1, and errors decay exponentially.',
    experiment: '500 random nets of 2 to 12 units, most close to the limit, lags 1 to 60.',
    links: flowLinks(),
    tests: ({ flow: { belowFour } }) => [
      {
        kind: 'never',
        what: 'factors above n τ^q',
        cases: belowFour.belowFourOverN.compared,
        violations: belowFour.belowFourOverN.exceeded,
      },
      {
        kind: 'never',
        what: 'nets whose error grows',
        cases: belowFour.belowFourOverN.nets,
        violations: belowFour.belowFourOverN.growing,
      },
    ],
  },
]
