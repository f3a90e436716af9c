// What methods, tasks and suites outside of lagbench are made of: `import { ... } from 'lagbench'`. Everything else may change at any time.
// docs/api.md shows all of it.

/** Zod, which describes options and parameters: the same copy that lagbench checks them with. */
export { z } from 'zod'
export type { Builder, DenseOptions, Vector } from './engine/cell.ts'
// The cell language.
export {
  add,
  affine,
  cell,
  concat,
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
} from './engine/cell.ts'
// A learner of one's own: nets that run and differentiate, first weights, optimisers, fixed training sets, arithmetic with the same bits everywhere.
export { createProgram } from './engine/create-program.ts'
export type { Cell, Initialiser } from './engine/graph.ts'
export { initialiseWeights } from './engine/initialise.ts'
/** Elementary functions with the same bits on every machine, for numbers: `math.exp(x)`. The ones above are for the vectors of a cell. */
export * as math from './engine/math.ts'
export type { Optimiser } from './engine/optimisers.ts'
export { adam, clipped, rmsprop, sgd } from './engine/optimisers.ts'
export type { Loss, Program, ProgramOptions, StepCost, Window } from './engine/program.ts'
export type { RandomStream } from './engine/random.ts'
export type { InputKind, Sequence, SequenceBuffer } from './engine/sequence.ts'
export type { Citation } from './literature/citation.ts'
export type { CellFamily, NetSizes } from './methods/cells/family.ts'
export { cellFamily } from './methods/cells/family.ts'
export type { OutputUnits } from './methods/cells/outputs.ts'
export { answerOf, outputUnitsFor } from './methods/cells/outputs.ts'
export type { GradientMethod } from './methods/learning/gradient-method.ts'
// A method that is an architecture: a family of cells, learned by a gradient.
export { gradientMethod } from './methods/learning/gradient-method.ts'
export { balancedTrainingSet, wholeTrainingSet } from './methods/learning/training-set.ts'
export type { Capabilities, Family, Learner, LearnerContext, Method, TrainingStream } from './methods/method.ts'
// A method: its contract, and the learner that it makes.
export { defineMethod } from './methods/method.ts'
export { UsageError } from './runner/errors.ts'
export type { TrialRequest } from './runner/one-trial.ts'
export { trial } from './runner/one-trial.ts'
export type { Suite, SuiteMethod, SuiteTask, WrittenSuite } from './runner/plan.ts'
// A suite, and a trial.
export { defineSuite } from './runner/plan.ts'
export type { Budget, Counters, CurvePoint, Outcome, TrialResult, TrialSpec } from './runner/record.ts'
export { allErrorsBelow, meanAbsoluteError } from './tasks/shared/errors.ts'
export { mostActive } from './tasks/shared/most-active.ts'
export { newSequences } from './tasks/shared/new-sequence.ts'
export { onTargetSide } from './tasks/shared/sides.ts'
export type { Criterion, FixedSets, Task, TaskInstance, TaskParameters, TaskSignature } from './tasks/task.ts'
// A task.
export { defineTask } from './tasks/task.ts'
