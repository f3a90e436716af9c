// The part of the WebAssembly interface that is used here, typed without the browser's declarations, and whether this runtime has it.

export interface Memory {
  readonly buffer: ArrayBuffer
}

export type CompiledModule = object

interface WebAssemblyInterface {
  readonly Memory: new (size: { readonly initial: number }) => Memory
  readonly Module: new (bytes: Uint8Array) => CompiledModule
  readonly Instance: new (
    module: CompiledModule,
    imports: { readonly lagbench: { readonly memory: Memory } },
  ) => { readonly exports: Readonly<Record<string, unknown>> }
  validate(bytes: Uint8Array): boolean
}

export const webAssembly = (globalThis as unknown as { readonly WebAssembly?: WebAssemblyInterface }).WebAssembly

/** A module with one function that returns (i32.const 0, i8x16.splat, drop): valid only where there are vector instructions. */
const PROBE = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11]

/** Why compiled code cannot run here; undefined where it can. */
export function missing(): string | undefined {
  if (webAssembly === undefined) return 'this runtime has no WebAssembly'
  // WebAssembly's memory is little-endian; typed arrays are as the processor is.
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) return 'this processor is big-endian'
  return webAssembly.validate(Uint8Array.from(PROBE)) ? undefined : 'this runtime has no WebAssembly SIMD'
}
