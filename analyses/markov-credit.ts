// The last claim of the seed made to run: in Markov models credit diffuses as gradients vanish in recurrent nets.

import { bengiofrasconi1995diffusion, hochreiter2001gradient } from '../literature/citations.ts'
import { defineAnalysis } from './analysis.ts'
import { type CreditData, measureCredit } from './markov-credit/measure.ts'
import { reportCredit } from './markov-credit/report.ts'

const parameters = { states: 8, seeds: 20, lags: [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500] } as const

export default defineAnalysis<CreditData>({
  version: 1,
  title: 'Diffusion of credit in Markov chains',
  description: `What a Markov chain still knows of the state that it began in: the product of its transition matrices goes to one whose rows are all equal, a matrix of rank one, as fast as the
chain mixes (Bengio & Frasconi 1995; Hochreiter, Bengio, Frasconi & Schmidhuber 2001, section 5). Whatever is learned about the first state travels back through that product. The trials of hidden
Markov models on such chains are the suite diffusion-of-credit.`,
  sources: [hochreiter2001gradient, bengiofrasconi1995diffusion],
  parameters,
  run: streams => measureCredit(parameters, streams),
  report: reportCredit,
})
