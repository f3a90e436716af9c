// The values that the weights at the units of dense nodes are multiplied by, gathered once a step: d net_i / d W_ij = (source j).

import { segmentsOf } from '../../../analysis/segments.ts'
import type { EntryPoint } from '../../../analysis/step-jacobian.ts'
import type { NodeId } from '../../../graph.ts'
import { DOUBLE, padded } from '../../units.ts'
import type { Net } from '../net.ts'
import type { Take } from './room.ts'

/** The values of a dense node's sources, and 1 for a bias; [columns + 1, padded]. */
export interface SourceBuffer {
  /** One of the dense nodes that read these sources. */
  readonly node: NodeId
  readonly address: number
  readonly columns: number
  readonly biased: boolean
  /** First columns and numbers of columns of one-hot inputs. */
  readonly symbols: readonly { readonly column: number; readonly size: number }[]
}

/** Of an entry point: undefined for a weight of a vector, which is multiplied by 1. */
export type BufferOf = (entryPoint: number) => SourceBuffer | undefined

/** One buffer for all dense nodes that read the same sources and agree on having a bias. */
export function sourceBuffers(
  { cell, symbolInput }: Net,
  entryPoints: readonly EntryPoint[],
  take: Take,
): { readonly buffers: readonly SourceBuffer[]; readonly bufferOf: BufferOf } {
  const byKey = new Map<string, SourceBuffer>()
  const ofPoints = entryPoints.map(({ node: id }): SourceBuffer | undefined => {
    const node = cell.nodes[id]
    if (node.kind !== 'dense') return undefined
    const biased = node.bias >= 0
    const key = `${node.sources.join()} ${biased}`
    const known = byKey.get(key)
    if (known) return known
    const { columns } = cell.parameters[node.weights]
    const symbols = segmentsOf(cell, node).filter(({ source }) => symbolInput && cell.nodes[source].kind === 'input')
    const buffer = { node: id, address: take(DOUBLE * padded(columns + 1)), columns, biased, symbols }
    byKey.set(key, buffer)
    return buffer
  })
  return { buffers: [...byKey.values()], bufferOf: entryPoint => ofPoints[entryPoint] }
}
