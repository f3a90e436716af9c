// Sentences of the replication notes that say how comparisons and trials came out, held to the committed trials: when results change, so must they.

import { cell, comparisons, median, ratios, resultsOf, solved, testSentences, verdicts } from './outcomes.ts'

testSentences([
  [
    'gers-2000.md',
    '6a takes 2.9 times as long and 6b 4.6 times',
    t => {
      const times = (task: string) => median('forget-bias', 'biases 1 to 4', task) / median('forget-bias', 'no forgetting', task)
      t.deepEqual([times('temporal-order').toFixed(1), times('temporal-order-3').toFixed(1)], ['2.9', '4.6'])
    },
  ],
  [
    'gers-2000.md',
    'With a bias of 1 for all blocks alike no trial is solved',
    t => {
      for (const task of ['temporal-order', 'temporal-order-3']) t.is(solved('forget-bias', 'bias 1', task), '0 of 10')
    },
  ],
  [
    'mozer-1992.md',
    'Slow units at four of five gaps',
    t => t.is(verdicts('mozer-1992', 'gap', /^τ/), 'agrees, agrees, agrees, differs, agrees'),
  ],
  [
    'mozer-1992.md',
    'Standard nets at gap 2 are faster than published, and slow units at gap 8 a little slower',
    t => {
      t.true(comparisons('mozer-1992', 'gap', /^standard/)[0].ratio!.interval.high < 1)
      t.true(ratios('mozer-1992', 'gap', /^τ/)[3] < 1.25)
    },
  ],
  [
    'ring-1993.md',
    'The six numbers of training sets to the digit',
    t => {
      const gaps = comparisons('ring-1993', 'gap')
      t.is(gaps.length, 6)
      for (const { measured, figure } of gaps) t.is(measured!.mean, figure.value)
      t.is(verdicts('ring-1993', 'reber-stream'), 'agrees')
    },
  ],
  [
    'guessing-1996.md',
    'About half of the comparisons agree.',
    t => {
      const all = comparisons('guessing-1996')
      const share = all.filter(({ verdict }) => verdict === 'agrees').length / all.length
      t.true(share > 0.4 && share < 0.6, String(share))
    },
  ],
  [
    'guessing-1996.md',
    'Synchronous A1 solves no parity search at all; noisy parity agrees with a biased output only, parity without noise only without',
    t => {
      t.is(solved('guessing-1996', 'A1 synchronous', 'parity'), '0 of 20')
      t.is(verdicts('guessing-1996', 'noisy parity'), 'differs, agrees')
      t.is(verdicts('guessing-1996', 'parity', /^A1($| output)/), 'agrees, differs')
    },
  ],
  [
    'guessing-1996.md',
    'all searches succeed, the second sooner and the fourth later than published',
    t => {
      for (const [task, sooner] of [
        ['tomita 2', true],
        ['tomita 4', false],
      ] as const)
        for (const { ratio, trials, verdict } of comparisons('guessing-1996', task)) {
          t.is(trials.reached, trials.finished)
          t.is(verdict, 'differs')
          t.is(ratio!.value < 1, sooner)
        }
    },
  ],
  ['fahlman-1991.md', 'The number of epochs on the Reber grammar', t => t.is(verdicts('fahlman-1991', 'reber'), 'agrees')],
  [
    'schmidhuber-1992.md',
    'with the answers of both nets all 17 runs are within the published bounds; with those of the automatizer alone one run is not solved, and the others need fewer than 5,000 strings',
    t => {
      const runs = (method: string): number[] =>
        cell('schmidhuber-1992', method, '20 steps')
          .trials.map(({ record }) => record!.result)
          .map(({ outcome, counters }) => (outcome.status === 'solved' ? counters.sequences : Number.POSITIVE_INFINITY))
      const both = runs('chunker with both answers')
      t.is(both.length, 17)
      t.true(both.filter(sequences => sequences < 5000).length >= 13 && both.every(sequences => sequences < 35_000))
      t.is(runs('chunker').filter(sequences => sequences < 5000).length, 16)
      t.is(solved('schmidhuber-1992', 'chunker', '20 steps'), '16 of 17')
    },
  ],
  [
    'credit-1994.md',
    'With noise of 0.1 all trials are solved from T = 20 on',
    t => {
      for (const lag of [20, 50, 100])
        t.is(solved('credit-1994', 'em-target-propagation', 'two-sequence with noise 0.1', lag), '20 of 20')
    },
  ],
  [
    'bengio-frasconi-1994.md',
    'time-weighted pseudo-Newton bridges more than pseudo-Newton on latch, and both more than back-propagation',
    t => {
      const count = (method: string, lag: number) => cell('bengio-1994-gradients', method, 'latch', lag).tally.solved
      for (const lag of [20, 50, 100]) t.true(count('time-weighted', lag) > count('pseudo-newton', lag), `lag ${lag}`)
      for (const lag of [10, 20]) t.true(count('pseudo-newton', lag) > count('back-propagation', lag), `lag ${lag}`)
    },
  ],
  [
    'bengio-frasconi-1994.md',
    'Multi-grid search, which the authors saw fail on parity, solves all trials here',
    t => {
      for (const { method, tally } of resultsOf('bengio-frasconi-1994').grid.cellsOf('parity'))
        if (method.label === 'multi-grid') t.is(tally.solved, 10)
    },
  ],
  [
    'el-hihi-bengio-1996.md',
    'two to four levels are no better at length 100 than one',
    t => {
      const count = (levels: string) => cell('el-hihi-bengio-1996', levels, 'multi-scale-patterns', 100).tally.solved
      for (const levels of ['2 levels', '3 levels', '4 levels']) t.true(count(levels) <= count('1 level'), levels)
    },
  ],
])
