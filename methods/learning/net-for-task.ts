// A family of cells meets a task: the net of the task's sizes, and the reasons why there is none.

import type { z } from 'zod'
import type { Cell } from '../../engine/graph.ts'
import type { Loss } from '../../engine/program.ts'
import type { TaskSignature } from '../../tasks/task.ts'
import type { CellFamily } from '../cells/family.ts'
import { type OutputUnits, outOfReach, outputUnitsFor, shapeForTask } from '../cells/outputs.ts'

interface Chosen {
  readonly outputUnits: OutputUnits | 'auto'
  readonly delta: Loss
}

export interface NetForTask<Options> {
  cell(signature: TaskSignature, options: Options): Cell
  skip(signature: TaskSignature, options: Options): string | undefined
}

/** What the method contract asks of a method whose options are those of a family, `outputUnits` and `delta`, and more of its own. */
export function netForTask<Shape extends z.ZodRawShape, Options extends z.output<z.ZodObject<Shape>> & Chosen>(
  family: CellFamily<Shape>,
): NetForTask<Options> {
  return {
    cell: (signature, options) => family.build(shapeForTask(signature, options)),
    skip(signature, options) {
      const units = outputUnitsFor(options.outputUnits, signature)
      if (options.delta === 'cross-entropy' && units !== 'logistic')
        return `its error is the cross-entropy of logistic output units, and these are ${units}; set delta to "squared-error"`
      return outOfReach(units, signature) ?? family.skip?.(shapeForTask(signature, options))
    },
  }
}
