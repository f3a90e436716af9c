// My cell: one sentence on what is new about it.
//
// Authors (year), "Title", venue, pages (doi). Number the paper's equations here, and cite the numbers in the code:
//   (1) g = f(W_g [x(t); h(t-1)] + b_g)                                  f logistic
//   (2) h(t) = g h(t-1) + (1 - g) tanh(W_c [x(t); h(t-1)] + b_c)
//   (3) y = W_y h + b_y, or f of it

import { add, answerOf, cell, cellFamily, gradientMethod, multiply, sigmoid, subtract, tanh, z } from 'lagbench'

const nets = cellFamily({
  // Each option has a default, the authors' value, and a description; suites and `--set my-cell.hidden=20` change it.
  options: { hidden: z.int().min(1).max(1000).default(8).describe('gated units') },
  build: ({ inputs, outputs, outputUnits, hidden }) =>
    // One time step: from the input x and the last state to the next state and the answer y. Derivatives follow from it.
    cell({ name: 'My cell', inputs, state: { h: hidden } }, ({ x, h: previous }, { dense }) => {
      const gate = sigmoid(dense(hidden, [x, previous], { name: 'gates' })) // (1)
      const candidate = tanh(dense(hidden, [x, previous], { name: 'candidates' }))
      const h = add(candidate, multiply(gate, subtract(previous, candidate))) // (2)
      return { h, y: answerOf(dense(outputs, [h], { name: 'outputs' }), outputUnits) } // (3)
    }),
})

export default gradientMethod({
  id: 'my-cell',
  // Part of the key of every result: raise it when a change alters any of them.
  version: 1,
  title: 'My cell',
  // { key, type: 'article', authors: 'Last, First and Last, First', year, title, venue }: printed in reports, with BibTeX.
  sources: [],
  summary: 'What the remedy is, and how this file reads its paper, in one paragraph.',
  complexity: 'O(W) per step for W weights',
  cell: nets,
  // How it learns: rule, optimiser, rate. `lagbench show method my-cell` lists all options.
  defaults: { rule: 'bptt', optimiser: 'adam', learningRate: 0.01, clipNorm: 1, initialRange: 'fan-in' },
})
