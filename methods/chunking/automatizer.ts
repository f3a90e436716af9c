// Two nets: the automatizer A predicts its next input, the chunker C reads what A failed to predict, and A learns to predict C's state as well,
// until it needs C no more. With z(t) a row of the stream, z(t+1) the next one, q(t) C's state:
//   (1) A reads z(t), predicts z(t+1) and q
//   (2) C reads z(0) and each z(t) that A failed to predict, and predicts the next of these; its state stays as it is in between
//   (3) C learns from its errors, A from 1/2 Σ (p - z(t+1))² + 1/2 Σ (q_A - q)²

import type { Sequence } from '../../engine/sequence.ts'
import { fullyRecurrent } from '../cells/fully-recurrent.ts'
import type { Learner, LearnerContext, TrainingStream } from '../method.ts'
import { observableNet, type PredictorOptions } from './nets.ts'
import { type Predictor, predictor } from './predictor.ts'
import { answersOf, WeightsOf } from './answers.ts'
import { observe, rowSize, streamBuffer } from './stream.ts'
import { compress, expectedFailure } from './surprise.ts'

export interface ChunkerOptions extends PredictorOptions {
  readonly chunkerHidden: number
  readonly stateTarget: 'hidden-and-outputs' | 'hidden'
  readonly stateTiming: 'after' | 'before'
  readonly answers: 'automatizer' | 'both'
}
