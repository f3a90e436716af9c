// History compression by a hierarchy of predictors: each level sees only what the level below failed to predict.
//
// J. Schmidhuber (1992), "Learning complex, extended sequences using the principle of history compression", Neural Computation 4(2):234-242,
// doi 10.1162/neco.1992.4.2.234, section 3; J. Schmidhuber (1992), "Learning unambiguous reduced sequence descriptions", NIPS 4, 291-298.
//   (1) P_0 reads every input, targets included (chunking/stream.ts), and learns to predict the next one
//   (2) when it has stopped improving it is frozen, and P_1 learns to predict the sequence of what it fails to predict: the first input of a
//       sequence, and all those whose squared error is not below β, each with a time code if wanted
//   (3) and so on upwards; from its stream and its predictions, each level can recover the stream of the level below

import { z } from 'zod'
import { schmidhuber1992chunker, schmidhuber1992reduced } from '../literature/citations.ts'
import { fullyRecurrent } from './cells/fully-recurrent.ts'
import { levelsOf } from './chunking/levels.ts'
import { predictorOptions } from './chunking/nets.ts'
import { predictor } from './chunking/predictor.ts'
import { progressWatch } from './chunking/progress.ts'
import { noStream, rowSize } from './chunking/stream.ts'
import { checkWindowOption } from './learning/gradient.ts'
import { defineMethod } from './method.ts'

const options = z
  .strictObject({
    ...predictorOptions,
    learningRate: predictorOptions.learningRate.unwrap().default(0.3).describe('η'),
    levels: z
      .int()
      .min(1)
      .max(20)
      .default(2)
      .describe('levels at the most, the lowest included; the highest one is never frozen'),
    window: z.int().min(1).default(50).describe('sequences over which the error of the learning level is averaged'),
    patience: z
      .int()
      .min(1)
      .default(3)
      .describe('a level is frozen when its error has not fallen by 1 % in so many windows in a row'),
  })
  .superRefine(checkWindowOption)

export default defineMethod({
  id: 'history-compression',
  version: 1,
  title: 'History compression by a hierarchy of predictors',
  family: 'architecture',
  sources: [schmidhuber1992chunker, schmidhuber1992reduced],
  summary: `A stack of recurrent nets, trained one after the other, each to predict its own next input, targets included. A level reads only the inputs that the level below failed to predict, and so sees fewer steps;
nothing is lost, since what is left out could be predicted. A lag whose content the lower levels predict shrinks to a few steps. An answer is that of the lowest level that can expect to be right, or else of the highest.
Works where what lies in the lag can be predicted, and not where it is noise.`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
  complexity: 'O(h W) per step of the level that learns, for errors that go back h steps, and O(W) for each level below',
  options,
  published: {},
  skip: noStream,
  learner({ signature, options, streams }) {
    const { inputs, longestSequence } = signature
    const size = rowSize(signature)
    const coded = options.timeCode === 'none' ? size : size + 1
    const predictors = Array.from({ length: options.levels }, (_, s) =>
      predictor({
        cell: fullyRecurrent({
          ...options,
          inputs: s === 0 ? inputs : coded,
          outputs: s === 0 ? size : coded,
          outputUnits: 'logistic',
        }),
        inputKind: s === 0 ? 'symbols' : 'dense',
        options,
        longestSequence,
        random: streams.weights,
      }),
    )
    const levels = levelsOf(predictors, size, options.threshold)
    const progress = progressWatch(options.window, options.patience)
    let count = 1
    return {
      get weights() {
        return levels.weights
      },
      learn(training) {
        const sequence = training.next()
        training.spend(levels.run(sequence, count))
        training.answered(levels.answers(sequence, count), sequence)
        const { stream, predictions, error } = levels.level(count - 1)
        predictors[count - 1].learn(stream, predictions, training)
        progress.add(error)
        if (count < options.levels && progress.stopped) {
          count++
          progress.restart()
        }
        return 'continue'
      },
      answer(sequence) {
        levels.run(sequence, count)
        return levels.answers(sequence, count)
      },
    }
  },
})
