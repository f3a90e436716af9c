// A delay line: the last values of a vector, the latest first. Zeros stand for what was before the sequence.

import { concat, slice, type Vector } from '../../engine/cell.ts'

/** What the line [taps · size] holds after `latest` [size] has entered and the oldest value has left. */
export function shifted(latest: Vector, line: Vector): Vector {
  return line.size === latest.size ? latest : concat(latest, slice(line, 0, line.size - latest.size))
}
