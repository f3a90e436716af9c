// Runs a genome: all nodes change at once, each a logistic function of what the nodes linked to it were a tick before. A symbol or row
// of the input stays for `ticks` ticks, so that it can pass a hidden node on its way to the answer.

import { sigmoid, tanh } from '../../engine/math.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { OutputUnits } from '../cells/outputs.ts'
import { firstHidden, firstTarget, type Genome, nodeCount } from './genome.ts'

export interface Network {
  /** The weights, sorted by the nodes that they lead to [links]. */
  readonly weights: Float64Array
  /** Answers at the target steps [targetCount × outputs], valid until the next call. */
  run(sequence: Sequence): Float64Array
}

const activations: Readonly<Record<OutputUnits, (net: number) => number>> = { logistic: sigmoid, tanh, linear: net => net }

export function networkOf(genome: Genome, outputUnits: OutputUnits, ticks: number): Network {
  const { inputs, outputs } = genome
  const links = genome.links.toSorted((a, b) => a.to - b.to || a.from - b.from)
  const senders = Int32Array.from(links, ({ from }) => from)
  const weights = Float64Array.from(links, ({ weight }) => weight)
  const [nodes, receivers, hidden] = [nodeCount(genome), firstTarget(genome), firstHidden(genome)]
  // Links into node i are those from ends[i - 1] to ends[i].
  const ends = new Int32Array(nodes)
  for (const { to } of links) ends[to]++
  for (let i = 1; i < nodes; i++) ends[i] += ends[i - 1]
  const answerUnit = activations[outputUnits]
  const values = new Float64Array(nodes)
  const next = new Float64Array(nodes)
  let answers = new Float64Array(outputs)

  const tick = (): void => {
    for (let i = receivers; i < nodes; i++) {
      let net = 0
      for (let l = ends[i - 1]; l < ends[i]; l++) net += weights[l] * values[senders[l]]
      next[i] = i < hidden ? answerUnit(net) : sigmoid(net)
    }
    for (let i = receivers; i < nodes; i++) values[i] = next[i]
  }
  return {
    weights,
    run(sequence) {
      const { length, targetSteps, targetCount, symbols, inputKind } = sequence
      if (answers.length < targetCount * outputs) answers = new Float64Array(targetCount * outputs)
      values.fill(0)
      values[inputs] = 1
      for (let t = 0, target = 0; t < length; t++) {
        if (inputKind === 'dense') for (let i = 0; i < inputs; i++) values[i] = sequence.inputs[t * inputs + i]
        else {
          if (t > 0) values[symbols[t - 1]] = 0
          values[symbols[t]] = 1
        }
        for (let k = 0; k < ticks; k++) tick()
        if (target < targetCount && targetSteps[target] === t) {
          for (let k = 0; k < outputs; k++) answers[target * outputs + k] = values[receivers + k]
          target++
        }
      }
      return answers
    },
  }
}
