// Hierarchical nets with 1, 2, 3, 4 and 6 levels: S. El Hihi & Y. Bengio (1996), NIPS 8, 493-499, section 4 and figure 2.

import { defineSuite } from '../runner/plan.ts'

const levels = [
  [1, 12],
  [2, 6],
  [3, 4],
  [4, 3],
  [6, 2],
] as const

export default defineSuite({
  title: 'Hierarchical nets and long lags',
  description: `The two experiments of El Hihi & Bengio (1996), on sequences of 10, 20, 40 and 100 steps: two classes by their first three elements, and regression on the data of a random net with four time
scales. Nets with 1, 2, 3, 4 and 6 levels have 12 hidden units in all, and 181 to 171 weights. The paper shows bars without numbers: errors fall as levels are added, and most at length 100. Here the measure is how many
trials learn the training set, and how soon. The paper's wiring is unknown, so two readings are run: the input reaches the fastest level only, or all levels.`,
  methods: (['fastest', 'all'] as const).flatMap(inputTo =>
    levels.map(([count, units]) => ({
      method: 'hierarchical',
      options: { levels: count, unitsPerLevel: units, inputTo },
      label: `${count} level${count === 1 ? '' : 's'}${inputTo === 'all' ? ' with input to all' : ''}`,
    })),
  ),
  tasks: [
    { task: 'multi-scale-patterns', lags: [10, 20, 40, 100], seeds: 30, budget: { sequences: 15_000 } },
    { task: 'multi-scale-regression', lags: [10, 20, 40, 100], budget: { sequences: 20_000 } },
  ],
  seeds: 10,
  budget: { sequences: 20_000 },
})
