// A temporal transition hierarchy: linear outputs, and higher-order units each of which modifies one connection for one step.
//
// M. Ring (1993), "Learning sequential tasks by incrementally adding higher orders", NIPS 5:115-122, section 2. Outputs and units are
// nodes; every node sees all inputs and nothing else, so that there is no feedback:
//   (1) N_i(t) = Σ_j I_j(t) (w_ij + L_ij(t-1)),   L_ij: the unit that modifies the connection to i from j; 0 where there is none
//   (2) τ_i = 0 for outputs, τ_u = 1 + τ_i for a unit u that modifies a connection to i: so many steps later it is heard
// Before the first step all units are at 0. A new unit's weights are 0: adding it changes no output.

import type { InputRow } from './input-row.ts'

export interface Hierarchy {
  readonly inputs: number
  readonly outputs: number
  /** Outputs, then higher-order units in the order of their making: each after the node that it modifies a connection to. */
  readonly nodes: number
  /** w [nodes × inputs]; the connection to node i from input j is number i × inputs + j. A new array whenever a unit is added. */
  readonly weights: Float64Array
  /** The unit that modifies each connection [nodes × inputs]; 0, which is an output, for none. A new array likewise. */
  readonly modifiers: Int32Array
  /** The connection that a unit modifies. */
  modified(unit: number): number
  /** τ of a node, in steps. */
  delay(node: number): number
  /** Adds a unit that modifies this connection, which must not have one. */
  addUnit(connection: number): void
  /** (1): takes all nodes' activations [at least nodes] from one step to the next. */
  step(activations: Float64Array, input: InputRow): void
}

export function hierarchy(inputs: number, outputs: number): Hierarchy {
  let weights = new Float64Array(outputs * inputs)
  let modifiers = new Int32Array(outputs * inputs)
  const modified: number[] = Array.from({ length: outputs }, () => -1)
  const delays: number[] = Array.from({ length: outputs }, () => 0)
  return {
    inputs,
    outputs,
    get nodes() {
      return delays.length
    },
    get weights() {
      return weights
    },
    get modifiers() {
      return modifiers
    },
    modified: unit => modified[unit],
    delay: node => delays[node],
    addUnit(connection) {
      modifiers[connection] = delays.length
      modified.push(connection)
      delays.push(1 + delays[Math.floor(connection / inputs)])
      const size = delays.length * inputs
      const [before, modifiersBefore] = [weights, modifiers]
      weights = new Float64Array(size)
      weights.set(before)
      modifiers = new Int32Array(size)
      modifiers.set(modifiersBefore)
    },
    step(activations, { values, active, count }) {
      // A node comes before the units that modify its connections, hence meets what they were a step ago.
      for (let node = 0; node < delays.length; node++) {
        let sum = 0
        for (let k = 0; k < count; k++) {
          const connection = node * inputs + active[k]
          const unit = modifiers[connection]
          sum += values[active[k]] * (unit === 0 ? weights[connection] : weights[connection] + activations[unit])
        }
        activations[node] = sum
      }
    },
  }
}
