// What the automatizer is to predict beside its own input: the chunker's state.

import type { Stream } from './stream.ts'

/** Which of the chunker's states a prediction is about: that after the predicted row, if the chunker sees it, or that before. */
export type StateTiming = 'after' | 'before'

export interface ChunkerStates {
  /** Rows that the chunker saw. */
  readonly events: Stream
  /** What it then said: [predictions of `from` numbers | hidden units], `width` numbers for each event. */
  readonly said: Float64Array
  readonly width: number
  /** Which part of it is the target: from this number on, so many numbers. */
  readonly from: number
  readonly size: number
}

/** The targets for all rows of `stream` but the first, [(count - 1) × size], into `targets`. */
export function stateTargets(stream: Stream, states: ChunkerStates, timing: StateTiming, targets: Float64Array): void {
  const { events, said, width, from, size } = states
  let event = 0
  for (let k = 0; k + 1 < stream.count; k++) {
    const until = stream.times[timing === 'after' ? k + 1 : k]
    while (event + 1 < events.count && events.times[event + 1] <= until) event++
    for (let i = 0; i < size; i++) targets[k * size + i] = said[event * width + from + i]
  }
}
