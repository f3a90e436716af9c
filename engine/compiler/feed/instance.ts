// A compiled cell in a memory of its own: the memory with views of it, and the compiled parts that run in it.

import type { Compiled, Part } from '../modules.ts'
import { CannotCompile, DOUBLE } from '../units.ts'
import { type Memory, webAssembly } from '../webassembly.ts'

export interface Running {
  readonly memory: Memory
  readonly bytes: Uint8Array
  readonly doubles: Float64Array
  readonly integers: Int32Array
  /** The exported functions of a part, which must be made ready before they are called. */
  functions<Functions>(part: Part): Functions
  /** Writes a part's constants to where its code expects them, unless they are there. */
  ready(part: Part): void
}

export function instantiate({ net, memory: map }: Compiled): Running {
  if (webAssembly === undefined) throw new CannotCompile('this runtime has no WebAssembly')
  const { Instance } = webAssembly
  let memory: Memory
  try {
    memory = new webAssembly.Memory({ initial: map.pages })
  } catch (error) {
    if (error instanceof RangeError) throw new CannotCompile(`the system gives no memory of ${map.pages} pages`)
    throw error
  }
  const doubles = new Float64Array(memory.buffer)
  for (const { offset, values } of net.constants) doubles.set(values, offset / DOUBLE)
  let current: Part | undefined
  return {
    memory,
    bytes: new Uint8Array(memory.buffer),
    doubles,
    integers: new Int32Array(memory.buffer),
    functions: <Functions>(part: Part) => new Instance(part.module, { lagbench: { memory } }).exports as unknown as Functions,
    ready(part) {
      if (current === part) return
      current = part
      let to = map.constants / DOUBLE
      for (let i = 0; i < part.constants.length; i++) {
        doubles[to++] = part.constants[i]
        doubles[to++] = part.constants[i]
      }
    },
  }
}
