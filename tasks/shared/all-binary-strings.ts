// Classification of all binary strings up to a length, half of them for training: the finite state machine problems of Horne & Giles
// (NIPS 7), section 3.2.

import type { RandomStream } from '../../engine/random.ts'
import type { SequenceBuffer } from '../../engine/sequence.ts'
import type { TaskInstance, TaskSignature } from '../task.ts'
import { allErrorsBelow, meanAbsoluteError } from './errors.ts'
import { newSequences } from './new-sequence.ts'
import { stepsWhere } from './signal.ts'

/**
 * All strings of 1 to `longest` symbols, with the label that `labelOf` gives each. A string's code is its binary number with a 1 put
 * before it, so codes count the strings by length, then in order of the alphabet: 2 is `0`, 3 is `1`, 4 is `00`.
 */
export function allBinaryStrings(task: string, longest: number, labelOf: (bits: readonly number[]) => boolean): TaskInstance {
  const end = 2 << longest
  const codes = Array.from({ length: end - 2 }, (_, i) => i + 2)
  const labels = Uint8Array.from({ length: end }, (_, code) => (code >= 2 && labelOf(bitsOf(code)) ? 1 : 0))
  const positive = labels.reduce((sum, label) => sum + label, 0) / codes.length
  const write = (code: number, into: SequenceBuffer): void => {
    const length = lengthOf(code)
    into.begin(length)
    for (let t = 0; t < length; t++) into.setInput(t, 0, (code >> (length - 1 - t)) & 1)
    into.addTarget(length - 1)
    into.setTarget(0, labels[code])
  }
  const half = codes.length / 2
  const signature: TaskSignature = {
    task,
    inputKind: 'dense',
    inputs: 1,
    outputs: 1,
    targets: 'end',
    kind: 'classification',
    classes: 2,
    longestSequence: longest,
  }
  return {
    signature,
    criterion: { kind: 'sets', sets: 'training', every: half, mostWrong: 0 },
    testSequences: half,
    minimalLag: 0,
    chanceLevel: Math.max(positive, 1 - positive),
    constantBaseline: { answer: [positive], meanSquaredError: positive * (1 - positive) },
    sample: (random, into) => write(random.integer(2, end - 1), into),
    fixedSets(random) {
      const order = shuffled(codes, random)
      const set = (part: number[]) => {
        part.sort((a, b) => a - b)
        return newSequences(signature, half, (into, i) => write(part[i], into))
      }
      return { training: set(order.slice(0, half)), test: set(order.slice(half)), order: 'in-turn', disjoint: true }
    },
    correct: (answers, sequence) => allErrorsBelow(answers, sequence, 0.5),
    error: meanAbsoluteError,
    classOf: ({ targets }) => targets[0],
    channels: ['symbol'],
    signal: ({ length }) => stepsWhere(length, () => true),
  }
}

function lengthOf(code: number): number {
  return 31 - Math.clz32(code)
}

function bitsOf(code: number): number[] {
  const length = lengthOf(code)
  return Array.from({ length }, (_, t) => (code >> (length - 1 - t)) & 1)
}

function shuffled(items: readonly number[], random: RandomStream): number[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(0, i)
    const item = order[i]
    order[i] = order[j]
    order[j] = item
  }
  return order
}
