// A method that is an architecture and a learning rule: a family of cells, and the gradient rules of learning/gradient.ts with the values that
// its authors used. What such a method's file says is its paper, its cell and these values.

import { z } from 'zod'
import type { CellFamily } from '../cells/family.ts'
import { type OutputUnits, outputUnitsOption, shapeForTask } from '../cells/outputs.ts'
import { defineMethod, type Family, type Method } from '../method.ts'
import { checkWindowOption, type GradientOptions, gradientLearner, gradientOptions } from './gradient.ts'
import { growingLearner } from './growing.ts'
import { netForTask } from './net-for-task.ts'

const outputOptions = { outputUnits: outputUnitsOption }
const forcingOption = {
  teacherForcing: z
    .boolean()
    .default(false)
    .describe('whether, while learning, a step after a target feeds the target back instead of the answer'),
}

const growthOption = {
  growth: z
    .enum(['none', 'when-error-stalls'])
    .default('none')
    .describe(
      'whether the net is there from the start, or begins at its smallest and grows to its size whenever its error stalls',
    ),
}

export interface CommonOptions extends GradientOptions {
  readonly outputUnits: OutputUnits | 'auto'
  readonly teacherForcing?: boolean
  readonly growth?: 'none' | 'when-error-stalls'
}
export type OptionsOf<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>> & CommonOptions

export interface GradientMethod<Shape extends z.ZodRawShape>
  extends Pick<Method<OptionsOf<Shape>>, 'id' | 'version' | 'title' | 'sources' | 'summary' | 'complexity'> {
  /** Default: architecture. */
  readonly family?: Family
  readonly cell: CellFamily<Shape>
  /** The authors' values, where they are not the defaults of the family or of learning/gradient.ts. */
  readonly defaults?: Partial<OptionsOf<Shape>>
  readonly published?: Method<OptionsOf<Shape>>['published']
  readonly readings?: Method<OptionsOf<Shape>>['readings']
  /** Refuses options that do not go together. */
  check?(options: OptionsOf<Shape>, context: z.core.$RefinementCtx): void
}

/** The method contract for a family of cells. */
export function gradientMethod<Shape extends z.ZodRawShape>(method: GradientMethod<Shape>): Method<OptionsOf<Shape>> {
  const { cell, defaults = {}, check, readings, ...description } = method
  const ownOptions = { ...(cell.feedsBack ? forcingOption : {}), ...(cell.stages ? growthOption : {}) }
  const shape = { ...cell.options, ...outputOptions, ...gradientOptions, ...ownOptions }
  const options = z.strictObject(withDefaults(shape, defaults)).superRefine((value, context) => {
    checkWindowOption(value as unknown as OptionsOf<Shape>, context)
    check?.(value as unknown as OptionsOf<Shape>, context)
  }) as unknown as z.ZodType<OptionsOf<Shape>>
  const nets = netForTask<Shape, OptionsOf<Shape>>(cell)
  return defineMethod<OptionsOf<Shape>>({
    family: 'architecture',
    published: {},
    ...description,
    ...(readings && { readings }),
    capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
    options,
    ...nets,
    learner(context) {
      const { signature, options: chosen } = context
      return cell.stages && chosen.growth === 'when-error-stalls'
        ? growingLearner(cell.stages(shapeForTask(signature, chosen)), context)
        : gradientLearner(nets.cell(signature, chosen), context)
    },
  })
}

/** The schemas with other defaults; their descriptions stay. */
export function withDefaults(shape: z.ZodRawShape, defaults: Readonly<Record<string, unknown>>): z.ZodRawShape {
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => {
      if (!Object.hasOwn(defaults, name)) return [name, schema]
      const inner = schema instanceof z.ZodDefault ? schema.unwrap() : schema
      return [name, (inner as z.ZodType).default(defaults[name]).describe((schema as z.ZodType).description ?? '')]
    }),
  )
}
