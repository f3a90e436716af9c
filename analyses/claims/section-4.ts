// The claims of section 4, first half: remedies by time constants, delays, higher orders, and searches without gradients.

import { slope } from '../shared/numbers.ts'
import { type Claim, suiteLink } from './claim.ts'
import { groupOf, mean, rateOf, tallied } from './derive.ts'

const own = 'Trials of this ledger'

export const remedies: readonly Claim[] = [
  {
    id: 'time-constants',
    place: '4, time constants',
    statement: "Mozer's time constants need tuning from outside for long lags.",
    experiment:
      'His gap task at gap 10, 25 seeds: the best of four constants set by hand, against constants that are learned; and against the worst of the four.',
    links: [suiteLink('mozer-1992')],
    remark:
      'Learning the constants fails, so they must be set; at this gap any of the four does, so the tuning need not be fine.',
    tests: ({ row }) => {
      const at = (method: string) => groupOf(method, row('mozer-1992', 'gap', method, 10))
      return [
        { kind: 'more often', what: 'solved', first: at('τ = 0.9'), second: at('learned') },
        { kind: 'more often', what: 'solved', first: at('τ = 0.9'), second: at('τ = 0.75') },
      ]
    },
  },
  {
    id: 'additive-units',
    place: '4, time constants',
    statement: "In Sun et al.'s units the net input perturbs what is stored, which makes long-term storage impractical.",
    experiment: `${own}: the two-sequence problem with its noise, at lag 20 against lag 500, 2,000,000 steps, 10 seeds.`,
    links: [],
    tests: ({ own: { additive } }) => [
      {
        kind: 'more often',
        what: 'solved',
        first: tallied('lag 20', additive.slice(0, 1)),
        second: tallied('lag 500', additive.slice(2)),
      },
    ],
  },
  {
    id: 'delays-help',
    place: '4, time constants',
    statement: 'Delays (NARX nets) improve gradient flow by shortcuts through time.',
    experiment: 'Latching at lag 60, 50 seeds: six delays against one.',
    links: [suiteLink('lin-1996')],
    tests: ({ row }) => [
      {
        kind: 'more often',
        what: 'solved',
        first: groupOf('6 delays', row('lin-1996', 'latching', '6 delays', 60)),
        second: groupOf('1 delay', row('lin-1996', 'latching', '1 delay', 60)),
      },
    ],
  },
  {
    id: 'delays-constant-factor',
    place: '4, time constants',
    statement: 'Delays stretch the lag that can be learned by no more than a constant factor.',
    experiment:
      'The largest lag solved by all 50 seeds with 2, 3 and 6 delays, over that with 1. And the flow of nets with delays: factor per step, first weights.',
    links: [suiteLink('lin-1996'), '../gradient-flow/figures/jacobian-product.svg'],
    tests: ({ row, flow }) => {
      const lags = [10, 20, 30, 40, 50, 60, 80, 100, 140, 200]
      const frontier = (method: string): number => {
        let most = 0
        for (const lag of lags) {
          const { solved, finished } = row('lin-1996', 'latching', method, lag)
          if (solved < finished) break
          most = lag
        }
        return most
      }
      const delays = [2, 3, 6]
      return [
        {
          kind: 'never',
          what: 'numbers of delays d whose largest lag is more than d times that of one delay',
          cases: delays.length,
          least: delays.length,
          violations: delays.filter(d => frontier(`${d} delays`) > d * frontier('1 delay')).length,
        },
        mean('below', 'factor per step, NARX', rateOf(flow, 'narx', 0), 1),
        mean('below', 'factor per step, multiple delays', rateOf(flow, 'multiple-delays', 0), 1),
      ]
    },
  },
  {
    id: 'ring-units',
    place: '4, Ring',
    statement: "Ring's nets may need about a unit for each step of a lag: 100 units for 100 steps.",
    experiment: `${own}: the gap task at gaps of 2 to 100; units that the net has grown when it solves it. Nothing in it is random.`,
    links: [suiteLink('ring-1993')],
    tests: ({ own: { ring } }) => {
      const perStep = Number(slope(ring.map(({ gap, units }) => [gap, units] as const)).toPrecision(4))
      return [
        {
          kind: 'found',
          what: 'gaps of 100 that took 100 units or more',
          looked: 1,
          found: ring.filter(({ gap, units }) => gap === 100 && units >= 100).length,
        },
        { kind: 'above', what: 'units per step of the gap (slope)', low: perStep, mean: perStep, high: perStep, limit: 0.99 },
      ]
    },
  },
  {
    id: 'ring-fast',
    place: '4, Ring',
    statement: "Ring's approach can be extremely fast.",
    experiment: `${own}: gaps of 2 to 100, at most 2,000 sequences.`,
    links: [suiteLink('ring-1993')],
    tests: ({ own: { ring } }) => [
      {
        kind: 'found',
        what: 'gaps solved within the limit of 2,000 sequences',
        looked: ring.length,
        found: ring.filter(({ solved }) => solved).length,
      },
    ],
  },
  {
    id: 'ring-unseen-lags',
    place: '4, Ring',
    statement: "Ring's nets do not generalise to lags that they have not seen.",
    experiment: `${own}: nets that have learned one of the gaps 2, 4, 6, 8, 10 answer the two sequences of each of the others.`,
    links: [],
    tests: ({ own: { ringOther } }) => [
      {
        kind: 'mostly',
        what: 'sequences of another gap answered wrongly',
        cases: ringOther.reduce((sum, each) => sum + each.of, 0),
        count: ringOther.reduce((sum, each) => sum + each.of - each.right, 0),
      },
    ],
  },
  {
    id: 'guessing-solves',
    place: '4, searching without gradients',
    statement: 'Guessing all weights solves several popular benchmarks.',
    experiment: 'Two-sequence, parity, latch and a Tomita grammar at lag 500, 20 searches each of at most 4,000,000 sequences.',
    links: [suiteLink('guessing-1996')],
    tests: ({ row }) =>
      (
        [
          ['two-sequence', 'A1'],
          ['parity', 'A1'],
          ['latch I', 'latch unit'],
          ['tomita 1', 'A1'],
        ] as const
      ).map(([task, method]) => {
        const { solved, finished } = row('guessing-1996', task, method, 500)
        return { kind: 'mostly' as const, what: `searches that solve ${task}`, cases: finished, count: solved }
      }),
  },
  {
    id: 'guessing-faster',
    place: '4, searching without gradients',
    statement: 'On these it is faster than the recurrent net algorithms that were proposed for them.',
    experiment: `${own}: the three problems at lag 100, guessing against backpropagation through time, 2,000,000 steps each, 10 seeds.`,
    links: [],
    tests: ({ own: { guessing } }) => {
      const of = (method: string) =>
        tallied(
          method,
          guessing.filter(each => each.method === method),
        )
      return [{ kind: 'more often', what: 'solved within the limit', first: of('weight-guessing'), second: of('bptt') }]
    },
  },
  {
    id: 'guessing-infeasible',
    place: '4, searching without gradients',
    statement: 'Where many weights or high precision are needed, guessing becomes infeasible.',
    experiment: `${own}: adding and multiplication (continuous answers), embedded Reber strings and temporal order (many weights), 2,000,000 steps, 8 seeds.`,
    links: [],
    tests: ({ own: { hardForGuessing } }) => {
      const { successes, trials } = tallied('', hardForGuessing)
      return [{ kind: 'mostly', what: 'searches not solved', cases: trials, count: trials - successes }]
    },
  },
]
