// Learns the weights of a temporal transition hierarchy, and where it needs units of higher order.
//
// M. Ring (1993), NIPS 5:115-122, sections 2 and 3. From an output's error T_i - O_i, every connection's wanted change:
//   (3) D_ij(t) = I_j(t - τ_i) E_i(t),   E_i = T_i - O_i for an output, E_u = D_xy for a unit u that modifies the connection to x from y
//   (4) w_ij += η D_ij, once all D are known: steepest descent on Σ (T_i - O_i)² / 2
// and whether its changes pull it to and fro:
//   (5) lta_ij = σ D_ij + (1 - σ) lta_ij,   mad_ij = σ |D_ij| + (1 - σ) mad_ij
//   (6) where mad_ij > Θ (ε + |lta_ij|) and no unit modifies the connection yet, one is added; then mad = 0 and lta = 1 for all connections
//       to i. They start so, a new unit's too.
// Deviation notes 51 and 52: a connection that has a unit may stop learning, and (5) may wait for the steps on which the connection carried
// something.

import type { Hierarchy } from './hierarchy.ts'
import { clearInput, type InputRow, inputRow } from './input-row.ts'

export interface TransitionLearningOptions {
  /** η. */
  readonly learningRate: number
  /** σ. */
  readonly statisticsRate: number
  /** Θ. */
  readonly threshold: number
  /** ε. */
  readonly epsilon: number
  readonly mostUnits: number
  readonly learnModified: boolean
  readonly statistics: 'eligible' | 'every-step'
}

export interface TransitionLearning {
  /** Where to read the next step's input into. */
  nextInput(): InputRow
  /** (3) to (6) for the step read last. `errors` are T - O [outputs]. Returns the multiply-adds. */
  learn(errors: Float64Array): number
  /** Forgets past inputs, not what was learned. */
  forget(): void
}

export function transitionLearning(net: Hierarchy, options: TransitionLearningOptions): TransitionLearning {
  const { inputs, outputs } = net
  const { learningRate, statisticsRate: rate, threshold, epsilon, mostUnits, learnModified, statistics } = options
  /** E, and whether all connections on the way to the output carried something. */
  const errors = new Float64Array(outputs + mostUnits)
  const eligible = new Uint8Array(outputs + mostUnits)
  let longTerm = new Float64Array(net.nodes * inputs).fill(1)
  let deviation = new Float64Array(net.nodes * inputs)
  /** Past inputs in a circle, the last one at `now`; one more than the longest delay. */
  const history = [inputRow(inputs)]
  for (let node = 0; node < net.nodes; node++) while (history.length <= net.delay(node)) history.push(inputRow(inputs))
  let now = 0
  const inputAt = (delay: number): InputRow => history[(now + history.length - delay) % history.length]

  const propagateErrors = (outputErrors: Float64Array): void => {
    for (let node = 0; node < net.nodes; node++) {
      if (node < outputs) {
        errors[node] = outputErrors[node]
        eligible[node] = 1
        continue
      }
      const connection = net.modified(node)
      const to = Math.floor(connection / inputs)
      const value = inputAt(net.delay(to)).values[connection % inputs]
      errors[node] = errors[to] * value
      eligible[node] = value === 0 ? 0 : eligible[to]
    }
  }
  const addUnit = (connection: number): void => {
    net.addUnit(connection)
    const first = connection - (connection % inputs)
    const [longTermBefore, deviationBefore] = [longTerm, deviation]
    longTerm = new Float64Array(net.nodes * inputs).fill(1)
    longTerm.set(longTermBefore)
    longTerm.fill(1, first, first + inputs)
    deviation = new Float64Array(net.nodes * inputs)
    deviation.set(deviationBefore)
    deviation.fill(0, first, first + inputs)
    // The input that is a step too old now will be wanted from the next step on.
    if (net.delay(net.nodes - 1) === history.length) history.splice(now + 1, 0, inputRow(inputs))
  }
  return {
    nextInput() {
      now = (now + 1) % history.length
      return history[now]
    },
    learn(outputErrors) {
      propagateErrors(outputErrors)
      const nodes = net.nodes
      let work = nodes - outputs
      if (statistics === 'every-step')
        for (let c = 0; c < nodes * inputs; c++) {
          longTerm[c] *= 1 - rate
          deviation[c] *= 1 - rate
        }
      const kept = statistics === 'every-step' ? 1 : 1 - rate
      for (let node = 0; node < nodes; node++) {
        if (eligible[node] === 0) continue
        const { values, active, count } = inputAt(net.delay(node))
        work += 3 * count
        for (let k = 0; k < count; k++) {
          const connection = node * inputs + active[k]
          const change = values[active[k]] * errors[node]
          if (net.modifiers[connection] !== 0) {
            if (learnModified) net.weights[connection] += learningRate * change
            continue
          }
          net.weights[connection] += learningRate * change
          longTerm[connection] = rate * change + kept * longTerm[connection]
          deviation[connection] = rate * Math.abs(change) + kept * deviation[connection]
          if (deviation[connection] > threshold * (epsilon + Math.abs(longTerm[connection])) && net.nodes < outputs + mostUnits)
            addUnit(connection)
        }
      }
      return work
    },
    forget() {
      for (const row of history) clearInput(row)
    },
  }
}
