// The claims of section 4, second half, and of section 5: state networks, chunkers, LSTM, Markov models.

import { ergodic } from '../markov-credit/chains.ts'
import { estimate } from '../shared/estimates.ts'
import { type Claim, flowLinks, suiteLink } from './claim.ts'
import { groupOf, mean, rateOf, tallied } from './derive.ts'

export const memories: readonly Claim[] = [
  {
    id: 'state-networks',
    place: '4, probabilistic target propagation',
    statement: 'Problems that need much memory would take an unacceptable number of state networks.',
    experiment: 'None: no task here asks for several bits at once of a method that has a state for each combination.',
    links: [],
    tests: () => [{ kind: 'no experiment', what: 'no experiment' }],
  },
  {
    id: 'chunkers-bridge',
    place: '4, chunkers',
    statement: 'Chunkers bridge long lags where the sequence between is locally predictable.',
    experiment: 'Trials of this ledger: the chunking stream without noise, lags of 20 and 100 steps, at most 5,000 strings.',
    links: [],
    tests: ({ own: { chunkers } }) => {
      const quiet = chunkers.filter(({ parameters }) => parameters.noise === 0)
      const { successes, trials } = tallied('', quiet)
      return [
        { kind: 'mostly', what: 'trials solved', cases: trials, count: successes },
        {
          kind: 'found',
          what: 'solved at a lag of 100 steps',
          looked: 1,
          found: quiet.filter(({ parameters, solved }) => parameters.lag === 100 && solved > 0).length,
        },
      ]
    },
  },
  {
    id: 'chunkers-noise',
    place: '4, chunkers',
    statement: 'They get worse as the noise increases and sequences become less compressible.',
    experiment: 'The same at a lag of 20 steps: no noise against 5 % of the fillers replaced at random.',
    links: [],
    tests: ({ own: { chunkers } }) => {
      const at = (noise: number) =>
        tallied(
          `noise ${noise}`,
          chunkers.filter(({ parameters }) => parameters.lag === 20 && parameters.noise === noise),
        )
      return [{ kind: 'more often', what: 'solved', first: at(0), second: at(0.05) }]
    },
  },
  {
    id: 'lstm-1000',
    place: '4, LSTM',
    statement: 'LSTM can learn to bridge minimal time lags of more than 1000 steps.',
    experiment: 'Experiment 2c with p = q = 1000 (minimal lag 1001), 80,000 sequences, three seeds.',
    links: [],
    tests: ({ row }) => {
      const { solved, finished } = row('recorded', 'very-long-lag', 'lstm-1997', 1000)
      return [{ kind: 'found', what: 'trials solved', looked: finished, found: solved }]
    },
  },
  {
    id: 'lstm-constant-flow',
    place: '4, LSTM',
    statement: 'LSTM enforces constant error flow through its memory cells.',
    experiment:
      'The Jacobian product of LSTM-1997, as its rule follows it, from lag 5 to lag 45, before, during and after training, 10 seeds.',
    links: flowLinks('jacobian-product'),
    tests: ({ flow }) => [
      {
        kind: 'within',
        what: 'greatest difference of the factor per step from 1',
        difference: Math.max(...flow.points.map((_, point) => Math.abs((rateOf(flow, 'lstm-1997', point)?.mean ?? 0) - 1))),
        tolerance: 1e-4,
      },
    ],
  },
  {
    id: 'lstm-cost',
    place: '4, LSTM',
    statement: "LSTM's cost per time step and weight is O(1).",
    experiment: 'Multiply-adds per step and weight that the engine counts, 1 to 16 blocks; full RTRL beside it.',
    links: [],
    tests: ({ own: { costs } }) => {
      const growth = (rows: typeof costs.lstm): number => Number((rows.at(-1)!.perWeight / rows[2].perWeight).toPrecision(4))
      const [lstm, rtrl] = [growth(costs.lstm), growth(costs.rtrl)]
      return [
        { kind: 'below', what: 'cost per weight at 16 blocks over that at 4', low: lstm, mean: lstm, high: lstm, limit: 1.1 },
        { kind: 'above', what: 'the same of RTRL, 16 units over 4', low: rtrl, mean: rtrl, high: rtrl, limit: 4 },
      ]
    },
  },
  {
    id: 'lstm-more-successful',
    place: '4, LSTM',
    statement: 'LSTM solves more trials than RTRL, BPTT and Elman nets.',
    experiment: 'Experiment 2a at p = 100, 18 seeds each, 30,000 sequences; RTRL and BPTT at the best of three learning rates.',
    links: [suiteLink('hochreiter-schmidhuber-1997'), suiteLink('task-2a')],
    remark: 'Recurrent cascade-correlation and chunkers are not part of this test.',
    tests: ({ row }) => {
      const lstm = groupOf('LSTM', row('hochreiter-schmidhuber-1997', 'noise-free-lag 2a', 'lstm-1997', 100))
      const best = (name: string) =>
        [1, 4, 10]
          .map(rate => groupOf(name, row('task-2a', 'p = 100', `${name} at ${rate}`, 100)))
          .reduce((most, each) => (each.successes > most.successes ? each : most))
      const elman = groupOf('Elman', row('recorded', 'noise-free-lag', 'elman', 100))
      return [best('RTRL'), best('BPTT'), elman].map(second => ({
        kind: 'more often' as const,
        what: 'solved',
        first: lstm,
        second,
      }))
    },
  },
]

export const conclusions: readonly Claim[] = [
  {
    id: 'credit-diffuses',
    place: '5',
    statement:
      'Belief does not propagate over long lags in ergodic Markov chains: credit diffuses, as gradients vanish in recurrent nets.',
    experiment:
      'Products of transition matrices of four kinds of ergodic chains, equal or different at each step, 20 of each: the factor per step of what is left of the first state (log10).',
    links: ['../markov-credit/report.md', '../markov-credit/figures/credit-against-lag.svg'],
    tests: ({ credit }) =>
      credit.lines
        .filter(({ kind }) => ergodic.includes(kind))
        .map(({ kind, steps, rate }) => mean('below', `${kind}, ${steps} steps`, estimate(rate), 0)),
  },
  {
    id: 'non-ergodic-diagrams',
    place: '5',
    statement: 'Hidden Markov models bridge long lags by constrained, non-ergodic transition diagrams.',
    experiment: 'Half-life of 30 steps between first and last symbol, 20 seeds: two branches against a fully connected graph.',
    links: [suiteLink('diffusion-of-credit'), '../markov-credit/report.md'],
    tests: ({ row }) => {
      const at = (method: string) => groupOf(method, row('diffusion-of-credit', 'diffusion-of-credit', method, 30))
      return [{ kind: 'more often', what: 'solved', first: at('two branches'), second: at('fully connected') }]
    },
  },
]

/** What the paper also says, and what no experiment of this kind can put to the test. */
export const untested: readonly (readonly [place: string, statement: string, why: string])[] = [
  [
    '1',
    'Recurrent nets offer no clear practical advantage over feedforward nets with time windows.',
    'A judgement of the state of the art of 2001.',
  ],
  ['2', 'If the local error vanishes the global error does.', 'Follows from the triangle inequality.'],
  ['2', 'Conflicting error signals can lead to oscillating weights.', 'Not measured here.'],
  ['4', 'LSTM solved tasks that no earlier recurrent net algorithm had solved.', 'History.'],
  ['5', 'Recurrent nets can solve tasks that no other method can.', 'No experiment shows what no method can do.'],
  [
    '5',
    'Feedforward nets outnumber recurrent ones in applications, and no commercial applications have been reported.',
    'History.',
  ],
]
