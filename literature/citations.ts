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

/** NIPS 8 is the conference of December 1995; its proceedings appeared in 1996. */
export const lin1996narx: Citation = {
  key: 'lin1996narx',
  type: 'inproceedings',
  authors: 'Lin, Tsungnan and Horne, Bill G. and Tiňo, Peter and Giles, C. Lee',
  year: 1996,
  title: 'Learning long-term dependencies is not as difficult with NARX networks',
  venue: 'Advances in Neural Information Processing Systems 8',
  pages: '577-583',
}

export const elhihi1996hierarchical: Citation = {
  key: 'elhihi1996hierarchical',
  type: 'inproceedings',
  authors: 'El Hihi, Salah and Bengio, Yoshua',
  year: 1996,
  title: 'Hierarchical recurrent neural networks for long-term dependencies',
  venue: 'Advances in Neural Information Processing Systems 8',
  pages: '493-499',
}

/** NIPS 7 is the conference of November 1994; its proceedings appeared in 1995. */
export const bengiofrasconi1995diffusion: Citation = {
  key: 'bengiofrasconi1995diffusion',
  type: 'inproceedings',
  authors: 'Bengio, Yoshua and Frasconi, Paolo',
  year: 1995,
  title: 'Diffusion of credit in Markovian models',
  venue: 'Advances in Neural Information Processing Systems 7',
  pages: '553-560',
}

