// The cell language: a net's equations for one time step, written once as TypeScript over symbolic vectors. Everything else
// (running it, reverse mode, forward mode, compiled code) is derived from the graph that this records.
//
//   const elman = cell({ inputs: 2, state: { h: 8 } }, ({ x, h }, { dense }) => {
//     const hidden = sigmoid(dense(8, [x, h]))
//     return { h: hidden, y: sigmoid(dense(1, [hidden])) }
//   })
//
// `x` is the input, `y` the answer; a `y` that is also declared as a state is fed back. The order of the equations is the update
// order of the net: a unit that reads `h` sees the previous step, one that reads `hidden` the current one.

import type { UnaryName } from './elementwise.ts'
import { type Cell, describeNode, type GraphNode, type Initialiser, type NodeId, type Parameter } from './graph.ts'

/** A symbolic vector: the values of one node at the current step. */
export interface Vector {
  readonly id: NodeId
  readonly size: number
  readonly graph: Recorder
}

/** Records nodes and parameters while a cell's equations are evaluated. */
interface Recorder {
  readonly name: string
  readonly nodes: GraphNode[]
  readonly parameters: Parameter[]
  parameterCount: number
}

/** Of fully connected units. */
export interface DenseOptions {
  /** Name in messages and reports. */
  readonly name?: string
  /** false: no bias; true: a bias initialised like any weight; numbers: one starting value per unit. Default true. */
  readonly bias?: boolean | readonly number[]
  /** How the weights start (and a `true` bias). */
  readonly weights?: Initialiser
}

/** What makes weights while a cell's equations are written. */
export interface Builder {
  /** Fully connected units: bias + W · [sources], [units]. */
  dense(units: number, sources: readonly Vector[], options?: DenseOptions): Vector
  /** A vector of weights [size], for elementwise use. */
  weights(size: number, options?: { readonly name?: string; readonly initialiser?: Initialiser }): Vector
  /** A vector of these numbers, which are not learned. */
  constant(values: readonly number[]): Vector
}

const byDefault: Initialiser = { kind: 'default' }

type StateSizes = Readonly<Record<string, number>>
type Inputs<States extends StateSizes> = { readonly [Name in keyof States | 'x']: Vector }
type Results<States extends StateSizes> = { readonly [Name in keyof States | 'y']: Vector }

/**
 * Records the cell whose equations `body` gives: from the input `x` [inputs] and the previous states to the next states and the
 * answer `y`. Throws a TypeError that names the cell, the nodes and both sizes where they do not fit.
 */
export function cell<const States extends StateSizes>(
  { name = 'unnamed', inputs, state }: { readonly name?: string; readonly inputs: number; readonly state: States },
  body: (vectors: Inputs<States>, build: Builder) => Results<States>,
): Cell {
  const graph: Recorder = { name, nodes: [], parameters: [], parameterCount: 0 }
  const vectors: Record<string, Vector> = { x: record(graph, { kind: 'input', size: inputs }) }
  for (const [unit, size] of Object.entries(state)) vectors[unit] = record(graph, { kind: 'state', name: unit, size })
  const results = body(vectors as Inputs<States>, builder(graph)) as Readonly<Record<string, Vector>>
  const states = Object.entries(state).map(([stateName, size]) => {
    const next = results[stateName]
    if (next?.size !== size)
      throw mismatch(graph, `the next value of state '${stateName}' [${size}]`, next ? describeNode(graph, next.id) : 'none')
    // A state that takes over another's old value gets a node of its own, so that all states can change at once in place.
    const own = graph.nodes[next.id].kind === 'state' ? slice(next, 0, size) : next
    return { name: stateName, size, previous: vectors[stateName].id, next: own.id }
  })
  return {
    name,
    inputs,
    outputs: results.y.size,
    nodes: graph.nodes,
    parameters: graph.parameters,
    parameterCount: graph.parameterCount,
    states,
    // An answer that is also a state is the state's new value.
    output: states.find(state => state.name === 'y')?.next ?? results.y.id,
  }
}

