// Where values, adjoints and weights lie: what a later pass reads in the rows of the tape, all else in one fixed place that all steps
// share.

import { liveStates } from '../../../analysis/reach.ts'
import type { Cell, NodeId } from '../../../graph.ts'
import { DOUBLE, padded } from '../../units.ts'
import type { Names } from './names.ts'
import type { Work } from './work.ts'

/** A place, before it is known which pointer of a function leads there. */
export interface Where {
  readonly region: 'row' | 'previous' | 'static'
  readonly offset: number
}

export interface NetState {
  readonly name: string
  readonly size: number
  readonly previous: NodeId
  readonly next: NodeId
  readonly live: boolean
  /** Set to the target after a step that has one (teacher forcing). */
  readonly forced: boolean
  /** Where a row holds it. */
  readonly offset: number
  /** Its value has to be copied there at the end of a step. */
  readonly copied: boolean
  /** Where a backward pass keeps its adjoint, within one of the two carry areas. */
  readonly carry: number
}

export interface Places {
  readonly states: readonly NetState[]
  /** Where nodes that are not mere names have their values. */
  readonly values: ReadonlyMap<NodeId, Where>
  /** Where active nodes have their adjoints. */
  readonly adjoints: ReadonlyMap<NodeId, Where>
  /** Constant nodes with their places. */
  readonly constants: readonly { readonly offset: number; readonly values: readonly number[] }[]
  readonly weights: number
  readonly gradient: number
  /** Two areas, taken in turns: what a step's backward pass reads, and what it leaves for the step before. */
  readonly carries: readonly [number, number]
  readonly carryBytes: number
  readonly rowBytes: number
  /** Where everything that has a fixed size ends. */
  readonly staticEnd: number
}

export interface Wanted {
  readonly symbolInput: boolean
  readonly teacherForcing: boolean
  readonly work: Work
  /** Nodes whose values a later pass reads. */
  readonly recorded: ReadonlySet<NodeId>
  /** For each node: it has an adjoint. */
  readonly active: readonly boolean[]
}

/** The first bytes stay free, so that address 0 is never a place. */
const FIRST = 64

export function placesOf(cell: Cell, { root }: Names, { symbolInput, teacherForcing, work, recorded, active }: Wanted): Places {
  const { nodes } = cell
  const row = doublesFrom(0)
  const fixed = doublesFrom(FIRST)
  const input = row.take(symbolInput ? 2 : cell.inputs)
  // Slack behind the weights: the last vector of an odd number of units is read as a whole pair.
  const weights = fixed.take(cell.parameterCount + 2)
  const gradient = fixed.take(cell.parameterCount + 2)

  const values = new Map<NodeId, Where>()
  const constants: { offset: number; values: readonly number[] }[] = []
  nodes.forEach((node, id) => {
    if (node.kind === 'input') values.set(id, { region: 'row', offset: input })
    else if (node.kind === 'parameter')
      values.set(id, { region: 'static', offset: weights + DOUBLE * cell.parameters[node.parameter].offset })
    else if (node.kind === 'constant') {
      const offset = fixed.take(node.size)
      values.set(id, { region: 'static', offset })
      constants.push({ offset, values: node.values })
    }
  })
  for (const id of [...work.stateNodes, ...work.answerNodes].sort((a, b) => a - b))
    values.set(
      id,
      recorded.has(id)
        ? { region: 'row', offset: row.take(nodes[id].size) }
        : { region: 'static', offset: fixed.take(nodes[id].size) },
    )

  const live = liveStates(cell)
  const carry = doublesFrom(0)
  const states = work.states.map((state): NetState => {
    const { id, offset } = root(state.next)
    const value = nodes[id].kind === 'state' ? undefined : values.get(id)
    const forced = teacherForcing && state.next === cell.output
    const shared = !forced && value?.region === 'row'
    return {
      ...state,
      live: live.includes(state),
      forced,
      copied: !shared,
      offset: shared ? value.offset + DOUBLE * offset : row.take(state.size),
      carry: carry.take(state.size),
    }
  })
  for (const { previous, offset } of states) values.set(previous, { region: 'previous', offset })

  const adjoints = new Map<NodeId, Where>()
  nodes.forEach(({ size }, id) => {
    if (active[id]) adjoints.set(id, { region: 'static', offset: fixed.take(size) })
  })
  const carryBytes = carry.end()
  const carries = [fixed.take(carryBytes / DOUBLE), fixed.take(carryBytes / DOUBLE)] as const
  return {
    states,
    values,
    adjoints,
    constants,
    weights,
    gradient,
    carries,
    carryBytes,
    rowBytes: row.end(),
    staticEnd: fixed.end(),
  }
}

/** Room for doubles from `start` on, handed out in whole pairs. */
function doublesFrom(start: number): { take(count: number): number; end(): number } {
  let end = start
  return {
    take(count) {
      end += DOUBLE * padded(count)
      return end - DOUBLE * padded(count)
    },
    end: () => end,
  }
}
