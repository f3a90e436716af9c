// Code for the optimisers of ../optimisers.ts: the same arithmetic, in pairs.

import { block, br_if, f64, f64x2, i32, local, v128 } from 'wasmati'
import type { Optimiser } from '../../optimisers.ts'
import type { MemoryMap } from '../plan/memory.ts'
import type { Net } from '../plan/net.ts'
import { DOUBLE } from '../units.ts'
import { at, define, forParts, loadScalar, loadSplat, type Pair, type Place } from './assembler.ts'
import { lanes } from './dense.ts'

type Value = ReturnType<typeof f64x2.add>

/** What an update reads from memory, in this order: numbers that may change from one to the next. */
export type Settings = readonly number[]

/** Gives the settings of one update after the other. */
export function settingsOf({ rule, clipNorm = 0 }: Optimiser): () => Settings {
  if (rule === undefined) throw new TypeError('Expected an optimiser with a rule')
  switch (rule.kind) {
    case 'sgd': {
      const settings = [clipNorm, rule.learningRate, rule.momentum]
      return () => settings
    }
    case 'rmsprop': {
      const settings = [clipNorm, rule.learningRate, rule.decay, 1 - rule.decay, rule.epsilon]
      return () => settings
    }
    case 'adam': {
      const { learningRate, beta1, beta2, epsilon } = rule
      const settings = [clipNorm, learningRate, beta1, 1 - beta1, beta2, 1 - beta2, epsilon, 1, 1]
      // beta^t as running products: no power function is needed.
      let [power1, power2] = [1, 1]
      return () => {
        power1 *= beta1
        power2 *= beta2
        settings[7] = 1 - power1
        settings[8] = 1 - power2
        return settings
      }
    }
  }
}

/** () -> weights changed by the gradient, which is then zero. */
export function updateStep(net: Net, map: MemoryMap, { rule, clipNorm }: Optimiser) {
  if (rule === undefined) throw new TypeError('Expected an optimiser with a rule')
  const count = net.cell.parameterCount
  const vectorBytes = DOUBLE * (count + 2)
  const [weights, gradient] = [at(undefined, net.weights), at(undefined, net.gradient)]
  const [first, second] = [at(undefined, map.optimiser), at(undefined, map.optimiser + vectorBytes)]
  const setting = (i: number): Place => at(undefined, map.settings + DOUBLE * i)
  return define(0, 1, (_, locals) => {
    if (count === 0) return
    const held = new Map<number, Pair>()
    /** A setting in both lanes. */
    const use = (i: number): Value => local.get(held.get(i)!)
    for (let i = 1; i < 9; i++) {
      const pair = locals.pair()
      held.set(i, pair)
      local.set(pair, loadSplat(setting(i)))
    }
    if (clipNorm !== undefined) {
      const sum = locals.pair()
      const norm = locals.scalar()
      local.set(sum, v128.const('f64x2', [0, 0]))
      forParts(locals, count, part => {
        const g = locals.pair()
        local.set(g, part.load(gradient))
        local.set(sum, f64x2.add(local.get(sum), f64x2.mul(local.get(g), local.get(g))))
      })
      local.set(norm, f64.sqrt(f64x2.extract_lane(0, f64x2.add(lanes(sum, sum, 0), lanes(sum, sum, 1)))))
      block(null, done => {
        i32.eqz(f64.gt(local.get(norm), loadScalar(setting(0))))
        br_if(done)
        local.set(sum, f64x2.splat(f64.div(loadScalar(setting(0)), local.get(norm))))
        forParts(locals, count, part => {
          const g = locals.pair()
          local.set(g, f64x2.mul(part.load(gradient), local.get(sum)))
          part.store(gradient, g)
        })
      })
    }
    forParts(locals, count, ({ load, store }) => {
      const [g, a, b] = locals.pairs(3)
      local.set(g, load(gradient))
      const old = (): Value => load(weights)
      if (rule.kind === 'sgd' && rule.momentum === 0) local.set(a, f64x2.sub(old(), f64x2.mul(use(1), local.get(g))))
      else if (rule.kind === 'sgd') {
        local.set(b, f64x2.sub(f64x2.mul(use(2), load(first)), f64x2.mul(use(1), local.get(g))))
        store(first, b)
        local.set(a, f64x2.add(old(), local.get(b)))
      } else if (rule.kind === 'rmsprop') {
        local.set(b, meanSquare(load(first), 2, 3, g))
        store(first, b)
        local.set(a, f64x2.sub(old(), f64x2.div(f64x2.mul(use(1), local.get(g)), f64x2.add(f64x2.sqrt(local.get(b)), use(4)))))
      } else {
        local.set(a, f64x2.add(f64x2.mul(use(2), load(first)), f64x2.mul(use(3), local.get(g))))
        store(first, a)
        local.set(b, meanSquare(load(second), 4, 5, g))
        store(second, b)
        const numerator = f64x2.mul(use(1), f64x2.div(local.get(a), use(7)))
        local.set(g, f64x2.div(numerator, f64x2.add(f64x2.sqrt(f64x2.div(local.get(b), use(8))), use(6))))
        local.set(a, f64x2.sub(old(), local.get(g)))
      }
      store(weights, a)
      local.set(b, v128.const('f64x2', [0, 0]))
      store(gradient, b)
    })

    /** decay · s + ((1 - decay) · g) · g. */
    function meanSquare(s: Value, decay: number, rest: number, g: Pair): Value {
      return f64x2.add(f64x2.mul(s, use(decay)), f64x2.mul(f64x2.mul(use(rest), local.get(g)), local.get(g)))
    }
  })
}
