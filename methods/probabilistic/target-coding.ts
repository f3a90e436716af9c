// Which density a task's targets get, and how they and its means translate.

import type { Sequence } from '../../engine/sequence.ts'
import type { TaskSignature } from '../../tasks/task.ts'
import type { TargetCoding } from './evidence.ts'
import type { Link, Rows } from './rows.ts'

export type Emission = 'auto' | 'bernoulli' | 'multinomial' | 'gaussian'

const links: Readonly<Record<Exclude<Emission, 'auto'>, Link>> = {
  bernoulli: 'logistic',
  multinomial: 'softmax',
  gaussian: 'identity',
}

/** The link of the means: several outputs are read as one of several symbols, a single one as one of two classes, or else as a number. */
export function emissionFor(emission: Emission, { outputs, kind }: TaskSignature): Link {
  if (emission !== 'auto') return links[emission]
  if (outputs > 1) return 'softmax'
  return kind === 'classification' ? 'logistic' : 'identity'
}

/** Logistic means lie in 0 to 1, whatever the range of right answers: targets are stretched to that, and those beyond it cut. */
export function targetCoding(link: Link, { answerRange: [least, greatest] = [0, 1] }: TaskSignature): TargetCoding {
  if (link === 'identity') return { encode: target => target, decode: mean => mean }
  if (link === 'softmax') return { encode: target => Math.max(0, target), decode: mean => mean }
  const range = greatest - least
  return {
    encode: target => Math.max(0, Math.min(1, (target - least) / range)),
    decode: mean => least + range * mean,
  }
}

/** Answers [targetCount × outputs]: what states emit on average, given their probabilities [length × states]; valid until the next call. */
export function expectedTargets(states: number, outputs: number, rows: Rows, { decode }: TargetCoding) {
  let answers = new Float64Array(outputs)
  return (sequence: Sequence, probabilities: Float64Array): Float64Array => {
    const { targetCount, targetSteps } = sequence
    if (answers.length < targetCount * outputs) answers = new Float64Array(2 * targetCount * outputs)
    for (let index = 0; index < targetCount; index++)
      for (let k = 0; k < outputs; k++) {
        let mean = 0
        for (let j = 0; j < states; j++)
          mean += probabilities[targetSteps[index] * states + j] * rows.values[rows.offsets[index] + j * outputs + k]
        answers[index * outputs + k] = decode(mean)
      }
    return answers
  }
}
