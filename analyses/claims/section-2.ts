// The claims of sections 1 and 2: how errors are scaled on their way back.

import { estimate } from '../shared/estimates.ts'
import { type Claim, flowLinks, suiteLink } from './claim.ts'
import { mean, paired, rateOf, standardNets, unexplained } from './derive.ts'
import { pathSums } from './path-sums.ts'

export const introduction: readonly Claim[] = [
  {
    id: 'exponential',
    place: '1, 2',
    statement: 'In standard nets a backpropagated error changes exponentially with the time lag.',
    experiment:
      'Seven standard nets on the latch problem, first weights, 10 seeds: a straight line through the logarithm of the flow.',
    links: flowLinks('jacobian-product'),
    tests: ({ flow }) => {
      const left = unexplained(flow, standardNets)
      return [
        {
          kind: 'mostly',
          what: 'nets whose straight line leaves less than 1 % of the variance',
          cases: left.length,
          count: left.filter(share => share < 0.01).length,
        },
        mean('below', 'factor per step, fully recurrent net', rateOf(flow, 'fully-recurrent', 0), 1),
      ]
    },
  },
  {
    id: 'blow-up-or-vanish',
    place: '1, 2',
    statement: 'Whether errors blow up or vanish depends on the size of the weights.',
    experiment: 'Random nets of 30 tanh units: factor per step (log10) for small and for large weights.',
    links: flowLinks('weight-scale'),
    tests: ({ flow: { scale } }) => {
      const line = scale.lines.find(({ units, n }) => units === 'tanh' && n === 30)!
      const at = (gain: number) => estimate(line.slopes[scale.gains.indexOf(gain)])
      return [
        mean('below', 'log10 of the factor at g = 0.5', at(0.5), 0),
        mean('above', 'log10 of the factor at g = 8', at(8), 0),
      ]
    },
  },
  {
    id: 'no-long-lags',
    place: '1',
    statement: 'Where errors vanish, gradient descent in standard nets bridges long lags in no acceptable time, or not at all.',
    experiment: 'RTRL and BPTT on experiment 2a at p = 100, three learning rates, 18 seeds each.',
    links: [suiteLink('task-2a')],
    remark: 'Acceptable is 30,000 sequences here, more than any trial of LSTM takes (suite hochreiter-schmidhuber-1997).',
    tests: ({ row }) => {
      const rows = ['RTRL at 1', 'RTRL at 4', 'RTRL at 10', 'BPTT at 1', 'BPTT at 4', 'BPTT at 10'].map(method =>
        row('task-2a', 'p = 100', method, 100),
      )
      return [
        {
          kind: 'mostly',
          what: 'trials not solved',
          cases: rows.reduce((sum, { finished }) => sum + finished, 0),
          count: rows.reduce((sum, { finished, solved }) => sum + finished - solved, 0),
        },
      ]
    },
  },
]