function builder(graph: Recorder): Builder {
  const parameter = (name: string | undefined, rows: number, columns: number, initialiser: Initialiser): number => {
    const index = graph.parameters.length
    graph.parameters.push({ name: name ?? `w${index}`, rows, columns, offset: graph.parameterCount, initialiser })
    graph.parameterCount += rows * columns
    return index
  }
  return {
    dense(units, sources, { name, bias = true, weights = byDefault } = {}) {
      const columns = sources.reduce((sum, source) => sum + source.size, 0)
      if (Array.isArray(bias) && bias.length !== units)
        throw mismatch(
          graph,
          `${units} starting biases for dense '${name ?? `w${graph.parameters.length}`}' [${units}]`,
          `${bias.length}`,
        )
      const weightIndex = parameter(name, units, columns, weights)
      const biasStart: Initialiser = typeof bias === 'boolean' ? weights : { kind: 'values', values: bias }
      const biasIndex = bias === false ? -1 : parameter(name && `${name} bias`, units, 1, biasStart)
      return record(graph, {
        kind: 'dense',
        sources: sources.map(({ id }) => id),
        weights: weightIndex,
        bias: biasIndex,
        size: units,
      })
    },
    weights(size, { name, initialiser = byDefault } = {}) {
      return record(graph, { kind: 'parameter', parameter: parameter(name, size, 1, initialiser), size })
    },
    constant: values => record(graph, { kind: 'constant', values, size: values.length }),
  }
}

/** The error for shapes that do not fit: names the cell, the nodes and what was expected. */
function mismatch({ name }: Recorder, expected: string, got: string): TypeError {
  return new TypeError(`Cell '${name}': expected ${expected}, got ${got}`)
}

function record(graph: Recorder, node: GraphNode): Vector {
  graph.nodes.push(node)
  return { id: graph.nodes.length - 1, size: node.size, graph }
}

/** The elementwise function of that name. */
export const unary =
  (operation: UnaryName) =>
  (source: Vector): Vector =>
    record(source.graph, { kind: 'unary', operation, source: source.id, size: source.size })

/** The logistic function 1 / (1 + e^-x), elementwise, as all that follow. */
export const sigmoid = unary('sigmoid')
/** The hyperbolic tangent. */
export const tanh = unary('tanh')
/** e^x. */
export const exp = unary('exp')
/** max(0, x). */
export const relu = unary('relu')
/** x². */
export const square = unary('square')
/** The square root. */
export const sqrt = unary('sqrt')
/** 1/x. */
export const reciprocal = unary('reciprocal')
/** A hard threshold: 1 from 0 on, else 0; its derivative is 0 (see `thresholdError`). */
export const step = unary('step')

/** The elementwise operation of that name; throws a TypeError that names both vectors where their sizes differ. */
export function binary(operation: 'add' | 'subtract' | 'multiply') {
  return (left: Vector, right: Vector): Vector => {
    if (left.size !== right.size)
      throw mismatch(
        left.graph,
        `two vectors of one size to ${operation}`,
        `${describeNode(left.graph, left.id)} and ${describeNode(right.graph, right.id)}`,
      )
    return record(left.graph, { kind: 'binary', operation, left: left.id, right: right.id, size: left.size })
  }
}

/** left + right, elementwise; a TypeError where sizes differ, as in the two that follow. */
export const add = binary('add')
/** left - right, elementwise. */
export const subtract = binary('subtract')
/** left · right, elementwise. */
export const multiply = binary('multiply')

/** scale · source + shift. */
export function affine(source: Vector, scale: number, shift = 0): Vector {
  return record(source.graph, { kind: 'affine', source: source.id, scale, shift, size: source.size })
}

/** All elements of the vectors, one vector after the other. */
export function concat(...sources: readonly Vector[]): Vector {
  const size = sources.reduce((sum, source) => sum + source.size, 0)
  return record(sources[0].graph, { kind: 'concat', sources: sources.map(({ id }) => id), size })
}

/** Elements from..from+size-1. */
export function slice(source: Vector, from: number, size: number): Vector {
  if (from < 0 || from + size > source.size)
    throw mismatch(
      source.graph,
      `a slice within the elements 0..${source.size - 1} of ${describeNode(source.graph, source.id)}`,
      `${from}..${from + size - 1}`,
    )
  return record(source.graph, { kind: 'slice', source: source.id, from, size })
}

/** [a, b] repeated twice is [a, a, b, b]. */
export function repeat(source: Vector, times: number): Vector {
  return record(source.graph, { kind: 'repeat', source: source.id, times, size: source.size * times })
}

/** The sum of all elements [1]. */
export function sum(source: Vector): Vector {
  return record(source.graph, { kind: 'sum', source: source.id, size: 1 })
}

/** The same values, through which no derivative passes: how a truncated gradient is written down. */
export function stopGradient(source: Vector): Vector {
  return record(source.graph, { kind: 'stopGradient', source: source.id, size: source.size })
}
