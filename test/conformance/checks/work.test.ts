// Faults in the work of a learner: its pieces, its costs, its answers, its gradient.

import test from 'ava'
import irnn from '../../../methods/irnn.ts'
import type { TaskSignature } from '../../../tasks/task.ts'
import { found } from '../found.ts'
import sound, { variant } from '../sound.ts'

test('budget: a piece that is too large, learning unpaid, and learning that presents nothing', async t => {
  const batches = variant('batches', () => ({
    replace: ({ learn }) => ({
      learn(training) {
        for (let i = 0; i < 300; i++) learn(training)
        return 'continue'
      },
    }),
  }))
  t.regex(
    (await found('budget', batches))[0],
    /^It overruns the budget: .*\nexpected at most 256 sequences in a call of learn\(\)\ngot 300/,
  )
  const unpaid = variant('unpaid', () => ({
    replace: ({ learn }) => ({ learn: training => learn({ ...training, next: () => training.draw() }) }),
  }))
  t.regex((await found('budget', unpaid))[0], /^It changed its weights in a piece of work that presented no sequence/)
  const idle = variant('idle', () => ({ replace: () => ({ learn: () => 'continue' }) }))
  t.regex(
    (await found('runs', idle))[0],
    /^A trial of it fails .*\n.*\ngot 1000 calls of learn\(\) in a row presented no sequence/,
  )
})

test('cost: nothing spent, less than nothing, changes of weights uncounted', async t => {
  const spending = (spend: (multiplyAdds: number) => number) =>
    variant('spending', () => ({
      replace: ({ learn }) => ({ learn: training => learn({ ...training, spend: n => training.spend(spend(n)) }) }),
    }))
  t.regex(
    (
      await found(
        'cost',
        spending(() => 0),
      )
    )[0],
    /^It looks at sequences at no cost .*\n.*\ngot spend\(0\)/,
  )
  t.regex(
    (
      await found(
        'cost',
        spending(n => -n),
      )
    )[0],
    /^It spends a number that is no cost .*\n.*\ngot spend\(-\d+\)/,
  )
  t.regex(
    (
      await found(
        'cost',
        spending(() => 1),
      )
    )[0],
    /^It counts less than one multiply-add per step/,
  )
  const silent = variant('silent', () => ({
    replace: ({ learn }) => ({ learn: training => learn({ ...training, weightsChanged: () => {} }) }),
  }))
  t.regex((await found('cost', silent))[0], /^It changes its weights uncounted/)
})

test('answering: weights that change, and learning that is disturbed', async t => {
  const learns = variant('learns', () => ({
    replace: ({ answer, weights }) => ({
      answer(sequence) {
        weights[0] += 1e-12
        return answer(sequence)
      },
    }),
  }))
  t.regex((await found('answering', learns))[0], /^It changes its weights while it answers/)
  const draws = variant('draws', () => ({
    replace: ({ answer, learn, weights }, _program, random) => ({
      learn(training) {
        weights[0] += 1e-9 * random.uniform()
        return learn(training)
      },
      answer(sequence) {
        random.uniform()
        return answer(sequence)
      },
    }),
  }))
  t.regex((await found('answering', draws))[0], /^Answers in between change what it learns afterwards/)
})

test('finite: an overflow that is hidden from the harness', async t => {
  // Logistic outputs bound the error: only a steep gradient drives weights out of range.
  const hides = variant('hides', () => ({
    answers: answers => answers.map(value => (Number.isFinite(value) ? value : 0)),
    beforeUpdate({ gradient }) {
      gradient[0] *= 1e300
    },
  }))
  const settings = { tasks: ['adding'] }
  const [text] = await found('finite', { ...hides, capabilities: { ...hides.capabilities, gradients: false } }, settings)
  t.regex(
    text,
    /^Overflow is not caught as divergence .*\n.*learning rate of 1e\+100.*\ngot a trial that ends unsolved although weight \d+ is /,
  )
  t.deepEqual(await found('finite', hides, settings), [])
})

test('gradient: an update that climbs', async t => {
  const climbs = variant('climbs', () => ({
    beforeUpdate({ gradient }) {
      for (let i = 0; i < gradient.length; i++) gradient[i] *= -1
    },
  }))
  t.regex((await found('gradient', climbs))[0], /^Its update climbs the error .*\n.*\ngot -0\.1000 × -dE\/dw/)
})

test('gradient: weights that are a copy can have no `gradient`', async t => {
  const copies = variant('copies', () => ({
    replace: ({ weights }, program) => ({ weights: weights.slice(), gradient: () => program.gradient }),
  }))
  t.regex((await found('gradient', copies))[0], /^Its weights are not what it computes with/)
})

test('gradient: a cell that is another net', async t => {
  const other = { ...sound, cell: (signature: TaskSignature) => irnn.cell!(signature, irnn.options.parse({ hidden: 4 })) }
  t.regex(
    (await found('gradient', other))[0],
    /^Its `cell` is another net than the one that answers .*\nexpected 0\.\d+ for output 0/,
  )
})
