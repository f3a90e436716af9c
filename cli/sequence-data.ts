// A sequence as data for people and for JSON: its inputs, its targets, and the steps that matter.

import type { Sequence } from '../engine/sequence.ts'
import type { TaskInstance } from '../tasks/task.ts'

/** Inputs and targets in plain arrays. */
export function sequenceData(instance: TaskInstance, sequence: Sequence) {
  const { length, inputKind, inputSize, targetCount, targetSize, targets } = sequence
  const row = (values: Float64Array, width: number, at: number) => Array.from(values.subarray(at * width, (at + 1) * width))
  return {
    length,
    ...(inputKind === 'symbols'
      ? { symbols: Array.from(sequence.symbols.subarray(0, length)) }
      : { inputs: Array.from({ length }, (_, t) => row(sequence.inputs, inputSize, t)) }),
    targets: Array.from({ length: targetCount }, (_, i) => ({
      step: sequence.targetSteps[i]!,
      values: row(targets, targetSize, i),
    })),
    signal: signalOf(instance, sequence),
    ...(instance.classOf && { class: instance.classOf(sequence) }),
  }
}

/** The task's word on it, or what can be seen: steps at which an input that is mostly the same is not. */
export function signalOf(instance: TaskInstance, sequence: Sequence): readonly number[] {
  if (instance.signal) return instance.signal(sequence)
  const { length, inputKind, inputSize, inputs } = sequence
  if (inputKind === 'symbols') return []
  const steps = new Set<number>()
  for (let channel = 0; channel < inputSize; channel++) {
    const values = Array.from({ length }, (_, t) => inputs[t * inputSize + channel]!)
    const tally = Map.groupBy(values, value => value)
    const [common, times] = [...tally].reduce((most, entry) => (entry[1].length > most[1].length ? entry : most))
    if (times.length > length / 2) for (const [t, value] of values.entries()) if (value !== common) steps.add(t)
  }
  return [...steps].sort((a, b) => a - b)
}
