// What methods, tasks and suites outside of lagbench are made of: `import { ... } from 'lagbench'`. Everything else may change at any time.
// docs/api.md is made from this file: each comment of its own is a heading and a sentence there.

// Methods. The contract, and the learner that a method makes. `z` is zod, which describes options: the same copy that checks them.
export {
  type Capabilities,
  defineMethod,
  type Family,
  type Learner,
  type LearnerContext,
  type Method,
  type TrainingStream,
} from './methods/method.ts'
export { type Citation } from './literature/citation.ts'
export { z } from 'zod'

// Architectures. A method that is a family of cells, learned by a gradient.
export { gradientMethod, type GradientMethod } from './methods/learning/gradient-method.ts'
export { type CellFamily, cellFamily, type NetSizes } from './methods/cells/family.ts'
export { answerOf, type OutputUnits, outputUnitsFor } from './methods/cells/outputs.ts'

// Cells. The language in which a net's equations for one time step are written; derivatives follow from them.
export {
  add,
  affine,
  type Builder,
  cell,
  concat,
  type DenseOptions,
  exp,
  multiply,
  reciprocal,
  relu,
  repeat,
  sigmoid,
  slice,
  sqrt,
  square,
  step,
  stopGradient,
  subtract,
  sum,
  tanh,
  type Vector,
} from './engine/cell.ts'
export { type Cell, type Initialiser } from './engine/graph.ts'

// Learners. For a learner of one's own: nets that run and differentiate, first weights, optimisers, training sets.
export { createProgram } from './engine/create-program.ts'
export { type Loss, type Program, type ProgramOptions, type StepCost, type Window } from './engine/program.ts'
export { initialiseWeights } from './engine/initialise.ts'
export { adam, type AdamOptions, clipped, type Optimiser, rmsprop, sgd, type UpdateRule } from './engine/optimisers.ts'
export { balancedTrainingSet, wholeTrainingSet } from './methods/learning/training-set.ts'
export { type RandomStream } from './engine/random.ts'

// Checks. Whether a method keeps its contract, as a function; `lagbench check` prints the same.
export { checkMethod, type CheckOptions } from './conformance/check-method.ts'
export { type Finding, findingText, type Place } from './conformance/finding.ts'

// Arithmetic. Elementary functions of numbers with the same bits on every machine, as `math.exp(x)`; those of cells are for vectors.
export * as math from './engine/math.ts'

// Tasks. The contract, sequences, and the usual rules for what is correct.
export {
  type Criterion,
  defineTask,
  type FixedSets,
  type Task,
  type TaskInstance,
  type TaskParameters,
  type TaskSignature,
} from './tasks/task.ts'
export { type InputKind, type Sequence, type SequenceBuffer } from './engine/sequence.ts'
export { allErrorsBelow, meanAbsoluteError } from './tasks/shared/errors.ts'
export { mostActive } from './tasks/shared/most-active.ts'
export { newSequences } from './tasks/shared/new-sequence.ts'
export { onTargetSide } from './tasks/shared/sides.ts'

// Suites and trials. Plans, and one trial as a function.
export { defineSuite, type Suite, type SuiteMethod, type SuiteTask, type WrittenSuite } from './runner/plan.ts'
export { trial, type TrialRequest } from './runner/one-trial.ts'
export {
  type Budget,
  type Counters,
  type CurvePoint,
  type Outcome,
  type TrialResult,
  type TrialSpec,
} from './runner/record.ts'
export { UsageError } from './runner/errors.ts'
