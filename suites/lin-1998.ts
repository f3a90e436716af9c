// Embedded memory in three architectures: T. Lin, B. G. Horne & C. L. Giles (1998), Neural Networks 11(5):861-868.

import { defineSuite } from '../runner/plan.ts'

const delays = [1, 3, 6] as const

export default defineSuite({
  title: 'Embedded memory in three architectures',
  description: `The claim of Lin, Horne & Giles (1998) on the latching problem: globally recurrent, locally recurrent and NARX nets all bridge longer lags when the order of their embedded memory grows. Only the paper's
abstract was at hand, so the nets are ours: 1, 3 and 6 delays, all weights learned, and 139 to 176 weights each (fewer units where there are more delays).`,
  methods: [
    ...delays.map((count, i) => ({
      method: 'multiple-delays',
      options: { delays: count, hidden: [10, 6, 5][i] },
      label: `global ${count}`,
    })),
    ...delays.map((count, i) => ({
      method: 'multiple-delays',
      options: { delays: count, hidden: [25, 18, 13][i], recurrence: 'local' },
      label: `local ${count}`,
    })),
    ...delays.map((count, i) => ({
      method: 'narx',
      options: { net: 'perceptron', inputDelays: 0, outputDelays: count, hidden: [25, 18, 13][i], initialRange: 0.2 },
      label: `NARX ${count}`,
    })),
  ],
  tasks: [{ task: 'latching', lags: [10, 25, 50, 100, 200] }],
  seeds: 10,
  budget: { sequences: 6000 },
})
