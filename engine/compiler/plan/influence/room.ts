// The room that forward mode has in a program's memory, handed out piece by piece in whole pairs.

import { CannotCompile, PAIR } from '../../units.ts'
import type { MemoryMap } from '../memory.ts'

/** The address of so many bytes that nothing else uses. Throws CannotCompile where there are not so many left. */
export type Take = (bytes: number) => number

export function influenceRoom({ influence, influenceBytes }: MemoryMap): Take {
  let end = influence
  return bytes => {
    const start = end
    end += Math.ceil(bytes / PAIR) * PAIR
    if (end > influence + influenceBytes)
      throw new CannotCompile('the influence of all weights on the state does not fit into memory')
    return start
  }
}
