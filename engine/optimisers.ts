// Weight updates from a gradient, in place. Each optimiser sets the gradient to zero when it has used it up.
//
//   sgd       w -= η g                                                (momentum μ: v = μ v - η g, w += v; B. T. Polyak 1964)
//   rmsprop   s = ρ s + (1 - ρ) g², w -= η g / (sqrt(s) + ε)          (T. Tieleman & G. Hinton 2012, lecture 6.5)
//   adam      m, v running means of g, g² with bias correction        (D. P. Kingma & J. Ba 2015, "Adam", ICLR, algorithm 1)
//
// Clipping by norm: R. Pascanu, T. Mikolov & Y. Bengio (2013), "On the difficulty of training recurrent neural networks", ICML.

/** An update as data, for back ends that have it built in. */
export type UpdateRule =
  | { readonly kind: 'sgd'; readonly learningRate: number; readonly momentum: number }
  | { readonly kind: 'rmsprop'; readonly learningRate: number; readonly decay: number; readonly epsilon: number }
  | {
      readonly kind: 'adam'
      readonly learningRate: number
      readonly beta1: number
      readonly beta2: number
      readonly epsilon: number
    }

/** Whether a rule remembers anything from one update to the next. */
export const hasMemory = (rule: UpdateRule): boolean => rule.kind !== 'sgd' || rule.momentum !== 0

/** Turns a gradient into a change of the weights. */
export interface Optimiser {
  /** Says what `update` does; an optimiser of one's own leaves it out. */
  readonly rule?: UpdateRule
  /** The norm that gradients are scaled down to before they are used. */
  readonly clipNorm?: number
  /** Changes the weights [n] by the gradient dE/dw [n], then zeroes the gradient. */
  update(weights: Float64Array, gradient: Float64Array): void
}

/** Gradient descent, with momentum where `momentum` is above 0. `size` is the number of weights. */
export function sgd(
  size: number,
  { learningRate, momentum = 0 }: { readonly learningRate: number; readonly momentum?: number },
): Optimiser {
  const rule = { kind: 'sgd', learningRate, momentum } as const
  if (momentum === 0)
    return {
      rule,
      update(weights, gradient) {
        for (let i = 0; i < size; i++) {
          weights[i] -= learningRate * gradient[i]
          gradient[i] = 0
        }
      },
    }
  const velocity = new Float64Array(size)
  return {
    rule,
    update(weights, gradient) {
      for (let i = 0; i < size; i++) {
        velocity[i] = momentum * velocity[i] - learningRate * gradient[i]
        weights[i] += velocity[i]
        gradient[i] = 0
      }
    },
  }
}

/** RMSprop; `size` is the number of weights. */
export function rmsprop(
  size: number,
  {
    learningRate,
    decay = 0.9,
    epsilon = 1e-8,
  }: { readonly learningRate: number; readonly decay?: number; readonly epsilon?: number },
): Optimiser {
  const meanSquare = new Float64Array(size)
  return {
    rule: { kind: 'rmsprop', learningRate, decay, epsilon },
    update(weights, gradient) {
      for (let i = 0; i < size; i++) {
        meanSquare[i] = decay * meanSquare[i] + (1 - decay) * gradient[i] * gradient[i]
        weights[i] -= (learningRate * gradient[i]) / (Math.sqrt(meanSquare[i]) + epsilon)
        gradient[i] = 0
      }
    },
  }
}

/** Of Adam; defaults as published. */
export interface AdamOptions {
  readonly learningRate: number
  readonly beta1?: number
  readonly beta2?: number
  readonly epsilon?: number
}

/** Adam; `size` is the number of weights. */
export function adam(size: number, { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions): Optimiser {
  const mean = new Float64Array(size)
  const meanSquare = new Float64Array(size)
  // beta^t, as running products: no power function is needed.
  let beta1Power = 1
  let beta2Power = 1
  return {
    rule: { kind: 'adam', learningRate, beta1, beta2, epsilon },
    update(weights, gradient) {
      beta1Power *= beta1
      beta2Power *= beta2
      for (let i = 0; i < size; i++) {
        mean[i] = beta1 * mean[i] + (1 - beta1) * gradient[i]
        meanSquare[i] = beta2 * meanSquare[i] + (1 - beta2) * gradient[i] * gradient[i]
        const corrected = mean[i] / (1 - beta1Power)
        weights[i] -= (learningRate * corrected) / (Math.sqrt(meanSquare[i] / (1 - beta2Power)) + epsilon)
        gradient[i] = 0
      }
    },
  }
}

/** Scales the gradient down to Euclidean norm `threshold` before it reaches `optimiser`, when it is longer. */
export function clipped(optimiser: Optimiser, threshold: number): Optimiser {
  return {
    ...(optimiser.rule && optimiser.clipNorm === undefined ? { rule: optimiser.rule, clipNorm: threshold } : {}),
    update(weights, gradient) {
      // In the order of all sums over vectors: even elements, odd elements, both.
      let even = 0
      let odd = 0
      for (let i = 0; i < gradient.length; i += 2) {
        even += gradient[i] * gradient[i]
        if (i + 1 < gradient.length) odd += gradient[i + 1] * gradient[i + 1]
      }
      const norm = Math.sqrt(even + odd)
      if (norm > threshold) for (let i = 0; i < gradient.length; i++) gradient[i] *= threshold / norm
      optimiser.update(weights, gradient)
    },
  }
}