export const factors: readonly Claim[] = [
  {
    id: 'path-sum',
    place: '2, equations (1), (2)',
    statement: 'The factor from one unit to another is a sum over all paths between them through time.',
    experiment:
      'Every path of random nets of up to three units over up to seven steps, added up, beside the engine’s reverse mode.',
    links: [],
    tests: () => [{ kind: 'within', what: 'greatest relative difference', difference: pathSums(), tolerance: 1e-8 }],
  },
  {
    id: 'all-factors-above-or-below-one',
    place: '2, intuitive explanation',
    statement: 'If all factors of a path are above 1 its product grows exponentially, if all are below 1 it vanishes.',
    experiment: 'Nets held at net = 0, where the factor is known, up to lag 60.',
    links: flowLinks(),
    tests: ({ flow: { belowFour } }) => [
      {
        kind: 'within',
        what: 'greatest difference of the fitted factor per step from theory',
        difference: belowFour.constructed.reduce((most, { fitted, expected }) => Math.max(most, Math.abs(fitted - expected)), 0),
        tolerance: 1e-6,
      },
    ],
  },
  {
    id: 'below-four',
    place: '2, intuitive explanation',
    statement: 'A factor of a logistic unit is below 1 whenever its weight is below 4.0 in absolute value.',
    experiment: '500 nets of one unit, |w| < 4, random biases and inputs, 60 steps each; and a grid of net inputs.',
    links: flowLinks('one-factor'),
    tests: ({ flow: { belowFour, factor } }) => [
      {
        kind: 'never',
        what: 'steps on which more than |w|/4 of the error passed',
        cases: belowFour.singleUnit.steps,
        violations: belowFour.singleUnit.exceeded,
      },
      {
        kind: 'within',
        what: 'greatest factor at |w| = 4 less 1',
        difference: Math.abs(factor.greatestAtFour - 1),
        tolerance: 1e-9,
      },
    ],
  },
  {
    id: 'maximising-weight',
    place: '2, intuitive explanation',
    statement:
      'The factor is greatest at w = coth(net/2) / a, a the constant activation of the sender, and goes to zero for larger weights.',
    experiment: 'Golden-section search beside the formula, 12 settings of a and of the rest of the net input.',
    links: flowLinks('one-factor'),
    tests: ({ flow: { factor } }) => [
      {
        kind: 'within',
        what: 'greatest difference of formula and search',
        difference: factor.curves.reduce((most, { difference }) => Math.max(most, difference), 0),
        tolerance: 1e-6,
      },
      {
        kind: 'within',
        what: 'greatest share of the maximum left at 32 times that weight',
        difference: factor.curves.reduce((most, { beyond }) => Math.max(most, beyond.at(-1)!), 0),
        tolerance: 1e-6,
      },
    ],
  },
  {
    id: 'tends-to-vanish',
    place: '2, intuitive explanation',
    statement: 'With logistic units errors tend to vanish as long as absolute weights lie below 4.0.',
    experiment: 'Random nets of 2 to 20 units, weights uniform in ± 4, random biases: does the error grow over 60 steps?',
    links: flowLinks(),
    tests: ({ flow: { belowFour } }) =>
      belowFour.belowFour
        .filter(({ biases }) => biases === 'random')
        .map(({ n, nets, growing }) => ({
          kind: 'mostly' as const,
          what: `nets of ${n} units whose error does not grow`,
          cases: nets,
          count: nets - growing,
        })),
  },
  {
    id: 'below-four-strictly',
    place: '2, intuitive explanation',
    statement: 'The same read strictly: weights below 4.0 are enough, whatever the number of units.',
    experiment: 'The same nets, with biases that centre their units too, and two that were made to explode.',
    links: flowLinks(),
    remark:
      'The paper says "tend to"; the limit for all paths together is 4/n, as its upper bound has it. Two units with all weights 3 grow by 1.5 a step.',
    tests: ({ flow: { belowFour } }) => [
      {
        kind: 'never',
        what: 'nets with |w| < 4 whose error grows',
        cases:
          belowFour.belowFour.reduce((sum, { nets }) => sum + nets, 0) +
          belowFour.constructed.filter(({ weight }) => weight < 4).length,
        violations:
          belowFour.belowFour.reduce((sum, { growing }) => sum + growing, 0) +
          belowFour.constructed.filter(({ weight, fitted }) => weight < 4 && fitted > 1).length,
      },
    ],
  },
  {
    id: 'larger-weights',
    place: '2, intuitive explanation',
    statement: 'Larger first weights do not help: the derivative goes to zero faster than the weight grows.',
    experiment:
      'Factor per step of random logistic nets of 10 and of 30 units at weights 8 times as large, seed by seed; and trials of BPTT with logistic units at larger ranges of weights.',
    links: flowLinks('weight-scale'),
    remark:
      'It is so in the limit. On the way there, nets of 30 units pass through a range of weights at which errors blow up (figure).',
    tests: ({ flow: { scale, rates } }) => {
      const lines = scale.lines.filter(({ units, biases }) => units === 'logistic' && biases === 'random')
      const trials = rates.find(({ units }) => units === 'logistic')!.success.filter(({ range }) => range > 0.2)
      return [
        ...lines.map(({ n, slopes }) => {
          const at = (gain: number) => slopes[scale.gains.indexOf(gain)]
          return mean('below', `log10 of the factor at g = 32 less that at g = 4, n = ${n}`, paired(at(32), at(4)), 0)
        }),
        {
          kind: 'mostly',
          what: 'trials at larger ranges not solved',
          cases: trials.reduce((sum, each) => sum + each.trials, 0),
          count: trials.reduce((sum, each) => sum + each.trials - each.solved, 0),
        },
      ]
    },
  },
]
