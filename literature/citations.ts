// The references that methods, tasks and reports share. A reference that only one module needs stands in that module.

import type { Citation } from './citation.ts'

// Long time lags

export const hochreiter1997lstm: Citation = {
  key: 'hochreiter1997lstm',
  type: 'article',
  authors: 'Hochreiter, Sepp and Schmidhuber, Jürgen',
  year: 1997,
  title: 'Long Short-Term Memory',
  venue: 'Neural Computation',
  volume: '9',
  number: '8',
  pages: '1735-1780',
  doi: '10.1162/neco.1997.9.8.1735',
}

/** NIPS 9 is the conference of December 1996; its proceedings appeared in 1997. */
export const hochreiter1997guessing: Citation = {
  key: 'hochreiter1997guessing',
  type: 'inproceedings',
  authors: 'Hochreiter, Sepp and Schmidhuber, Jürgen',
  year: 1997,
  title: 'LSTM can solve hard long time lag problems',
  venue: 'Advances in Neural Information Processing Systems 9',
  pages: '473-479',
}

export const hochreiter2001gradient: Citation = {
  key: 'hochreiter2001gradient',
  type: 'incollection',
  authors: 'Hochreiter, Sepp and Bengio, Yoshua and Frasconi, Paolo and Schmidhuber, Jürgen',
  year: 2001,
  title: 'Gradient Flow in Recurrent Nets: the Difficulty of Learning Long-Term Dependencies',
  venue: 'A Field Guide to Dynamical Recurrent Networks, edited by John F. Kolen and Stefan C. Kremer, IEEE Press',
  pages: '237-243',
  doi: '10.1109/9780470544037.ch14',
}

export const schmidhuber2001guessing: Citation = {
  key: 'schmidhuber2001guessing',
  type: 'incollection',
  authors: 'Schmidhuber, Jürgen and Hochreiter, Sepp and Bengio, Yoshua',
  year: 2001,
  title: 'Evaluating Benchmark Problems by Random Guessing',
  venue: 'A Field Guide to Dynamical Recurrent Networks, edited by John F. Kolen and Stefan C. Kremer, IEEE Press',
  pages: '231-235',
}

export const bengio1994: Citation = {
  key: 'bengio1994',
  type: 'article',
  authors: 'Bengio, Yoshua and Simard, Patrice and Frasconi, Paolo',
  year: 1994,
  title: 'Learning long-term dependencies with gradient descent is difficult',
  venue: 'IEEE Transactions on Neural Networks',
  volume: '5',
  number: '2',
  pages: '157-166',
  doi: '10.1109/72.279181',
}

/** NIPS 6 is the conference of December 1993; its proceedings appeared in 1994. */
export const bengiofrasconi1994: Citation = {
  key: 'bengiofrasconi1994',
  type: 'inproceedings',
  authors: 'Bengio, Yoshua and Frasconi, Paolo',
  year: 1994,
  title: 'Credit assignment through time: alternatives to backpropagation',
  venue: 'Advances in Neural Information Processing Systems 6',
  pages: '75-82',
}

// Gradients through time

export const rumelhart1986: Citation = {
  key: 'rumelhart1986',
  type: 'incollection',
  authors: 'Rumelhart, David E. and Hinton, Geoffrey E. and Williams, Ronald J.',
  year: 1986,
  title: 'Learning internal representations by error propagation',
  venue: 'Parallel Distributed Processing, volume 1, edited by David E. Rumelhart and James L. McClelland, MIT Press',
  pages: '318-362',
}

export const werbos1990bptt: Citation = {
  key: 'werbos1990bptt',
  type: 'article',
  authors: 'Werbos, Paul J.',
  year: 1990,
  title: 'Backpropagation through time: what it does and how to do it',
  venue: 'Proceedings of the IEEE',
  volume: '78',
  number: '10',
  pages: '1550-1560',
  doi: '10.1109/5.58337',
}

// Statistics of the reports

export const wilson1927: Citation = {
  key: 'wilson1927',
  type: 'article',
  authors: 'Wilson, Edwin B.',
  year: 1927,
  title: 'Probable inference, the law of succession, and statistical inference',
  venue: 'Journal of the American Statistical Association',
  volume: '22',
  number: '158',
  pages: '209-212',
  doi: '10.1080/01621459.1927.10502953',
}

export const kaplanmeier1958: Citation = {
  key: 'kaplanmeier1958',
  type: 'article',
  authors: 'Kaplan, Edward L. and Meier, Paul',
  year: 1958,
  title: 'Nonparametric estimation from incomplete observations',
  venue: 'Journal of the American Statistical Association',
  volume: '53',
  number: '282',
  pages: '457-481',
  doi: '10.1080/01621459.1958.10501452',
}

export const brookmeyercrowley1982: Citation = {
  key: 'brookmeyercrowley1982',
  type: 'article',
  authors: 'Brookmeyer, Ron and Crowley, John',
  year: 1982,
  title: 'A confidence interval for the median survival time',
  venue: 'Biometrics',
  volume: '38',
  number: '1',
  pages: '29-41',
  doi: '10.2307/2530286',
}
