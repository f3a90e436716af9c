// Learning by a gradient, online: one sequence, one pass, updates as the rule has them. Any cell can meet any of the rules; this is the loop
// that all gradient methods share.
//
//   bptt              backpropagation through time over the whole sequence, one update at its end (D. E. Rumelhart, G. E. Hinton &
//                     R. J. Williams 1986; P. J. Werbos 1990)
//   truncated-bptt    BPTT(h; h') of R. J. Williams & J. Peng (1990), Neural Computation 2(4):490-501: after every h' steps the errors of these
//                     go back over the last h steps, then an update. h = h' = 1 is the rule of J. L. Elman (1990)
//   rtrl              real-time recurrent learning (A. J. Robinson & F. Fallside 1987; R. J. Williams & D. Zipser 1989): the influence of
//                     every weight is carried forwards, an update at every step with a target
//   rtrl-epochwise    the same, one update at the end of the sequence: the gradient of bptt by another route

import { z } from 'zod'
import { createProgram } from '../../engine/create-program.ts'
import type { Cell } from '../../engine/graph.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import { adam, clipped, type Optimiser, rmsprop, sgd } from '../../engine/optimisers.ts'
import type { Program } from '../../engine/program.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { Learner, LearnerContext, TrainingStream } from '../method.ts'

export const gradientOptions = {
  rule: z
    .enum(['bptt', 'truncated-bptt', 'rtrl', 'rtrl-epochwise'])
    .default('bptt')
    .describe(
      'learning rule: the whole gradient backwards, in windows, forwards with an update at each target, or forwards with one at the end',
    ),
  depth: z.int().min(1).default(10).describe("truncated-bptt: h, the steps that an error goes back at the most; at least h'"),
  every: z.int().min(1).default(5).describe("truncated-bptt: h', the steps from one pass to the next"),
  influenceSteps: z
    .union([z.literal('all'), z.int().min(1)])
    .default('all')
    .describe('rtrl: only influences that arise within so many steps are kept (SnAp-n), or all'),
  delta: z
    .enum(['squared-error', 'cross-entropy'])
    .default('squared-error')
    .describe("error at the outputs' net input: f'(net) (d - y), or d - y (logistic outputs only)"),
  optimiser: z.enum(['sgd', 'rmsprop', 'adam']).default('sgd').describe('how a gradient becomes an update'),
  learningRate: z.number().positive().default(0.1).describe('η'),
  momentum: z.number().min(0).lt(1).default(0).describe('sgd: share of the last update that is added to the next'),
  clipNorm: z
    .union([z.literal('none'), z.number().positive()])
    .default('none')
    .describe('greatest Euclidean norm of a gradient; a longer one is scaled down to it'),
  initialRange: z
    .union([z.literal('fan-in'), z.number().positive()])
    .default(0.2)
    .describe('weights start uniformly in ± this; fan-in: in ± 1/sqrt(sources of the unit)'),
}

export type GradientOptions = z.output<z.ZodObject<typeof gradientOptions>>

/** Refuses a window that does not go back as far as it advances; for a schema's `superRefine`. */
export function checkWindowOption(
  { rule, depth, every }: Pick<GradientOptions, 'rule' | 'depth' | 'every'>,
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  if (rule === 'truncated-bptt' && depth < every)
    context.addIssue({
      code: 'custom',
      path: ['depth'],
      message: `an error must go back over the ${every} steps of its window at least`,
    })
}

/** The optimiser that the options describe, for `size` weights. */
export function optimiserFor(
  size: number,
  options: Pick<GradientOptions, 'optimiser' | 'learningRate' | 'momentum' | 'clipNorm'>,
): Optimiser {
  const plain = { sgd, rmsprop, adam }[options.optimiser](size, options)
  return options.clipNorm === 'none' ? plain : clipped(plain, options.clipNorm)
}

/** A learner that learns from every sequence once, as it comes. `teacherForcing`: see engine/program.ts. */
export function gradientLearner(
  cell: Cell,
  { signature, options, streams }: LearnerContext<GradientOptions & { readonly teacherForcing?: boolean }>,
): Learner {
  const { influenceSteps, teacherForcing = false } = options
  const program = createProgram(cell, signature.inputKind, {
    teacherForcing,
    ...(influenceSteps === 'all' ? {} : { influenceSteps }),
  })
  initialiseWeights(program.weights, cell, streams.weights, options.initialRange)
  return onlineLearner(program, options, optimiserFor(program.weights.length, options))
}

export type OnlineRule = Pick<GradientOptions, 'rule' | 'depth' | 'every' | 'delta'>

/** The loop itself, for a program whose weights have their first values. */
export function onlineLearner(program: Program, rule: OnlineRule, optimiser: Optimiser): Learner {
  const apply = program.updater(optimiser)
  let stream: TrainingStream | undefined
  const update = (): void => {
    apply()
    stream!.weightsChanged()
  }
  const pass = passFor(program, rule, update)
  return {
    weights: program.weights,
    learn(training) {
      stream = training
      const sequence = training.next()
      training.answered(pass(sequence, training), sequence)
      return 'continue'
    },
    answer: sequence => program.run(sequence),
  }
}

/** Runs a sequence, learns from it by the rule, counts the work, and returns the answers given on the way. */
export function passFor(
  program: Program,
  { rule, depth, every, delta }: OnlineRule,
  update: () => void,
): (sequence: Sequence, training: TrainingStream) => Float64Array {
  const { cost } = program
  switch (rule) {
    case 'bptt':
      return (sequence, training) => {
        const answers = program.reverse(sequence, delta)
        training.spend(sequence.length * (cost.forward + cost.reverse))
        update()
        return answers
      }
    case 'truncated-bptt': {
      const window = { depth, every, afterPass: update }
      return (sequence, training) => {
        const answers = program.reverse(sequence, delta, window)
        training.spend(sequence.length * cost.forward + stepsBack(sequence, depth, every) * cost.reverse)
        return answers
      }
    }
    case 'rtrl':
    case 'rtrl-epochwise': {
      const afterTarget = rule === 'rtrl' ? update : undefined
      return (sequence, training) => {
        const answers = program.forwardMode(sequence, delta, afterTarget)
        training.spend(sequence.length * (cost.forward + cost.influence) + sequence.targetCount * cost.reverse)
        if (rule === 'rtrl-epochwise') update()
        return answers
      }
    }
  }
}

/** How many steps all passes of truncated backpropagation go back together: none where no step since the last pass had a target. */
export function stepsBack({ length, targetSteps, targetCount }: Sequence, depth: number, every: number): number {
  let steps = 0
  let target = 0
  for (let t = every - 1; ; t += every) {
    const last = Math.min(t, length - 1)
    const before = target
    while (target < targetCount && targetSteps[target] <= last) target++
    if (target > before) steps += Math.min(depth, last + 1)
    if (last === length - 1) return steps
  }
}
