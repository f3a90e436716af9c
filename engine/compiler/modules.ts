// Compiled modules: one for each pass of a cell, written when it is first asked for and kept for the next program of the same shape.

import { type AnyFunc, importMemory, Module } from 'wasmati'
import type { Cell } from '../graph.ts'
import { hasMemory, type Optimiser } from '../optimisers.ts'
import type { Loss, ProgramOptions } from '../program.ts'
import type { InputKind } from '../sequence.ts'
import { type ConstantPool, constantPool } from './emit/code.ts'
import { forwardModePass } from './emit/forward-mode-pass.ts'
import { collectStep } from './emit/influence/collect.ts'
import { influenceStep } from './emit/influence/step.ts'
import { jacobianStep } from './emit/jacobian.ts'
import { backwardPass, forwardPass } from './emit/passes.ts'
import { answerStep, backwardStep, stateStep } from './emit/steps.ts'
import { updateStep } from './emit/update.ts'
import { type InfluenceLayout, layOutInfluence } from './plan/influence/layout.ts'
import { CONSTANTS, type MemoryMap, mapMemory } from './plan/memory.ts'
import { type Net, planNet } from './plan/net.ts'
import { CannotCompile } from './units.ts'
import { type CompiledModule, webAssembly } from './webassembly.ts'

type Functions = Readonly<Record<string, AnyFunc<'i32'[], 'i32'[] | []>>>

/** A compiled pass, before it is given a memory. */
export interface Part {
  readonly module: CompiledModule
  readonly constants: readonly number[]
}

/** Everything about a cell that programs of the same shape share. */
export interface Compiled {
  readonly net: Net
  readonly memory: MemoryMap
  /** Whether the influence is cut (SnAp). */
  readonly cut: boolean
  /** The pass of that name, written at first by `write`. */
  part(name: string, write: (pool: ConstantPool) => Functions): Part
  /** The plan of forward mode; throws CannotCompile where it grows too large. */
  influence(): InfluenceLayout
}

/** A suite meets few shapes; a search over architectures must not fill the memory with them. */
const KEPT = 64
const cache = new Map<string, Compiled>()

/** What the compiler knows of cells of this shape. Throws CannotCompile with a reason. */
export function compiled(cell: Cell, inputKind: InputKind, options: ProgramOptions): Compiled {
  const { nodes, states, output, parameters } = cell
  const shape = parameters.map(({ rows, columns, offset }) => [rows, columns, offset])
  const key = JSON.stringify([inputKind, options, nodes, states, output, shape], exactly)
  const known = cache.get(key)
  if (known) {
    // Used again: the last to be dropped.
    cache.delete(key)
    cache.set(key, known)
    return known
  }
  const made = compile(planNet(cell, inputKind, options), options)
  cache.set(key, made)
  if (cache.size > KEPT) cache.delete(cache.keys().next().value!)
  return made
}

/** JSON makes 0 of -0 and null of NaN and infinities, which are different constants. */
function exactly(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0))) return value
  return Object.is(value, -0) ? '-0' : String(value)
}

function compile(net: Net, { influenceSteps }: ProgramOptions): Compiled {
  const memory = mapMemory(net)
  const parts = new Map<string, Part>()
  let layout: InfluenceLayout | undefined
  return {
    net,
    memory,
    cut: influenceSteps !== undefined,
    influence: () => (layout ??= layOutInfluence(net, memory, influenceSteps)),
    part(name, write) {
      let part = parts.get(name)
      if (part === undefined) {
        const pool = constantPool(memory.constants, CONSTANTS)
        const imported = Object.assign(importMemory({ min: 1 }, new webAssembly!.Memory({ initial: 1 }) as never), {
          module: 'lagbench',
          string: 'memory',
        })
        const bytes = bytesOf(Module({ exports: write(pool) as never, memory: imported }))
        part = { module: new webAssembly!.Module(bytes), constants: pool.values }
        parts.set(name, part)
      }
      return part
    },
  }
}

/** The generator hands byte lists on as arguments, of which a call takes only so many: about 100,000. */
function bytesOf(module: { toBytes(): Uint8Array }): Uint8Array {
  try {
    return module.toBytes()
  } catch (error) {
    if (error instanceof RangeError) throw new CannotCompile('this pass needs more code than the code generator can write')
    throw error
  }
}

/** Forwards only. */
export function runPart({ net, part }: Compiled): Part {
  return part('run', pool => ({ forward: forwardPass(net, stateStep(net, pool), answerStep(net, pool), false) }))
}

/** Forwards, with feedback forced where the options say so, and backwards. */
export function reversePart({ net, part }: Compiled, loss: Loss): Part {
  const forced = net.states.some(state => state.forced)
  return part(`reverse ${loss}`, pool => ({
    forward: forwardPass(net, stateStep(net, pool), answerStep(net, pool), forced),
    backward: backwardPass(net, pool, backwardStep(net, pool, 'both', loss), backwardStep(net, pool, 'states', loss), forced),
  }))
}

/** Forwards with the influence of all weights carried along. */
export function forwardModePart({ net, part, influence, cut }: Compiled, loss: Loss): Part {
  const layout = influence()
  return part(`forward mode ${loss}`, pool => ({
    forwardMode: forwardModePass(net, pool, layout, {
      state: stateStep(net, pool),
      answer: answerStep(net, pool),
      backward: backwardStep(net, pool, cut ? 'answer to new states' : 'answer', loss),
      collect: collectStep(layout.tables.collections),
      collectNew: cut ? collectStep(layout.tables.newCollections) : undefined,
      jacobian: jacobianStep(net, pool, layout.jacobian, layout.derivatives),
      influence: influenceStep(net, pool, layout),
    }),
  }))
}

/** An optimiser's update. */
export function updatePart({ net, memory, part }: Compiled, optimiser: Optimiser): Part {
  const { rule, clipNorm } = optimiser
  const name = `update ${rule?.kind} ${rule && hasMemory(rule)} ${clipNorm !== undefined}`
  return part(name, () => ({ update: updateStep(net, memory, optimiser) }))
}