/** NIPS 5 is the conference of November 1992; its proceedings appeared in 1993. */
export const sun1993warping: Citation = {
  key: 'sun1993warping',
  type: 'inproceedings',
  authors: 'Sun, Guo-Zheng and Chen, Hsing-Hen and Lee, Yee-Chun',
  year: 1993,
  title: 'Time warping invariant neural networks',
  venue: 'Advances in Neural Information Processing Systems 5',
  pages: '180-187',
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

// Automata, gaps, melodies and chunks

export const tomita1982: Citation = {
  key: 'tomita1982',
  type: 'inproceedings',
  authors: 'Tomita, Masaru',
  year: 1982,
  title: 'Dynamic construction of finite automata from examples using hill-climbing',
  venue: 'Proceedings of the Fourth Annual Conference of the Cognitive Science Society',
  pages: '105-108',
}

/** NIPS 4 is the conference of December 1991; its proceedings appeared in 1992. */
export const watrouskuhn1992: Citation = {
  key: 'watrouskuhn1992',
  type: 'inproceedings',
  authors: 'Watrous, Raymond L. and Kuhn, Gary M.',
  year: 1992,
  title: 'Induction of Finite-State Automata Using Second-Order Recurrent Networks',
  venue: 'Advances in Neural Information Processing Systems 4',
  pages: '309-316',
}

export const millergiles1993: Citation = {
  key: 'millergiles1993',
  type: 'article',
  authors: 'Miller, Clifford B. and Giles, C. Lee',
  year: 1993,
  title: 'Experimental comparison of the effect of order in recurrent neural networks',
  venue: 'International Journal of Pattern Recognition and Artificial Intelligence',
  volume: '7',
  number: '4',
  pages: '849-872',
}

/** NIPS 7 is the conference of 1994; its proceedings appeared in 1995. */
export const hornegiles1995: Citation = {
  key: 'hornegiles1995',
  type: 'inproceedings',
  authors: 'Horne, Bill G. and Giles, C. Lee',
  year: 1995,
  title: 'An experimental comparison of recurrent neural networks',
  venue: 'Advances in Neural Information Processing Systems 7',
  pages: '697-704',
}

/** NIPS 4 is the conference of December 1991; its proceedings appeared in 1992. */
export const mozer1992multiscale: Citation = {
  key: 'mozer1992multiscale',
  type: 'inproceedings',
  authors: 'Mozer, Michael C.',
  year: 1992,
  title: 'Induction of Multiscale Temporal Structure',
  venue: 'Advances in Neural Information Processing Systems 4',
  pages: '275-282',
}

/** NIPS 3 is the conference of 1990; its proceedings appeared in 1991. */
export const mozersoukup1991: Citation = {
  key: 'mozersoukup1991',
  type: 'inproceedings',
  authors: 'Mozer, Michael C. and Soukup, Todd',
  year: 1991,
  title: 'Connectionist Music Composition Based on Melodic and Stylistic Constraints',
  venue: 'Advances in Neural Information Processing Systems 3',
  pages: '789-796',
}

/** NIPS 5 is the conference of 1992; its proceedings appeared in 1993. */
export const ring1993: Citation = {
  key: 'ring1993',
  type: 'inproceedings',
  authors: 'Ring, Mark',
  year: 1993,
  title: 'Learning Sequential Tasks by Incrementally Adding Higher Orders',
  venue: 'Advances in Neural Information Processing Systems 5',
  pages: '115-122',
}

export const schmidhuber1992chunker: Citation = {
  key: 'schmidhuber1992chunker',
  type: 'article',
  authors: 'Schmidhuber, Jürgen',
  year: 1992,
  title: 'Learning complex, extended sequences using the principle of history compression',
  venue: 'Neural Computation',
  volume: '4',
  number: '2',
  pages: '234-242',
  doi: '10.1162/neco.1992.4.2.234',
}

/** NIPS 4 is the conference of December 1991; its proceedings appeared in 1992. */
export const schmidhuber1992reduced: Citation = {
  key: 'schmidhuber1992reduced',
  type: 'inproceedings',
  authors: 'Schmidhuber, Jürgen',
  year: 1992,
  title: 'Learning Unambiguous Reduced Sequence Descriptions',
  venue: 'Advances in Neural Information Processing Systems 4',
  pages: '291-298',
}

// Long time lags since 2013

export const pascanu2013difficulty: Citation = {
  key: 'pascanu2013difficulty',
  type: 'inproceedings',
  authors: 'Pascanu, Razvan and Mikolov, Tomas and Bengio, Yoshua',
  year: 2013,
  title: 'On the difficulty of training recurrent neural networks',
  venue: 'Proceedings of the 30th International Conference on Machine Learning',
  volume: '28',
  number: '3',
  pages: '1310-1318',
}

export const arjovsky2016unitary: Citation = {
  key: 'arjovsky2016unitary',
  type: 'inproceedings',
  authors: 'Arjovsky, Martin and Shah, Amar and Bengio, Yoshua',
  year: 2016,
  title: 'Unitary Evolution Recurrent Neural Networks',
  venue: 'Proceedings of the 33rd International Conference on Machine Learning',
  volume: '48',
  pages: '1120-1128',
}

export const bai2018convolutional: Citation = {
  key: 'bai2018convolutional',
  type: 'techreport',
  authors: 'Bai, Shaojie and Kolter, J. Zico and Koltun, Vladlen',
  year: 2018,
  title: 'An Empirical Evaluation of Generic Convolutional and Recurrent Networks for Sequence Modeling',
  venue: 'arXiv',
  number: '1803.01271',
  doi: '10.48550/arXiv.1803.01271',
}

export const gu2022efficiently: Citation = {
  key: 'gu2022efficiently',
  type: 'inproceedings',
  authors: 'Gu, Albert and Goel, Karan and Ré, Christopher',
  year: 2022,
  title: 'Efficiently Modeling Long Sequences with Structured State Spaces',
  venue: 'International Conference on Learning Representations',
}

export const gu2023mamba: Citation = {
  key: 'gu2023mamba',
  type: 'techreport',
  authors: 'Gu, Albert and Dao, Tri',
  year: 2023,
  title: 'Mamba: Linear-Time Sequence Modeling with Selective State Spaces',
  venue: 'arXiv',
  number: '2312.00752',
  doi: '10.48550/arXiv.2312.00752',
}

export const arora2024zoology: Citation = {
  key: 'arora2024zoology',
  type: 'inproceedings',
  authors:
    'Arora, Simran and Eyuboglu, Sabri and Timalsina, Aman and Johnson, Isys and Poli, Michael and Zou, James and Rudra, Atri and Ré, Christopher',
  year: 2024,
  title: 'Zoology: Measuring and Improving Recall in Efficient Language Models',
  venue: 'International Conference on Learning Representations',
}

// Grammars

export const cleeremans1989: Citation = {
  key: 'cleeremans1989',
  type: 'article',
  authors: 'Cleeremans, Axel and Servan-Schreiber, David and McClelland, James L.',
  year: 1989,
  title: 'Finite State Automata and Simple Recurrent Networks',
  venue: 'Neural Computation',
  volume: '1',
  number: '3',
  pages: '372-381',
  doi: '10.1162/neco.1989.1.3.372',
}

export const smithzipser1989: Citation = {
  key: 'smithzipser1989',
  type: 'article',
  authors: 'Smith, Anthony W. and Zipser, David',
  year: 1989,
  title: 'Learning sequential structure with the real-time recurrent learning algorithm',
  venue: 'International Journal of Neural Systems',
  volume: '1',
  number: '2',
  pages: '125-131',
}

/** NIPS 3 is the conference of November 1990; its proceedings appeared in 1991. */
export const fahlman1991: Citation = {
  key: 'fahlman1991',
  type: 'inproceedings',
  authors: 'Fahlman, Scott E.',
  year: 1991,
  title: 'The Recurrent Cascade-Correlation Architecture',
  venue: 'Advances in Neural Information Processing Systems 3',
  pages: '190-196',
}

export const le2015irnn: Citation = {
  key: 'le2015irnn',
  type: 'techreport',
  authors: 'Le, Quoc V. and Jaitly, Navdeep and Hinton, Geoffrey E.',
  year: 2015,
  title: 'A Simple Way to Initialize Recurrent Networks of Rectified Linear Units',
  venue: 'arXiv',
  number: '1504.00941',
  doi: '10.48550/arXiv.1504.00941',
}
