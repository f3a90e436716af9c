// A training or test sequence: inputs at every step, targets at the steps that carry one. Buffers are reused between sequences.

/** How a step's input is given: a row of numbers, or the index of a one-hot symbol (which costs a gather, not a product). */
export type InputKind = 'dense' | 'symbols'

export interface Sequence {
  /** Steps. */
  readonly length: number
  readonly inputKind: InputKind
  /** Width of a dense row, or the number of symbols. */
  readonly inputSize: number
  readonly targetSize: number
  /** Dense inputs, row-major [length × inputSize]; empty for symbols. Longer than the sequence: read only what `length` covers. */
  readonly inputs: Float64Array
  /** Symbols [length], each in 0..inputSize-1; empty for dense input. */
  readonly symbols: Uint16Array
  /** How many steps carry a target. */
  readonly targetCount: number
  /** The steps that carry a target, ascending [targetCount]. */
  readonly targetSteps: Int32Array
  /** Targets, row-major [targetCount × targetSize]. */
  readonly targets: Float64Array
}

/** A sequence that a task fills in: `begin`, then inputs for every step, then targets in ascending order of step. */
export interface SequenceBuffer extends Sequence {
  /** Starts a new sequence of `length` steps: dense inputs are zeroed, targets dropped. */
  begin(length: number): void
  /** Sets input `unit` at `step` (dense sequences). */
  setInput(step: number, unit: number, value: number): void
  setSymbol(step: number, symbol: number): void
  /** Adds a target at `step`, zero for all outputs. */
  addTarget(step: number): void
  /** Sets output `unit` of the target added last. */
  setTarget(unit: number, value: number): void
}

export function sequenceBuffer(inputKind: InputKind, inputSize: number, targetSize: number): SequenceBuffer {
  const dense = inputKind === 'dense'
  const buffer = {
    length: 0,
    inputKind,
    inputSize,
    targetSize,
    inputs: new Float64Array(0),
    symbols: new Uint16Array(0),
    targetCount: 0,
    targetSteps: new Int32Array(1),
    targets: new Float64Array(targetSize),
    begin(length: number) {
      buffer.length = length
      buffer.targetCount = 0
      if (dense) {
        if (buffer.inputs.length < length * inputSize) buffer.inputs = new Float64Array(length * inputSize * 2)
        else buffer.inputs.fill(0, 0, length * inputSize)
      } else if (buffer.symbols.length < length) buffer.symbols = new Uint16Array(length * 2)
    },
    setInput(step: number, unit: number, value: number) {
      buffer.inputs[step * inputSize + unit] = value
    },
    setSymbol(step: number, symbol: number) {
      buffer.symbols[step] = symbol
    },
    addTarget(step: number) {
      if (buffer.targetCount === buffer.targetSteps.length) {
        const steps = new Int32Array(buffer.targetCount * 2)
        steps.set(buffer.targetSteps)
        buffer.targetSteps = steps
        const targets = new Float64Array(buffer.targetCount * 2 * targetSize)
        targets.set(buffer.targets)
        buffer.targets = targets
      }
      const offset = buffer.targetCount * targetSize
      buffer.targetSteps[buffer.targetCount] = step
      buffer.targets.fill(0, offset, offset + targetSize)
      buffer.targetCount++
    },
    setTarget(unit: number, value: number) {
      buffer.targets[(buffer.targetCount - 1) * targetSize + unit] = value
    },
  }
  return buffer
}
