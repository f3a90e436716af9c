// NARX nets on the latching problem and on parity with trailing noise: T. Lin, B. G. Horne, P. Tiňo & C. L. Giles (1996), NIPS 8, 577-583,
// section 4 and figure 3.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'NARX nets and long lags',
  description: `The two experiments of Lin, Horne, Tiňo & Giles (1996). Latching: one neuron whose feedback, of sum 1.25, is spread over 1, 3 or 6 delays and fixed, 60 strings, 100 epochs, 50 trials for each length.
The paper prints curves: more delays hold the class longer, by a factor of two to three. Parity of strings of 3 to 5 symbols before a stretch of noise: 1, 2 and 3 delays with 5, 4 and 3 hidden units, 10 trials. The paper prints
the share of training strings classified in the end; here a trial is solved when it reaches all. Two delays in the first experiment, and six with two hidden units in the second, are ours.`,
  methods: [
    { method: 'narx', options: { outputDelays: 1, hidden: 5 }, label: '1 delay' },
    { method: 'narx', options: { outputDelays: 2, hidden: 4 }, label: '2 delays' },
    { method: 'narx', options: { outputDelays: 3, hidden: 3 }, label: '3 delays' },
    { method: 'narx', options: { outputDelays: 6, hidden: 2 }, label: '6 delays' },
  ],
  tasks: [
    { task: 'latching', lags: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 140, 160, 180, 200], seeds: 50 },
    { task: 'parity-trailing-noise', lags: [2, 4, 10, 20, 35], budget: { sequences: 100_000 } },
  ],
  seeds: 10,
  budget: { sequences: 6000 },
})
