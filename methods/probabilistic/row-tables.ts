// Rows kept in a table, one entry per condition, with the M-step in closed form: Y. Bengio & P. Frasconi (1995), NIPS 7, equation (12); for what
// a state emits L. R. Rabiner (1989), equations (40b), (40c), (53) and (54).
//   (1) probability = (expected count + s) / Σ_row (expected count + s)         softmax rows, s the smoothing
//   (2) mean        = Σ γ y / Σ γ                                               logistic and identity rows
//   (3) variance    = Σ γ y² / Σ γ - mean²                                      identity rows

import { log } from '../../engine/math.ts'
import type { RandomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { Conditioning } from './conditioning.ts'
import type { Link, RowShape, Rows } from './rows.ts'

/** A row that was expected so rarely stays as it is. */
const NEVER = 1e-12

export interface RowTables extends Rows {
  /** (1) to (3), then forgets the expectations. */
  maximise(): void
  /** Draws a new start: probabilities uniformly from all that sum to 1, others' means from (0, 1), Gaussians' from (-1, 1), their variances 1. */
  draw(random: RandomStream): void
}

export interface TableSettings {
  readonly smoothing: number
  readonly leastVariance: number
}

/** How many numbers such a table has. */
export function tableSize({ states, starts }: RowShape, link: Link, { slots }: Conditioning): number {
  if (slots === 'steps') throw new RangeError('Expected a table to have few conditions, got one for each step')
  return slots * starts[states] * (link === 'identity' ? 2 : 1)
}

/** `weights`: the table's own numbers, as many as `tableSize` says. */
export function rowTables(
  { states, starts }: RowShape,
  link: Link,
  conditioning: Conditioning,
  { smoothing, leastVariance }: TableSettings,
  weights: Float64Array,
): RowTables {
  const entries = starts[states]
  const slots = conditioning.slots as number
  const values = weights.subarray(0, slots * entries)
  const variances = weights.subarray(slots * entries)
  const counts = new Float64Array(values.length)
  const squares = new Float64Array(variances.length)
  const uses = new Float64Array(slots * states)

  function maximiseRow(from: number, to: number, used: number): void {
    let total = used
    if (link === 'softmax') {
      total = 0
      for (let i = from; i < to; i++) total += counts[i] + smoothing
    }
    if (!(total > NEVER)) return
    for (let i = from; i < to; i++) {
      values[i] = link === 'softmax' ? (counts[i] + smoothing) / total : counts[i] / total
      if (link === 'identity') variances[i] = Math.max(leastVariance, squares[i] / total - values[i] * values[i])
    }
  }

  const rows = {
    weights,
    values,
    variances,
    counts,
    squares,
    uses,
    offsets: new Int32Array(0),
    prepare(sequence: Sequence, steps: Int32Array | undefined, count: number) {
      if (rows.offsets.length < count) rows.offsets = new Int32Array(2 * count)
      for (let k = 0; k < count; k++)
        rows.offsets[k] = conditioning.slotOf(sequence, steps === undefined ? k : steps[k], k) * entries
      return 0
    },
    maximise() {
      for (let slot = 0; slot < slots; slot++)
        for (let j = 0; j < states; j++)
          maximiseRow(slot * entries + starts[j], slot * entries + starts[j + 1], uses[slot * states + j])
      counts.fill(0)
      squares.fill(0)
      uses.fill(0)
    },
    draw(random: RandomStream) {
      for (let i = 0; i < values.length; i++)
        values[i] = link === 'softmax' ? -log(random.uniform()) : link === 'logistic' ? random.uniform() : random.between(-1, 1)
      variances.fill(1)
      if (link !== 'softmax') return
      for (let row = 0; row < slots * states; row++) {
        const offset = Math.floor(row / states) * entries
        const [from, to] = [offset + starts[row % states], offset + starts[(row % states) + 1]]
        let sum = 0
        for (let i = from; i < to; i++) sum += values[i]
        for (let i = from; i < to; i++) values[i] /= sum
      }
    },
  }
  return rows
}
