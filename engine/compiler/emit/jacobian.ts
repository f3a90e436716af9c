// Code that evaluates the plan of a step's Jacobian, in scalar arithmetic. A derivative that is used once is computed where it is used;
// products with 1 fall away; what is wanted outside is stored. Few derivatives are straight lines of code; of many, those that differ in
// their weights only (a row of W times slopes) become loops.

import { f64, local } from 'wasmati'
import { type Factor, ONE, type StepJacobian } from '../../analysis/step-jacobian.ts'
import { slopeReads } from '../../elementwise.ts'
import type { Net } from '../plan/net.ts'
import { DOUBLE } from '../units.ts'
import { advance, at, define, loadScalar, type Place, plus, pointTo, repeatFor, type Scalar, storeScalarOf } from './assembler.ts'
import { type Code, type ConstantPool, codeFor } from './code.ts'
import { scalarArithmetic, slope } from './functions.ts'

type Value = ReturnType<typeof f64.add>
type Slope = Extract<Factor, { kind: 'slope' }>

/** So many wanted derivatives are written out; more become loops where they can. */
const WRITTEN_OUT = 512

interface Wanted {
  readonly slot: number
  readonly address: number
}

/** (previous row) -> the values of `wanted` slots at their addresses. Slot ONE must not be among them. */
export function jacobianStep(net: Net, pool: ConstantPool, { slots }: StepJacobian, wanted: readonly Wanted[]) {
  const { runs, single } = wanted.length > WRITTEN_OUT ? findRuns(slots, wanted) : { runs: [], single: wanted }
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
  for (const { slot } of single) visit(slot)
  const shared = [...uses.values()].filter(times => times > 1).length
  const hoisted = Math.max(0, ...runs.map(({ form }) => slopesIn(form).size))

  return define(1, shared + hoisted, ([previous], locals) => {
    const code = codeFor(net, locals, pool, previous)
    const held = new Map<string | number, Scalar>()
    /** Computes what has several uses once, at the first. */
    const once = (key: string | number, compute: () => Value): Value => {
      if ((uses.get(key) ?? 1) === 1 && !held.has(key)) return compute()
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
        case 'slope':
          return once(slopeKey(factor), () => slopeValue(factor))
      }
    }
    const slopeValue = (factor: Slope): Value => {
      const node = net.cell.nodes[factor.node]
      if (node.kind !== 'unary') throw new TypeError(`Expected a slope at a unary node, got '${node.kind}'`)
      const reads = slopeReads(factor.operation)
      return slope(factor.operation, scalarArithmetic, () =>
        loadScalar(elementOf(code, reads === 'x' ? node.source : factor.node, factor.element)),
      )
    }
    const slotValue = (slot: number): Value =>
      once(slot, () => {
        const [first, ...others] = slots[slot].map(({ slot: source, factor }) => (): Value => {
          if (factor === undefined) return source === ONE ? f64.const(1) : slotValue(source)
          return source === ONE ? factorValue(factor) : f64.mul(factorValue(factor), slotValue(source))
        })
        return others.reduce((sum, other) => f64.add(sum, other()), first())
      })
    for (const { slot, address } of single) storeScalarOf(at(undefined, address), () => slotValue(slot))
    for (const { form, first, strides, count, address } of runs)
      locals.scoped(() => {
        // What stays the same is computed before the loop, of which each turn takes the next weights.
        for (const [key, factor] of slopesIn(form)) {
          held.delete(key)
          const scalar = locals.scalar()
          local.set(scalar, slopeValue(factor))
          held.set(key, scalar)
        }
        const pointers = first.map(index => pointTo(locals, at(undefined, net.weights + index * DOUBLE)))
        const to = pointTo(locals, at(undefined, address))
        let weight = 0
        const value = (sum: Form): Value => {
          const [head, ...others] = sum.map(({ factor, rest }) => (): Value => {
            const left = (): Value =>
              factor === 'weight' ? loadScalar(at(pointers[weight++], 0)) : factorValue(factor as Factor)
            if (factor === undefined) return rest === undefined ? f64.const(1) : value(rest)
            return rest === undefined ? left() : f64.mul(left(), value(rest))
          })
          return others.reduce((total, other) => f64.add(total, other()), head())
        }
        repeatFor(locals, count, 1, () => {
          storeScalarOf(at(to, 0), () => value(form))
          advance(to, DOUBLE)
          for (const [i, pointer] of pointers.entries()) advance(pointer, strides[i] * DOUBLE)
        })
        for (const key of slopesIn(form).keys()) held.delete(key)
      })
  })
}

/** A derivative as a sum of products, with its weights left open: what derivatives of one loop have in common. */
type Form = readonly { readonly factor: Factor | 'weight' | undefined; readonly rest: Form | undefined }[]

/** Derivatives at consecutive addresses, of one form, whose weights lie at equal distances. */
interface FormRun {
  readonly form: Form
  readonly first: readonly number[]
  readonly strides: readonly number[]
  readonly count: number
  readonly address: number
}

/** Longer forms, and those of more weights, stay written out. */
const MOST_TERMS = 100
const MOST_WEIGHTS = 16

function findRuns(slots: StepJacobian['slots'], wanted: readonly Wanted[]): { runs: FormRun[]; single: Wanted[] } {
  const runs: FormRun[] = []
  const single: Wanted[] = []
  const forms = wanted.map(({ slot }) => formOf(slots, slot))
  for (let i = 0; i < wanted.length; ) {
    const start = forms[i]
    const strides = start?.weights.map((weight, k) => (forms[i + 1]?.weights[k] ?? 0) - weight)
    let next = i + 1
    while (
      start &&
      next < wanted.length &&
      forms[next]?.key === start.key &&
      wanted[next].address === wanted[next - 1].address + DOUBLE &&
      forms[next]!.weights.every((weight, k) => weight === forms[next - 1]!.weights[k] + strides![k])
    )
      next++
    if (start && next - i >= 4)
      runs.push({ form: start.form, first: start.weights, strides: strides!, count: next - i, address: wanted[i].address })
    else single.push(...wanted.slice(i, next))
    i = next
  }
  return { runs, single }
}

/** Undefined where the form is too long. */
function formOf(slots: StepJacobian['slots'], slot: number): { form: Form; weights: number[]; key: string } | undefined {
  const weights: number[] = []
  let terms = 0
  const expand = (from: number): Form | undefined => {
    const form: { factor: Factor | 'weight' | undefined; rest: Form | undefined }[] = []
    for (const { slot: source, factor } of slots[from]) {
      if (++terms > MOST_TERMS) return undefined
      if (factor?.kind === 'weight') weights.push(factor.index)
      const rest = source === ONE ? undefined : expand(source)
      if (source !== ONE && rest === undefined) return undefined
      form.push({ factor: factor?.kind === 'weight' ? 'weight' : factor, rest })
    }
    return form
  }
  const form = expand(slot)
  return form && weights.length <= MOST_WEIGHTS ? { form, weights, key: JSON.stringify(form) } : undefined
}

function slopesIn(form: Form, found = new Map<string, Slope>()): Map<string, Slope> {
  for (const { factor, rest } of form) {
    if (typeof factor === 'object' && factor.kind === 'slope') found.set(slopeKey(factor), factor)
    if (rest) slopesIn(rest, found)
  }
  return found
}

const slopeKey = ({ node, element }: { readonly node: number; readonly element: number }): string => `${node} ${element}`

function elementOf({ net, place }: Code, id: number, element: number): Place {
  return plus(place(net.whereOf(id)), element * DOUBLE)
}
