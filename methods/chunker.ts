// Schmidhuber's neural sequence chunker: an automatizer A that predicts its next input, and a chunker C that sees only what A failed to predict.
//
// J. Schmidhuber (1992), "Learning complex, extended sequences using the principle of history compression", Neural Computation 4(2):234-242,
// doi 10.1162/neco.1992.4.2.234, section 4; the nets for long noise-free lags: S. Hochreiter & J. Schmidhuber (1997), "Long Short-Term Memory",
// Neural Computation 9(8):1735-1780, section 5.2. With z(t) the input at t, targets included (chunking/stream.ts), and q(t) C's state:
//   (1) A reads z(t) and predicts z(t+1) and q
//   (2) z(t+1) is unexpected where A's squared error is not below β; C reads only unexpected inputs, and predicts the next of them
//   (3) C learns from 1/2 Σ (p_C - z)² at unexpected inputs; A learns from 1/2 Σ (p_A - z)² + 1/2 Σ (q_A - q)² at all

import { z } from 'zod'
import { hochreiter1997lstm, schmidhuber1992chunker, schmidhuber1992reduced } from '../literature/citations.ts'
import { fullyRecurrent } from './cells/fully-recurrent.ts'
import { stateTargets } from './chunking/automatizer.ts'
import { levelsOf } from './chunking/levels.ts'
import { observableNet, predictorOptions } from './chunking/nets.ts'
import { predictor } from './chunking/predictor.ts'
import { noStream, rowSize } from './chunking/stream.ts'
import { checkWindowOption } from './learning/gradient.ts'
import { defineMethod } from './method.ts'

const options = z
  .strictObject({
    ...predictorOptions,
    chunkerHidden: z
      .int()
      .min(1)
      .max(1000)
      .default(10)
      .describe('hidden units of the chunker; `hidden` are those of the automatizer'),
    stateTarget: z
      .enum(['hidden-and-outputs', 'hidden'])
      .default('hidden-and-outputs')
      .describe(
        'what of the chunker the automatizer learns to predict: its hidden units and outputs (1992), or hidden units only (1997)',
      ),
    stateTiming: z
      .enum(['after', 'before'])
      .default('after')
      .describe("which of the chunker's states that is: with the predicted input seen, if the chunker sees it, or before"),
    answers: z
      .enum(['automatizer', 'both'])
      .default('automatizer')
      .describe('who answers: the automatizer alone, or the chunker in its place where it cannot expect to be right'),
  })
  .superRefine(checkWindowOption)

export default defineMethod({
  id: 'chunker',
  version: 1,
  title: 'Neural sequence chunker',
  family: 'architecture',
  sources: [schmidhuber1992chunker, schmidhuber1992reduced, hochreiter1997lstm],
  summary: `Two recurrent nets. The automatizer learns to predict its next input, targets included; the chunker reads only the inputs that were not predicted, for which a long lag between two of them is one step.
The automatizer also learns to predict the chunker's state, and so gets an error signal for what it should remember at every step: in the end it predicts what only the chunker could, and the chunker is no longer needed.
Works where what lies in the lag can be predicted, and not where it is noise.`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
  complexity: 'O(h W) per step of the automatizer for errors that go back h steps; the chunker runs at unexpected inputs only',
  options,
  published: {
    'noise-free-lag': {
      hidden: 1,
      chunkerHidden: 1,
      hiddenUnits: 'logistic',
      bias: false,
      shortcuts: true,
      learningRate: 1,
      initialRange: 0.2,
      stateTarget: 'hidden',
    },
  },
  // Deviation note 56.
  readings: { 'noise-free-lag': { stateTarget: 'hidden-and-outputs', threshold: 0.03 } },
  skip: noStream,
  learner({ signature, options, streams }) {
    const { inputs, longestSequence } = signature
    const { chunkerHidden, stateTarget, stateTiming, answers, timeCode } = options
    const size = rowSize(signature)
    const coded = timeCode === 'none' ? size : size + 1
    // What C says begins with its predictions and ends with its hidden units.
    const stateFrom = stateTarget === 'hidden' ? coded : 0
    const stateSize = coded + chunkerHidden - stateFrom
    const common = { options, longestSequence, random: streams.weights }
    const automatizer = predictor({
      ...common,
      inputKind: 'symbols',
      cell: fullyRecurrent({ ...options, inputs, outputs: size + stateSize, outputUnits: 'logistic' }),
    })
    const chunker = predictor({
      ...common,
      inputKind: 'dense',
      cell: observableNet({ ...options, inputs: coded, outputs: coded, hidden: chunkerHidden }),
    })
    const levels = levelsOf([automatizer, chunker], size, options.threshold)
    const answering = answers === 'both' ? 2 : 1
    const states = new Float64Array((longestSequence + 1) * stateSize)
    return {
      get weights() {
        return levels.weights
      },
      learn(training) {
        const sequence = training.next()
        training.spend(levels.run(sequence, 2))
        training.answered(levels.answers(sequence, answering), sequence)
        const { stream, predictions, unpredicted: events } = levels.level(0)
        chunker.learn(events, levels.level(1).predictions, training)
        const said = chunker.predict(events, events.count)
        training.spend(events.count * chunker.stepCost)
        stateTargets(stream, { events, said, width: chunker.width, from: stateFrom, size: stateSize }, stateTiming, states)
        automatizer.learn(stream, predictions, training, states)
        return 'continue'
      },
      answer(sequence) {
        levels.run(sequence, answering)
        return levels.answers(sequence, answering)
      },
    }
  },
})
