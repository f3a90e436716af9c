// Recurrent cascade-correlation (RCC): a net that adds hidden units one by one, each with a self-recurrent weight, trained for itself to
// correlate with the error that is left, and frozen.
//
// S. E. Fahlman (1991), "The recurrent cascade-correlation architecture", NIPS 3, 190-196; S. E. Fahlman & C. Lebiere (1990), "The
// cascade-correlation learning architecture", NIPS 2, 524-532. The net is in cascade/network.ts, candidates and their correlation in
// cascade/candidates.ts, the weights to the outputs in cascade/output-phase.ts, Quickprop in cascade/quickprop.ts, the phases in
// cascade/learner.ts.

import { fahlman1988, fahlman1990, fahlman1991 } from '../literature/citations.ts'
import { cascadeLearner } from './cascade/learner.ts'
import { cascadeOptions } from './cascade/options.ts'
import { outOfReach, outputUnitsFor } from './cells/outputs.ts'
import { defineMethod } from './method.ts'

export default defineMethod({
  id: 'cascade-correlation',
  version: 1,
  title: 'Recurrent cascade-correlation',
  family: 'structure-growing',
  sources: [fahlman1991, fahlman1990, fahlman1988],
  summary: `Starts without hidden units and adds them one at a time. Each is the best of a pool of candidates that were trained to correlate with the remaining error; it sees the inputs, the
earlier units and its own last value, and never changes again. The gradient is exact at any lag for one extra number per weight, as a unit's past depends on no other weights. Training is by epochs over
a fixed set, by Quickprop; every presentation counts, those to a pool of candidates once for all of them. The net goes to the test when it answers the whole set correctly by the task's own rule.`,
  capabilities: { online: false, fixedTrainingSet: true, classificationOnly: false, gradients: true },
  complexity:
    'O(PN) per step for P candidates that see N inputs and units, O(KN) for K outputs; memory for the values of all units at all steps of the training set',
  options: cascadeOptions,
  published: { reber: { trainingSequences: 128, pool: 8 }, 'embedded-reber': { trainingSequences: 256, pool: 8 } },
  skip: (signature, { outputUnits }) => outOfReach(outputUnitsFor(outputUnits, signature), signature),
  learner: cascadeLearner,
})
