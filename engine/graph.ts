// The graph of one time step of a cell: nodes in evaluation order, each a vector. Few kinds, so that every back end and every
// derivation (reverse mode, forward mode, error flow) has little to know. Made by the cell language in cell.ts.

import type { UnaryName } from './elementwise.ts'

/** Position of a node in the graph; a node only reads nodes before it. */
export type NodeId = number

export type GraphNode =
  /** The step's input row x(t), or its one-hot symbol. */
  | { readonly kind: 'input'; readonly size: number }
  /** A state at t-1 (zeros before the first step). */
  | { readonly kind: 'state'; readonly name: string; readonly size: number }
  | { readonly kind: 'constant'; readonly values: readonly number[]; readonly size: number }
  /** A weight vector, used elementwise (a diagonal matrix, say). */
  | { readonly kind: 'parameter'; readonly parameter: number; readonly size: number }
  /** bias + weights · [sources]; the weights' columns run over the concatenated sources. `bias` is -1 where there is none. */
  | {
      readonly kind: 'dense'
      readonly sources: readonly NodeId[]
      readonly weights: number
      readonly bias: number
      readonly size: number
    }
  | { readonly kind: 'unary'; readonly operation: UnaryName; readonly source: NodeId; readonly size: number }
  /** scale · source + shift. */
  | { readonly kind: 'affine'; readonly source: NodeId; readonly scale: number; readonly shift: number; readonly size: number }
  | {
      readonly kind: 'binary'
      readonly operation: 'add' | 'subtract' | 'multiply'
      readonly left: NodeId
      readonly right: NodeId
      readonly size: number
    }
  | { readonly kind: 'concat'; readonly sources: readonly NodeId[]; readonly size: number }
  | { readonly kind: 'slice'; readonly source: NodeId; readonly from: number; readonly size: number }
  /** Every element `times` times in a row: a block's gate reaches each of its cells. */
  | { readonly kind: 'repeat'; readonly source: NodeId; readonly times: number; readonly size: number }
  /** Sum of all elements; size 1. */
  | { readonly kind: 'sum'; readonly source: NodeId; readonly size: number }
  /** Its source's value, through which no derivative passes. */
  | { readonly kind: 'stopGradient'; readonly source: NodeId; readonly size: number }

/**
 * How a weight gets its first value: by the method's default, uniformly in its own range, normally with a standard deviation, as a multiple
 * of the identity or a random orthogonal matrix (square matrices), or exactly.
 */
export type Initialiser =
  | { readonly kind: 'default' }
  | { readonly kind: 'normal'; readonly deviation: number }
  | { readonly kind: 'identity'; readonly scale: number }
  | { readonly kind: 'orthogonal'; readonly scale: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'values'; readonly values: readonly number[] }

/** A weight matrix (column-major: a source's weights to all units lie together) or, with one column, a vector. */
export interface Parameter {
  readonly name: string
  readonly rows: number
  readonly columns: number
  /** Where it starts in the flat vector of all weights. */
  readonly offset: number
  readonly initialiser: Initialiser
}

export interface Cell {
  /** Name in messages and reports. */
  readonly name: string
  readonly inputs: number
  readonly outputs: number
  readonly nodes: readonly GraphNode[]
  readonly parameters: readonly Parameter[]
  readonly parameterCount: number
  /** For each state: the node that reads its old value and the node that holds its new one. */
  readonly states: readonly { readonly name: string; readonly size: number; readonly previous: NodeId; readonly next: NodeId }[]
  /** The answer y(t). */
  readonly output: NodeId
}

/** The nodes that a node reads. */
export function sourcesOf(node: GraphNode): readonly NodeId[] {
  switch (node.kind) {
    case 'input':
    case 'state':
    case 'constant':
    case 'parameter':
      return []
    case 'dense':
    case 'concat':
      return node.sources
    case 'binary':
      return [node.left, node.right]
    case 'unary':
    case 'affine':
    case 'slice':
    case 'repeat':
    case 'sum':
    case 'stopGradient':
      return [node.source]
  }
}

/** How messages speak of a node: what it is, its name where it has one, and its size. */
export function describeNode({ nodes, parameters }: Pick<Cell, 'nodes' | 'parameters'>, id: NodeId): string {
  const node = nodes[id]
  switch (node.kind) {
    case 'state':
      return `state '${node.name}' [${node.size}]`
    case 'dense':
      return `dense '${parameters[node.weights].name}' [${node.size}]`
    case 'parameter':
      return `weights '${parameters[node.parameter].name}' [${node.size}]`
    case 'unary':
    case 'binary':
      return `${node.operation} (node ${id}) [${node.size}]`
    default:
      return `${node.kind} (node ${id}) [${node.size}]`
  }
}

/** How messages speak of weight number `index` of a cell: the matrix or vector that it stands in, its unit, and the unit's source. */
export function describeWeight({ parameters }: Pick<Cell, 'parameters'>, index: number): string {
  const parameter = parameters.find(({ offset, rows, columns }) => index >= offset && index < offset + rows * columns)
  if (parameter === undefined) return `weight ${index}`
  const { name, rows, columns, offset } = parameter
  const unit = (index - offset) % rows
  return columns === 1
    ? `'${name}' of unit ${unit}`
    : `'${name}' of unit ${unit} from source ${Math.floor((index - offset) / rows)}`
}
