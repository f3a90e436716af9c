import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { bufferFor, instanceOf } from '../helpers/samples.ts'

// Sixty training and twenty test digits of noise, in the format of the real files. The loader looks for its folder when it is first asked.
const folder = mkdtempSync(join(tmpdir(), 'lagbench-mnist-'))
const noise = randomStream(['noise digits'])
const parts = { train: 60, t10k: 20 } as const
const made = Object.fromEntries(
  Object.entries(parts).map(([part, count]) => {
    const pixels = Uint8Array.from({ length: count * 784 }, () => noise.integer(0, 255))
    const labels = Uint8Array.from({ length: count }, (_, i) => i % 10)
    const header = (...numbers: number[]) => Buffer.concat(numbers.map(n => Buffer.from([n >> 24, n >> 16, n >> 8, n])))
    writeFileSync(join(folder, `${part}-images-idx3-ubyte`), Buffer.concat([header(0x803, count, 28, 28), pixels]))
    writeFileSync(join(folder, `${part}-labels-idx1-ubyte`), Buffer.concat([header(0x801, count), labels]))
    return [part, { pixels, labels }]
  }),
)
process.env.LAGBENCH_MNIST = folder
const { default: task } = await import('../../tasks/pixel-digits.ts')

test('the test set is the file, row by row, grey values from 0 to 1, the label at the end', t => {
  const { test: final } = instanceOf(task).fixedSets!(randomStream(['sets']))
  t.is(final.length, 20)
  for (const [i, { inputs, length, targets, targetSteps, targetCount }] of final.entries()) {
    t.deepEqual([length, targetCount, targetSteps[0]], [784, 1, 783])
    t.deepEqual(
      [...inputs.subarray(0, 784)],
      [...made.t10k.pixels.subarray(i * 784, (i + 1) * 784)].map(grey => grey / 255),
    )
    t.is(targets.indexOf(1), i % 10)
  }
})

test('training has the first five sixths, each digit once, in an order of its own; validation has the rest', t => {
  const instance = instanceOf(task)
  const firstPixels = (seed: number) =>
    instance.fixedSets!(randomStream([seed])).training.map(
      ({ inputs }) => Math.round(inputs[0] * 255) * 1000 + Math.round(inputs[1] * 255),
    )
  const expected = Array.from({ length: 60 }, (_, i) => made.train.pixels[i * 784] * 1000 + made.train.pixels[i * 784 + 1])
  const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b)
  t.deepEqual(sorted(firstPixels(1)), sorted(expected.slice(0, 50)))
  t.notDeepEqual(firstPixels(1), firstPixels(2))
  const buffer = bufferFor(instance)
  const random = randomStream(['validation'])
  const seen = new Set<number>()
  for (let i = 0; i < 500; i++) {
    instance.sample(random, buffer)
    seen.add(Math.round(buffer.inputs[0] * 255) * 1000 + Math.round(buffer.inputs[1] * 255))
  }
  t.deepEqual(sorted([...seen]), sorted(expected.slice(50)))
})

test('a permuted digit has the same pixels in another order, the same for all digits and seeds, another for another number', t => {
  const draw = (parameters: object) => instanceOf(task, { order: 'permuted', ...parameters }).fixedSets!(randomStream([1])).test
  const rows = instanceOf(task).fixedSets!(randomStream([2])).test
  const one = draw({})
  t.deepEqual(one[3].inputs.slice(0, 784).toSorted(), rows[3].inputs.slice(0, 784).toSorted())
  t.notDeepEqual(one[3].inputs.slice(0, 784), rows[3].inputs.slice(0, 784))
  t.notDeepEqual(draw({ permutation: 1 })[3].inputs, one[3].inputs)
  // Where a pixel goes is told by all digits together: the columns of the test set are permuted, nothing else.
  const columns = (set: typeof rows) => Array.from({ length: 784 }, (_, t) => set.map(({ inputs }) => inputs[t]).join()).sort()
  t.deepEqual(columns(one), columns(rows))
})

test('smaller digits are means of blocks of pixels', t => {
  for (const [lag, side, block] of [
    [196, 14, 2],
    [49, 7, 4],
  ] as const) {
    const { test: final } = instanceOf(task, { lag }).fixedSets!(randomStream([1]))
    const { inputs, length } = final[5]
    t.is(length, lag)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        let sum = 0
        for (let v = 0; v < block; v++)
          for (let u = 0; u < block; u++) sum += made.t10k.pixels[5 * 784 + (y * block + v) * 28 + x * block + u]
        if (Math.abs(inputs[y * side + x] - sum / block / block / 255) > 1e-12) t.fail(`pixel ${x}, ${y}`)
      }
  }
})
