// Quickprop, and the rule by which a training phase ends.
//
// S. E. Fahlman (1988), "An empirical study of learning speed in back-propagation networks", Technical Report CMU-CS-88-162, Carnegie
// Mellon University. Per weight, with s = dE/dw + decay w, its value p of the epoch before, and the last step d:
//   (1) where s and p say that the last step went on downhill or the parabola through both has its minimum too far ahead: step μ d
//   (2) else to the minimum of the parabola: step d s / (p - s)
//   (3) and, unless the last step went uphill, -ε s besides; -ε s alone where there was no step
// "Too far" is s beyond p μ / (1 + μ), where (2) would step further than μ d.

export interface QuickpropOptions {
  /** ε: step per slope. */
  readonly epsilon: number
  /** μ: the greatest growth of a step from one epoch to the next. */
  readonly mu: number
  /** Added to a slope, per weight. */
  readonly decay: number
}

/** Changes the first weights, as many as `slopes` has, by one step. */
export type QuickpropStep = (weights: Float64Array, slopes: Float64Array) => void

/** Quickprop with its memory of steps and slopes of up to `size` weights, none as yet. */
export function quickprop(size: number, { epsilon, mu, decay }: QuickpropOptions): QuickpropStep {
  const steps = new Float64Array(size)
  const slopesBefore = new Float64Array(size)
  const shrink = mu / (1 + mu)
  return (weights, slopes) => {
    for (let i = 0; i < slopes.length; i++) {
      const [d, p] = [steps[i], slopesBefore[i]]
      const s = slopes[i] + decay * weights[i]
      let step = 0
      if (d < 0) {
        if (s > 0) step -= epsilon * s
        step += s >= shrink * p ? mu * d : (d * s) / (p - s)
      } else if (d > 0) {
        if (s < 0) step -= epsilon * s
        step += s <= shrink * p ? mu * d : (d * s) / (p - s)
      } else step -= epsilon * s
      weights[i] += step
      steps[i] = step
      slopesBefore[i] = s
    }
  }
}

export interface PatienceOptions {
  /** Epochs without a notable change until a phase has stagnated. */
  readonly patience: number
  /** A change is notable from this share of the last notable value. */
  readonly threshold: number
  /** Epochs that a phase may have at most. */
  readonly mostEpochs: number
}

/** Hears a phase's error or score after each epoch; tells whether the phase is over. */
export function phaseEnd({ patience, threshold, mostEpochs }: PatienceOptions): (value: number) => boolean {
  let epoch = 0
  let last = 0
  let deadline = 0
  return value => {
    if (epoch === 0 || Math.abs(value - last) > threshold * last) {
      last = value
      deadline = epoch + patience
    }
    return epoch >= deadline || ++epoch >= mostEpochs
  }
}
