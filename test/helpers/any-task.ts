// What tests of every task share: which lags a task allows, how many sequences are affordable, sequences as data.

import { numberDigest } from '../../engine/canonical.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { type JsonSchema, jsonSchemaOf } from '../../runner/expected.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import type { Task, TaskInstance } from '../../tasks/task.ts'
import { instanceOf } from './samples.ts'

/** The lags that a task's schema names: all up to sixty of the shortest, some longer ones, and the default. */
export function lagsInSchema(task: Task): number[] {
  const lag = jsonSchemaOf(task.parameters).properties!.lag
  const least = lag.minimum ?? 1
  const step = lag.multipleOf ?? 1
  const first = Math.ceil(least / step) * step
  const wanted = [...Array.from({ length: 60 }, (_, i) => first + i * step), 99, 100, 101, 1000, lag.default as number]
  const listed = listedValues(lag)
  const lags = listed ?? wanted.filter(value => value % step === 0 && value >= least && value <= (lag.maximum ?? Infinity))
  return [...new Set(lags)].sort((a, b) => a - b)
}

function listedValues({ enum: values, anyOf, const: only }: JsonSchema): number[] | undefined {
  if (only !== undefined) return [only as number]
  if (values) return values as number[]
  const parts = anyOf?.map(listedValues)
  return parts?.every(part => part !== undefined) ? parts.flat() : undefined
}

/** Those of them that go with the task's other defaults. */
export function lagsOf(task: Task): number[] {
  return lagsInSchema(task).filter(lag => resolveParameters(task, { lag }, name => name).ok)
}

/** The default lag, and the nearest allowed ones to the others given. */
export function fewLags(task: Task, near: readonly number[]): number[] {
  const allowed = lagsOf(task)
  const nearest = (wanted: number) => allowed.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0]
  const { lag } = task.parameters.parse({})
  return [...new Set([lag, ...near.map(nearest)])].sort((a, b) => a - b)
}

/** How many numbers a sequence holds at the most: inputs, or a symbol at each step, and targets. */
export function numbersOf({ signature }: TaskInstance): number {
  const { inputKind, inputs, outputs, targets, longestSequence } = signature
  return longestSequence * ((inputKind === 'dense' ? inputs : 1) + (targets === 'several' ? outputs : 0))
}

/** How many sequences hold so many numbers in all, from 2 to `most`. */
export function affordable(instance: TaskInstance, numbers: number, most: number): number {
  return Math.max(2, Math.min(most, Math.floor(numbers / numbersOf(instance))))
}

/** What a net is shown of a sequence: its length, and inputs or symbols. */
export function inputPartsOf({ length, inputKind, inputSize, inputs, symbols }: Sequence): Float64Array[] {
  return [
    Float64Array.of(length),
    inputs.slice(0, inputKind === 'dense' ? length * inputSize : 0),
    Float64Array.from(symbols.subarray(0, inputKind === 'symbols' ? length : 0)),
  ]
}

/** All that a sequence says: the same, and targets with their steps. */
export function partsOf(sequence: Sequence): Float64Array[] {
  const { targetCount, targetSize, targetSteps, targets } = sequence
  return [
    ...inputPartsOf(sequence),
    Float64Array.from(targetSteps.subarray(0, targetCount)),
    targets.slice(0, targetCount * targetSize),
  ]
}

export function digestOfSequences(sequences: Iterable<Sequence>): string {
  const digest = numberDigest()
  for (const sequence of sequences) for (const part of partsOf(sequence)) digest.add(part)
  return digest.hex()
}

/** A perfect net's answers: the targets, unless the task has others to give. A copy. */
export function idealAnswers(instance: TaskInstance, sequence: Sequence): Float64Array {
  const { targets, targetCount, targetSize } = sequence
  return (instance.ideal?.(sequence) ?? targets).slice(0, targetCount * targetSize)
}

export function instanceAt(task: Task, lag: number): TaskInstance {
  return instanceOf(task, { lag })
}

/** What a sequence breaks of its signature's promises, if anything. */
export function breachOf({ signature }: TaskInstance, sequence: Sequence): string | undefined {
  const { length, inputs, symbols, targets, targetCount, targetSteps } = sequence
  if (sequence.inputKind !== signature.inputKind || sequence.inputSize !== signature.inputs) return 'another kind of input'
  if (sequence.targetSize !== signature.outputs) return 'another width of targets'
  if (!(length >= 1 && length <= signature.longestSequence)) return `${length} steps`
  if (signature.inputKind === 'dense') {
    if (!inputs.subarray(0, length * signature.inputs).every(Number.isFinite)) return 'inputs that are no numbers'
  } else if (!symbols.subarray(0, length).every(symbol => symbol < signature.inputs)) return 'unknown symbols'
  if (targetCount < 1 || targetSteps[0] < 0 || targetSteps[targetCount - 1] >= length) return 'targets outside of the sequence'
  for (let i = 1; i < targetCount; i++) if (targetSteps[i] <= targetSteps[i - 1]) return 'targets out of order'
  if (signature.targets === 'end' && (targetCount !== 1 || targetSteps[0] !== length - 1)) return 'a target not at the end'
  if (!targets.subarray(0, targetCount * signature.outputs).every(Number.isFinite)) return 'targets that are no numbers'
  return undefined
}
