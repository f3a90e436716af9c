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

export const lin1996learning: Citation = {
  key: 'lin1996learning',
  type: 'article',
  authors: 'Lin, Tsungnan and Horne, Bill G. and Tiňo, Peter and Giles, C. Lee',
  year: 1996,
  title: 'Learning long-term dependencies in NARX recurrent neural networks',
  venue: 'IEEE Transactions on Neural Networks',
  volume: '7',
  number: '6',
  pages: '1329-1338',
  doi: '10.1109/72.548162',
}

export const lin1998embedded: Citation = {
  key: 'lin1998embedded',
  type: 'article',
  authors: 'Lin, Tsungnan and Horne, Bill G. and Giles, C. Lee',
  year: 1998,
  title: 'How embedded memory in recurrent neural network architectures helps learning long-term temporal dependencies',
  venue: 'Neural Networks',
  volume: '11',
  number: '5',
  pages: '861-868',
  doi: '10.1016/S0893-6080(98)00018-5',
}

export const koutnik2014clockwork: Citation = {
  key: 'koutnik2014clockwork',
  type: 'inproceedings',
  authors: 'Koutník, Jan and Greff, Klaus and Gomez, Faustino and Schmidhuber, Jürgen',
  year: 2014,
  title: 'A Clockwork RNN',
  venue: 'Proceedings of the 31st International Conference on Machine Learning, PMLR 32(2)',
  pages: '1863-1871',
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

export const elman1990: Citation = {
  key: 'elman1990',
  type: 'article',
  authors: 'Elman, Jeffrey L.',
  year: 1990,
  title: 'Finding Structure in Time',
  venue: 'Cognitive Science',
  volume: '14',
  number: '2',
  pages: '179-211',
  doi: '10.1207/s15516709cog1402_1',
}

export const williamszipser1989: Citation = {
  key: 'williamszipser1989',
  type: 'article',
  authors: 'Williams, Ronald J. and Zipser, David',
  year: 1989,
  title: 'A Learning Algorithm for Continually Running Fully Recurrent Neural Networks',
  venue: 'Neural Computation',
  volume: '1',
  number: '2',
  pages: '270-280',
  doi: '10.1162/neco.1989.1.2.270',
}

export const robinsonfallside1987: Citation = {
  key: 'robinsonfallside1987',
  type: 'techreport',
  authors: 'Robinson, Anthony J. and Fallside, Frank',
  year: 1987,
  title: 'The Utility Driven Dynamic Error Propagation Network',
  venue: 'Cambridge University Engineering Department',
  number: 'CUED/F-INFENG/TR.1',
}

export const williamspeng1990: Citation = {
  key: 'williamspeng1990',
  type: 'article',
  authors: 'Williams, Ronald J. and Peng, Jing',
  year: 1990,
  title: 'An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network Trajectories',
  venue: 'Neural Computation',
  volume: '2',
  number: '4',
  pages: '490-501',
  doi: '10.1162/neco.1990.2.4.490',
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

export const mantel1966: Citation = {
  key: 'mantel1966',
  type: 'article',
  authors: 'Mantel, Nathan',
  year: 1966,
  title: 'Evaluation of survival data and two new rank order statistics arising in its consideration',
  venue: 'Cancer Chemotherapy Reports',
  volume: '50',
  number: '3',
  pages: '163-170',
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

export const vanelteren1960: Citation = {
  key: 'vanelteren1960',
  type: 'article',
  authors: 'van Elteren, Philip H.',
  year: 1960,
  title: 'On the combination of independent two-sample tests of Wilcoxon',
  venue: "Bulletin de l'Institut International de Statistique",
  volume: '37',
  pages: '351-361',
}

export const holm1979: Citation = {
  key: 'holm1979',
  type: 'article',
  authors: 'Holm, Sture',
  year: 1979,
  title: 'A simple sequentially rejective multiple test procedure',
  venue: 'Scandinavian Journal of Statistics',
  volume: '6',
  number: '2',
  pages: '65-70',
}

export const venzonmoolgavkar1988: Citation = {
  key: 'venzonmoolgavkar1988',
  type: 'article',
  authors: 'Venzon, D. J. and Moolgavkar, S. H.',
  year: 1988,
  title: 'A method for computing profile-likelihood-based confidence intervals',
  venue: 'Applied Statistics',
  volume: '37',
  number: '1',
  pages: '87-94',
  doi: '10.2307/2347496',
}

export const firth1993: Citation = {
  key: 'firth1993',
  type: 'article',
  authors: 'Firth, David',
  year: 1993,
  title: 'Bias reduction of maximum likelihood estimates',
  venue: 'Biometrika',
  volume: '80',
  number: '1',
  pages: '27-38',
  doi: '10.1093/biomet/80.1.27',
}

export const augerhansen2005: Citation = {
  key: 'augerhansen2005',
  type: 'inproceedings',
  authors: 'Auger, Anne and Hansen, Nikolaus',
  year: 2005,
  title: 'Performance evaluation of an advanced local search evolutionary algorithm',
  venue: 'IEEE Congress on Evolutionary Computation',
  pages: '1777-1784',
  doi: '10.1109/CEC.2005.1554903',
}

export const massart1990: Citation = {
  key: 'massart1990',
  type: 'article',
  authors: 'Massart, Pascal',
  year: 1990,
  title: 'The tight constant in the Dvoretzky-Kiefer-Wolfowitz inequality',
  venue: 'Annals of Probability',
  volume: '18',
  number: '3',
  pages: '1269-1283',
  doi: '10.1214/aop/1176990746',
}

export const epsteinsobel1953: Citation = {
  key: 'epsteinsobel1953',
  type: 'article',
  authors: 'Epstein, Benjamin and Sobel, Milton',
  year: 1953,
  title: 'Life testing',
  venue: 'Journal of the American Statistical Association',
  volume: '48',
  number: '263',
  pages: '486-502',
  doi: '10.2307/2281004',
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

// Time constants and delay lines

/** NIPS 3 is the conference of November 1990; its proceedings appeared in 1991. */
export const devries1991delays: Citation = {
  key: 'devries1991delays',
  type: 'inproceedings',
  authors: 'de Vries, Bert and Principe, Jose C.',
  year: 1991,
  title: 'A Theory for Neural Networks with Time Delays',
  venue: 'Advances in Neural Information Processing Systems 3',
  pages: '162-168',
}

export const devries1992gamma: Citation = {
  key: 'devries1992gamma',
  type: 'article',
  authors: 'de Vries, Bert and Principe, Jose C.',
  year: 1992,
  title: 'The gamma model: A new neural model for temporal processing',
  venue: 'Neural Networks',
  volume: '5',
  number: '4',
  pages: '565-576',
  doi: '10.1016/S0893-6080(05)80035-8',
}

/** NIPS 4 is the conference of December 1991; its proceedings appeared in 1992. */
export const principe1992focused: Citation = {
  key: 'principe1992focused',
  type: 'inproceedings',
  authors: 'Principe, Jose C. and de Vries, Bert and Kuo, Jyh-Ming and Guedes de Oliveira, Pedro',
  year: 1992,
  title: 'Modeling Applications with the Focused Gamma Net',
  venue: 'Advances in Neural Information Processing Systems 4',
  pages: '143-150',
}

export const waibel1989phoneme: Citation = {
  key: 'waibel1989phoneme',
  type: 'article',
  authors: 'Waibel, Alexander and Hanazawa, Toshiyuki and Hinton, Geoffrey and Shikano, Kiyohiro and Lang, Kevin J.',
  year: 1989,
  title: 'Phoneme recognition using time-delay neural networks',
  venue: 'IEEE Transactions on Acoustics, Speech, and Signal Processing',
  volume: '37',
  number: '3',
  pages: '328-339',
  doi: '10.1109/29.21701',
}

export const lang1990tdnn: Citation = {
  key: 'lang1990tdnn',
  type: 'article',
  authors: 'Lang, Kevin J. and Waibel, Alex H. and Hinton, Geoffrey E.',
  year: 1990,
  title: 'A time-delay neural network architecture for isolated word recognition',
  venue: 'Neural Networks',
  volume: '3',
  number: '1',
  pages: '23-43',
  doi: '10.1016/0893-6080(90)90044-L',
}

export const corana1987annealing: Citation = {
  key: 'corana1987annealing',
  type: 'article',
  authors: 'Corana, Angelo and Marchesi, Michele and Martini, Claudio and Ridella, Sandro',
  year: 1987,
  title: 'Minimizing Multimodal Functions of Continuous Variables with the "Simulated Annealing" Algorithm',
  venue: 'ACM Transactions on Mathematical Software',
  volume: '13',
  number: '3',
  pages: '262-280',
  doi: '10.1145/29380.29864',
}

export const goffe1994annealing: Citation = {
  key: 'goffe1994annealing',
  type: 'article',
  authors: 'Goffe, William L. and Ferrier, Gary D. and Rogers, John',
  year: 1994,
  title: 'Global optimization of statistical functions with simulated annealing',
  venue: 'Journal of Econometrics',
  volume: '60',
  number: '1-2',
  pages: '65-99',
  doi: '10.1016/0304-4076(94)90038-8',
}

export const angeline1994gnarl: Citation = {
  key: 'angeline1994gnarl',
  type: 'article',
  authors: 'Angeline, Peter J. and Saunders, Gregory M. and Pollack, Jordan B.',
  year: 1994,
  title: 'An evolutionary algorithm that constructs recurrent neural networks',
  venue: 'IEEE Transactions on Neural Networks',
  volume: '5',
  number: '1',
  pages: '54-65',
  doi: '10.1109/72.265960',
}

/** NIPS 6 is the conference of 1993; its proceedings appeared in 1994. */
export const saunders1994evolution: Citation = {
  key: 'saunders1994evolution',
  type: 'inproceedings',
  authors: 'Saunders, Gregory M. and Angeline, Peter J. and Pollack, Jordan B.',
  year: 1994,
  title: 'Structural and Behavioral Evolution of Recurrent Networks',
  venue: 'Advances in Neural Information Processing Systems 6',
  pages: '88-95',
}

export const hansen2001cma: Citation = {
  key: 'hansen2001cma',
  type: 'article',
  authors: 'Hansen, Nikolaus and Ostermeier, Andreas',
  year: 2001,
  title: 'Completely Derandomized Self-Adaptation in Evolution Strategies',
  venue: 'Evolutionary Computation',
  volume: '9',
  number: '2',
  pages: '159-195',
  doi: '10.1162/106365601750190398',
}

export const hansen2016tutorial: Citation = {
  key: 'hansen2016tutorial',
  type: 'techreport',
  authors: 'Hansen, Nikolaus',
  year: 2016,
  title: 'The CMA Evolution Strategy: A Tutorial',
  venue: 'arXiv',
  number: '1604.00772',
  doi: '10.48550/arXiv.1604.00772',
}

export const auger2005restart: Citation = {
  key: 'auger2005restart',
  type: 'inproceedings',
  authors: 'Auger, Anne and Hansen, Nikolaus',
  year: 2005,
  title: 'A Restart CMA Evolution Strategy with Increasing Population Size',
  venue: 'IEEE Congress on Evolutionary Computation',
  pages: '1769-1776',
  doi: '10.1109/CEC.2005.1554902',
}

export const roshansen2008separable: Citation = {
  key: 'roshansen2008separable',
  type: 'inproceedings',
  authors: 'Ros, Raymond and Hansen, Nikolaus',
  year: 2008,
  title: 'A Simple Modification in CMA-ES Achieving Linear Time and Space Complexity',
  venue: 'Parallel Problem Solving from Nature, PPSN X',
  pages: '296-305',
  doi: '10.1007/978-3-540-87700-4_30',
}

// Gated cells

export const gers2000forget: Citation = {
  key: 'gers2000forget',
  type: 'article',
  authors: 'Gers, Felix A. and Schmidhuber, Jürgen and Cummins, Fred',
  year: 2000,
  title: 'Learning to Forget: Continual Prediction with LSTM',
  venue: 'Neural Computation',
  volume: '12',
  number: '10',
  pages: '2451-2471',
  doi: '10.1162/089976600300015015',
}

export const gers2002timing: Citation = {
  key: 'gers2002timing',
  type: 'article',
  authors: 'Gers, Felix A. and Schraudolph, Nicol N. and Schmidhuber, Jürgen',
  year: 2002,
  title: 'Learning Precise Timing with LSTM Recurrent Networks',
  venue: 'Journal of Machine Learning Research',
  volume: '3',
  pages: '115-143',
}

export const graves2005framewise: Citation = {
  key: 'graves2005framewise',
  type: 'article',
  authors: 'Graves, Alex and Schmidhuber, Jürgen',
  year: 2005,
  title: 'Framewise phoneme classification with bidirectional LSTM and other neural network architectures',
  venue: 'Neural Networks',
  volume: '18',
  number: '5-6',
  pages: '602-610',
  doi: '10.1016/j.neunet.2005.06.042',
}

export const cho2014phrase: Citation = {
  key: 'cho2014phrase',
  type: 'inproceedings',
  authors:
    'Cho, Kyunghyun and van Merriënboer, Bart and Gulcehre, Caglar and Bahdanau, Dzmitry and Bougares, Fethi and Schwenk, Holger and Bengio, Yoshua',
  year: 2014,
  title: 'Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine Translation',
  venue: 'Proceedings of the 2014 Conference on Empirical Methods in Natural Language Processing',
  pages: '1724-1734',
  doi: '10.3115/v1/D14-1179',
}

export const jozefowicz2015exploration: Citation = {
  key: 'jozefowicz2015exploration',
  type: 'inproceedings',
  authors: 'Jozefowicz, Rafal and Zaremba, Wojciech and Sutskever, Ilya',
  year: 2015,
  title: 'An Empirical Exploration of Recurrent Network Architectures',
  venue: 'Proceedings of the 32nd International Conference on Machine Learning',
  volume: '37',
  pages: '2342-2350',
}

export const tallec2018warp: Citation = {
  key: 'tallec2018warp',
  type: 'inproceedings',
  authors: 'Tallec, Corentin and Ollivier, Yann',
  year: 2018,
  title: 'Can recurrent neural networks warp time?',
  venue: 'International Conference on Learning Representations',
}

// Second-order steps, initial weights and reservoirs

export const becker1989: Citation = {
  key: 'becker1989',
  type: 'inproceedings',
  authors: 'Becker, Suzanna and Le Cun, Yann',
  year: 1989,
  title: 'Improving the convergence of back-propagation learning with second order methods',
  venue: 'Proceedings of the 1988 Connectionist Models Summer School',
  pages: '29-37',
}

export const jaeger2001echo: Citation = {
  key: 'jaeger2001echo',
  type: 'techreport',
  authors: 'Jaeger, Herbert',
  year: 2001,
  title: 'The "echo state" approach to analysing and training recurrent neural networks',
  venue: 'German National Research Center for Information Technology, GMD Report',
  number: '148',
}

export const saxe2014exact: Citation = {
  key: 'saxe2014exact',
  type: 'inproceedings',
  authors: 'Saxe, Andrew M. and McClelland, James L. and Ganguli, Surya',
  year: 2014,
  title: 'Exact solutions to the nonlinear dynamics of learning in deep linear neural networks',
  venue: 'International Conference on Learning Representations',
}

export const henaff2016orthogonal: Citation = {
  key: 'henaff2016orthogonal',
  type: 'inproceedings',
  authors: 'Henaff, Mikael and Szlam, Arthur and LeCun, Yann',
  year: 2016,
  title: 'Recurrent Orthogonal Networks and Long-Memory Tasks',
  venue: 'Proceedings of the 33rd International Conference on Machine Learning',
  volume: '48',
  pages: '2034-2042',
}

export const bengiofrasconi1995iohmm: Citation = {
  key: 'bengiofrasconi1995iohmm',
  type: 'inproceedings',
  authors: 'Bengio, Yoshua and Frasconi, Paolo',
  year: 1995,
  title: 'An Input Output HMM Architecture',
  venue: 'Advances in Neural Information Processing Systems 7',
  pages: '427-434',
}

export const bengiofrasconi1996iohmm: Citation = {
  key: 'bengiofrasconi1996iohmm',
  type: 'article',
  authors: 'Bengio, Yoshua and Frasconi, Paolo',
  year: 1996,
  title: 'Input-output HMMs for sequence processing',
  venue: 'IEEE Transactions on Neural Networks',
  volume: '7',
  number: '5',
  pages: '1231-1249',
  doi: '10.1109/72.536317',
}

export const dempster1977: Citation = {
  key: 'dempster1977',
  type: 'article',
  authors: 'Dempster, Arthur P. and Laird, Nan M. and Rubin, Donald B.',
  year: 1977,
  title: 'Maximum Likelihood from Incomplete Data via the EM Algorithm',
  venue: 'Journal of the Royal Statistical Society, Series B',
  volume: '39',
  number: '1',
  pages: '1-38',
  doi: '10.1111/j.2517-6161.1977.tb01600.x',
}

export const baum1970: Citation = {
  key: 'baum1970',
  type: 'article',
  authors: 'Baum, Leonard E. and Petrie, Ted and Soules, George and Weiss, Norman',
  year: 1970,
  title: 'A Maximization Technique Occurring in the Statistical Analysis of Probabilistic Functions of Markov Chains',
  venue: 'The Annals of Mathematical Statistics',
  volume: '41',
  number: '1',
  pages: '164-171',
  doi: '10.1214/aoms/1177697196',
}

export const rabiner1989: Citation = {
  key: 'rabiner1989',
  type: 'article',
  authors: 'Rabiner, Lawrence R.',
  year: 1989,
  title: 'A tutorial on hidden Markov models and selected applications in speech recognition',
  venue: 'Proceedings of the IEEE',
  volume: '77',
  number: '2',
  pages: '257-286',
  doi: '10.1109/5.18626',
}

export const fahlman1988: Citation = {
  key: 'fahlman1988',
  type: 'techreport',
  authors: 'Fahlman, Scott E.',
  year: 1988,
  title: 'An Empirical Study of Learning Speed in Back-Propagation Networks',
  venue: 'Carnegie Mellon University',
  number: 'CMU-CS-88-162',
}

/** NIPS 2 is the conference of November 1989; its proceedings appeared in 1990. */
export const fahlman1990: Citation = {
  key: 'fahlman1990',
  type: 'inproceedings',
  authors: 'Fahlman, Scott E. and Lebiere, Christian',
  year: 1990,
  title: 'The Cascade-Correlation Learning Architecture',
  venue: 'Advances in Neural Information Processing Systems 2',
  pages: '524-532',
}
