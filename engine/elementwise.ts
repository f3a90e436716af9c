// Elementwise functions of the cell language, each with its derivative beside it, written in the value y = f(x) where that is cheaper.

import { exp, sigmoid, tanh } from './math.ts'

export interface UnaryOperation {
  /** f(x). */
  readonly value: (x: number) => number
  /** f'(x), given x and y = f(x). */
  readonly slope: (x: number, y: number) => number
}

export type UnaryName = 'sigmoid' | 'tanh' | 'exp' | 'relu' | 'square' | 'sqrt' | 'reciprocal' | 'step'

export const unaryOperations: Readonly<Record<UnaryName, UnaryOperation>> = {
  sigmoid: { value: sigmoid, slope: (_x, y) => y * (1 - y) },
  tanh: { value: tanh, slope: (_x, y) => 1 - y * y },
  exp: { value: exp, slope: (_x, y) => y },
  relu: { value: x => Math.max(x, 0), slope: x => (x > 0 ? 1 : 0) },
  square: { value: x => x * x, slope: x => 2 * x },
  sqrt: { value: x => Math.sqrt(x), slope: (_x, y) => 0.5 / y },
  reciprocal: { value: x => 1 / x, slope: (_x, y) => -y * y },
  // Hard threshold units have no slope to follow: rules that train them bring their own.
  step: { value: x => (x >= 0 ? 1 : 0), slope: () => 0 },
}

/** Which of x and y = f(x) is enough to know the slope (for relu, y > 0 where x > 0); the other need not be kept. */
export function slopeReads(operation: UnaryName): 'x' | 'y' | undefined {
  return operation === 'step' ? undefined : operation === 'square' ? 'x' : 'y'
}
