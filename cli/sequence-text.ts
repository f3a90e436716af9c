// A sequence as text that a person can take in.

import type { Sequence } from '../engine/sequence.ts'
import { count, plural } from '../reports/format.ts'
import type { TaskInstance } from '../tasks/task.ts'
import { signalOf } from './sequence-data.ts'
import { cut, denseRows, symbolRows } from './sequence-rows.ts'

const MOST_TARGETS = 12

export function sequenceText(instance: TaskInstance, sequence: Sequence): string {
  const matters = signalOf(instance, sequence)
  // Marks at every step would tell nothing.
  const signal = matters.length < sequence.length ? matters : []
  const symbols = sequence.inputKind === 'symbols'
  const inputs = (symbols ? symbolRows : denseRows)(instance, sequence, signal)
  const marks =
    matters.length === 0
      ? []
      : [signal === matters ? `${symbols ? '^' : '*'} marks the inputs that matter.` : 'All inputs matter.']
  const ownClass = instance.classOf?.(sequence)
  const classes = ownClass === undefined ? [] : [`Class ${ownClass + 1} of ${instance.signature.classes}`]
  return [inputs, [...marks, ...targetLines(instance, sequence), ...classes].join('\n')].join('\n\n')
}

function targetLines(instance: TaskInstance, sequence: Sequence): string[] {
  const { targetCount, targetSize, targetSteps, targets } = sequence
  const row = (values: Float64Array, i: number) => values.subarray(i * targetSize, (i + 1) * targetSize)
  const places = Array.from({ length: targetCount }, (_, i) => placeOfOne(row(targets, i)))
  if (targetCount > MOST_TARGETS && places.every(place => place !== undefined)) {
    const names = places.map((place, i) => symbolOf(row(targets, i), instance) ?? String(place))
    const what = symbolOf(row(targets, 0), instance) === undefined ? 'outputs' : 'each of'
    const steps = `${count(targetSteps[0]!)} to ${count(targetSteps[targetCount - 1]!)}`
    return [`Targets at ${plural(targetCount, 'step')}, ${steps}: 1 for ${what}`, `        ${cut(inARow(names))}`]
  }
  const ideal = instance.ideal?.(sequence)
  const lines: string[] = []
  for (let i = 0; i < Math.min(targetCount, MOST_TARGETS); i++) {
    const perfect = ideal === undefined ? '' : `; a perfect net answers ${valuesText(row(ideal, i), instance)}`
    lines.push(`Target at step ${count(targetSteps[i]!)}: ${valuesText(row(targets, i), instance)}${perfect}`)
  }
  return targetCount > MOST_TARGETS ? [...lines, `and ${plural(targetCount - MOST_TARGETS, 'more target')}`] : lines
}

/** Letters side by side; longer names with spaces, and one that comes often in a row but once: `blank ×90 7 3`. */
function inARow(names: readonly string[]): string {
  if (names.every(name => name.length === 1 && !/\d/.test(name))) return names.join('')
  const runs: { readonly name: string; count: number }[] = []
  for (const name of names) {
    const run = runs.at(-1)
    if (run?.name === name) run.count++
    else runs.push({ name, count: 1 })
  }
  return runs.map(({ name, count }) => (count > 3 ? `${name} ×${count}` : Array(count).fill(name).join(' '))).join(' ')
}

/** The symbol that a target names, where outputs stand for the input's symbols and one of them is 1, the others 0. */
function symbolOf(values: Float64Array, { signature, symbols }: TaskInstance): string | undefined {
  const place = placeOfOne(values)
  if (place === undefined || signature.inputKind !== 'symbols' || signature.inputs !== values.length) return undefined
  return symbols?.[place] ?? String(place)
}

function valuesText(values: Float64Array, instance: TaskInstance): string {
  const place = placeOfOne(values)
  const name = symbolOf(values, instance) ?? (values.length > 8 && place !== undefined ? `output ${place}` : undefined)
  return name === undefined ? cut(Array.from(values, short).join(', ')) : `1 for ${name}, else 0`
}

function placeOfOne(values: Float64Array): number | undefined {
  const place = values.indexOf(1)
  return values.length > 1 && place >= 0 && values.every((value, i) => value === (i === place ? 1 : 0)) ? place : undefined
}

function short(value: number): string {
  return String(Number(value.toFixed(4)))
}
