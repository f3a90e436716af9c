// Code that evaluates the plan of a step's Jacobian: straight lines of scalar arithmetic. A derivative that is used once is computed
// where it is used; products with 1 fall away; what is wanted outside is stored.

import { f64, local } from 'wasmati'
import { type Factor, ONE, type StepJacobian } from '../../analysis/step-jacobian.ts'
import type { UnaryName } from '../../elementwise.ts'
import type { Net } from '../plan/net.ts'
import { at, CannotCompile, DOUBLE, define, loadScalar, type Place, plus, type Scalar, storeScalarOf } from './assembler.ts'
import { type Code, type ConstantPool, codeFor } from './code.ts'
import { slopeReads } from './functions.ts'

type Value = ReturnType<typeof f64.add>

/** Above so many derivatives the code would grow too long. */
const MOST_SLOTS = 60_000

/** (previous row) -> the values of `wanted` slots at their addresses. Slot ONE must not be among them. */
export function jacobianStep(
  net: Net,
  pool: ConstantPool,
  { slots }: StepJacobian,
  wanted: readonly { readonly slot: number; readonly address: number }[],
) {
  if (slots.length > MOST_SLOTS)
    throw new CannotCompile(`forward mode needs ${slots.length} derivatives a step, of which at most ${MOST_SLOTS} are compiled`)
  const uses = new Map<string | number, number>()
  const count = (key: string | number): number => {
    const before = uses.get(key) ?? 0
    uses.set(key, before + 1)
    return before
  }
  const needed = new Set<number>()
  const visit = (slot: number): void => {
    if (count(slot) > 0) return
    needed.add(slot)
    for (const { slot: source, factor } of slots[slot]) {
      if (factor?.kind === 'slope') count(slopeKey(factor))
      if (source !== ONE) visit(source)
    }
  }
  for (const { slot } of wanted) visit(slot)
  const shared = [...uses.values()].filter(times => times > 1).length

  return define(1, shared, ([previous], locals) => {
    const code = codeFor(net, locals, pool, previous)
    const held = new Map<string | number, Scalar>()
    /** Computes what has several uses once, at the first. */
    const once = (key: string | number, compute: () => Value): Value => {
      if (uses.get(key) === 1) return compute()
      const known = held.get(key)
      if (known) return local.get(known)
      const scalar = locals.scalar()
      held.set(key, scalar)
      compute()
      return local.tee(scalar)
    }
    const factorValue = (factor: Factor): Value => {
      switch (factor.kind) {
        case 'number':
          return f64.const(factor.value)
        case 'weight':
          return loadScalar(at(undefined, net.weights + factor.index * DOUBLE))
        case 'value':
          return loadScalar(elementOf(code, factor.node, factor.element))
        case 'slope': {
          const node = net.cell.nodes[factor.node]
          if (node.kind !== 'unary') throw new TypeError(`Expected a slope at a unary node, got '${node.kind}'`)
          const reads = slopeReads(factor.operation)
          return once(slopeKey(factor), () =>
            slope(factor.operation, () => loadScalar(elementOf(code, reads === 'x' ? node.source : factor.node, factor.element))),
          )
        }
      }
    }
    const slotValue = (slot: number): Value =>
      once(slot, () => {
        const [first, ...others] = slots[slot].map(({ slot: source, factor }) => (): Value => {
          if (factor === undefined) return source === ONE ? f64.const(1) : slotValue(source)
          return source === ONE ? factorValue(factor) : f64.mul(factorValue(factor), slotValue(source))
        })
        return others.reduce((sum, other) => f64.add(sum, other()), first())
      })
    for (const { slot, address } of wanted) storeScalarOf(at(undefined, address), () => slotValue(slot))
  })
}

const slopeKey = ({ node, element }: { readonly node: number; readonly element: number }): string => `${node} ${element}`

function elementOf({ net, place }: Code, id: number, element: number): Place {
  return plus(place(net.whereOf(id)), element * DOUBLE)
}

/** f'(x) as in elementwise.ts, from x or y as `slopeReads` says; for relu 1 where y > 0. */
function slope(operation: UnaryName, read: () => Value): Value {
  switch (operation) {
    case 'sigmoid':
      return f64.mul(read(), f64.sub(f64.const(1), read()))
    case 'tanh':
      return f64.sub(f64.const(1), f64.mul(read(), read()))
    case 'exp':
      return read()
    case 'relu':
      return f64.convert_i32_s(f64.gt(read(), f64.const(0)))
    case 'square':
      return f64.mul(f64.const(2), read())
    case 'sqrt':
      return f64.div(f64.const(0.5), read())
    case 'reciprocal':
      return f64.mul(f64.neg(read()), read())
    case 'step':
      return f64.const(0)
  }
}
