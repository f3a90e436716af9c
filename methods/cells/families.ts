// All families of nets by name, for methods that need no gradient and hence no particular net: searches.

import { z } from 'zod'
import type { Cell } from '../../engine/graph.ts'
import type { TaskSignature } from '../../tasks/task.ts'
import { additiveNets } from './additive.ts'
import { bengio1994, bengio1994Nets } from './bengio-1994.ts'
import { clockworkNets } from './clockwork.ts'
import { cellFamily } from './family.ts'
import { fullyRecurrentNets } from './fully-recurrent.ts'
import { gammaNets } from './gamma.ts'
import { gruNets } from './gru.ts'
import { netA1Nets, netA2Nets, singleUnitNets } from './guessing-nets.ts'
import { hierarchicalNets } from './hierarchical.ts'
import { lstmNets } from './lstm.ts'
import { lstm1997Nets } from './lstm-1997.ts'
import { lstm2000Nets } from './lstm-2000.ts'
import { lstmPeepholeNets } from './lstm-peephole.ts'
import { multipleDelaysNets } from './multiple-delays.ts'
import { narxNets } from './narx.ts'
import { type OutputUnits, outOfReach, outputUnitsFor, outputUnitsOption, shapeForTask } from './outputs.ts'
import { timeConstantNets } from './time-constants.ts'
import { timeDelayNets } from './time-delay.ts'

/** One of the nets of Bengio, Simard & Frasconi (1994). */
const bengioNet = (net: 'two-sequence' | 'parity', hidden: number) =>
  cellFamily({
    options: { hidden: bengio1994Nets.options.hidden.unwrap().default(hidden).describe('units beside the output units') },
    build: shape => bengio1994({ ...shape, net, thresholds: 'none' }),
  })

/** A family whose options are only known when it runs. */
interface AnyFamily {
  readonly options: z.ZodRawShape
  build(shape: never): Cell
  skip?(shape: never): string | undefined
}

const families = {
  'single-unit': singleUnitNets,
  A1: netA1Nets,
  A2: netA2Nets,
  'bengio-latch': cellFamily({
    options: {},
    build: shape => bengio1994({ ...shape, net: 'latch', hidden: 0, thresholds: 'none' }),
  }),
  'bengio-two-sequence': bengioNet('two-sequence', 4),
  'bengio-parity': bengioNet('parity', 1),
  'fully-recurrent': fullyRecurrentNets,
  'lstm-1997': lstm1997Nets,
  'lstm-2000': lstm2000Nets,
  'lstm-peephole': lstmPeepholeNets,
  lstm: lstmNets,
  gru: gruNets,
  narx: narxNets,
  'multiple-delays': multipleDelaysNets,
  gamma: gammaNets,
  'time-delay': timeDelayNets,
  'time-constants': timeConstantNets,
  additive: additiveNets,
  hierarchical: hierarchicalNets,
  clockwork: clockworkNets,
} satisfies Record<string, AnyFamily>

export type NetName = keyof typeof families
const netNames = Object.keys(families) as [NetName, ...NetName[]]

/** A method's options that choose a net, `usual` unless told otherwise. */
export const netOptions = (usual: NetName) => ({
  net: z.enum(netNames).default(usual).describe('the net whose weights are searched for'),
  cellOptions: z
    .record(z.string(), z.json())
    .default({})
    .describe('options of that net, such as {"hidden": 3}, where they are not its defaults'),
  outputUnits: outputUnitsOption,
})

export interface NetOptions {
  readonly net: NetName
  readonly cellOptions: Readonly<Record<string, z.core.util.JSONType>>
  readonly outputUnits: OutputUnits | 'auto'
}

const schemaOf = (net: NetName) => z.strictObject(families[net].options as z.ZodRawShape)

/** Refuses what is no option of the chosen net; for a schema's `superRefine`. */
export function checkCellOptions(
  { net, cellOptions }: Pick<NetOptions, 'net' | 'cellOptions'>,
  context: { addIssue(issue: { code: 'custom'; path: PropertyKey[]; message: string }): void },
): void {
  const names = Object.keys(families[net].options)
  const known = names.length > 0 ? `net ${net} has the options ${names.join(', ')}` : `net ${net} has no options`
  for (const { path, message } of schemaOf(net).safeParse(cellOptions).error?.issues ?? [])
    context.addIssue({ code: 'custom', path: ['cellOptions', ...path], message: `${message}; ${known}` })
}

function shapeFor(signature: TaskSignature, { net, cellOptions, outputUnits }: NetOptions): never {
  return shapeForTask(signature, { ...schemaOf(net).parse(cellOptions), outputUnits }) as never
}

/** The chosen net, for a task. */
export function netFor(signature: TaskSignature, options: NetOptions): Cell {
  return families[options.net].build(shapeFor(signature, options))
}

/** Why the chosen net cannot meet a task; undefined where it can. */
export function netSkips(signature: TaskSignature, options: NetOptions): string | undefined {
  const family: AnyFamily = families[options.net]
  const reason =
    outOfReach(outputUnitsFor(options.outputUnits, signature), signature) ?? family.skip?.(shapeFor(signature, options))
  if (reason !== undefined || Object.keys(options.cellOptions).length === 0) return reason
  // Options that are each valid may still not go together; what a net says of that is the reason.
  try {
    netFor(signature, options)
    return undefined
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return error.message
    throw error
  }
}
