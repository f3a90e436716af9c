// Finds TensorFlow.js, which is no dependency: it takes 286 MB (with its native library more), so it is there only for whoever installs it.
// Everything is synchronous, as learners are made synchronously; hence no wasm back end, which starts up asynchronously.

import { createRequire } from 'node:module'

export type TensorFlowPackage = 'tfjs-node' | 'tfjs'

export interface Tensor {
  dataSync(): Float32Array
}

/** A net of its layers, applied to rows [batch, steps, inputs]. */
export interface Model {
  apply(rows: Tensor, options?: { readonly training: boolean }): Tensor
  setWeights(weights: readonly Tensor[]): void
  /** `read` gives the variable itself. */
  readonly trainableWeights: readonly { read(): Tensor; readonly shape: readonly number[] }[]
}

type Gradients = Readonly<Record<string, Tensor>>
type OptimiserMaker = (learningRate: number) => { applyGradients(gradients: Gradients): void }
type LayerMaker = (options: Readonly<Record<string, unknown>>) => unknown

/** The little of its API that is used here. */
export interface TensorFlow {
  enableProdMode(): void
  setBackend(name: string): Promise<boolean>
  getBackend(): string
  tensor(values: Float32Array, shape: readonly number[]): Tensor
  sub(a: Tensor, b: Tensor): Tensor
  mul(a: Tensor, b: Tensor): Tensor
  square(a: Tensor): Tensor
  sum(a: Tensor): Tensor
  tidy<Result>(work: () => Result): Result
  dispose(tensors: unknown): void
  variableGrads(error: () => Tensor, variables: readonly Tensor[]): { readonly value: Tensor; readonly grads: Gradients }
  sequential(net: { readonly layers: readonly unknown[] }): Model
  readonly layers: Readonly<Record<'inputLayer' | 'simpleRNN' | 'gru' | 'lstm' | 'dense', LayerMaker>>
  readonly train: Readonly<Record<'sgd' | 'rmsprop' | 'adam', OptimiserMaker>>
}

const own = createRequire(import.meta.url)

/** What loads packages: a `require`, or a test's stand-in. */
export interface Loader {
  (name: string): unknown
  resolve(name: string): string
}

/** The library, or why there is none and what to do about it. `auto` takes the native package where it works, else the other. */
export function loadTensorFlow(wanted: 'auto' | TensorFlowPackage, load: Loader = own): TensorFlow | string {
  const problems: string[] = []
  for (const name of wanted === 'auto' ? (['tfjs-node', 'tfjs'] as const) : [wanted]) {
    const found = tryPackage(name, load)
    if (typeof found !== 'string') return found
    problems.push(found)
  }
  const toInstall = wanted === 'auto' ? 'tfjs' : wanted
  return `${problems.join('; ')}; run \`npm install --no-save @tensorflow/${toInstall}@4.22.0\``
}

function tryPackage(name: TensorFlowPackage, load: Loader): TensorFlow | string {
  const specifier = `@tensorflow/${name}`
  try {
    load.resolve(specifier)
  } catch {
    return `${specifier} is not installed`
  }
  try {
    if (name === 'tfjs-node') restoreIsNullOrUndefined(load)
    const tf = load(specifier) as TensorFlow
    // Keeps it from recommending its native package.
    tf.enableProdMode()
    const backend = name === 'tfjs-node' ? 'tensorflow' : 'cpu'
    // Neither back end has anything to wait for.
    void tf.setBackend(backend)
    return tf.getBackend() === backend ? tf : `${specifier} has no back end "${backend}"`
  } catch (error) {
    // Whatever its native library does when it does not fit the machine.
    return `${specifier} cannot be loaded (${String(error instanceof Error ? error.message : error).split('\n')[0]})`
  }
}

/** tfjs-node 4.22 calls a function of `node:util` that Node 23 removed. */
function restoreIsNullOrUndefined(load: Loader): void {
  const util = load('node:util') as { isNullOrUndefined?: (value: unknown) => boolean }
  util.isNullOrUndefined ??= value => value === null || value === undefined
}
