// The platform's generator, seeded for as long as another library runs: brain.js draws its first weights from Math.random and takes no
// generator of ours. All that runs meanwhile must be synchronous, as the generator belongs to the whole thread.

import type { RandomStream } from '../../engine/random.ts'

/** Does `work` with `random` in place of the platform's generator, which is back in place afterwards, even where `work` throws. */
export function withSeededMath<Result>(random: RandomStream, work: () => Result): Result {
  // biome-ignore lint/plugin: the platform's generator is put aside, not drawn from
  const platform = Math.random
  Math.random = random.uniform
  try {
    return work()
  } finally {
    Math.random = platform
  }
}
