import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { withSeededMath } from '../../../methods/library/seeded-math.ts'

const platform = Math.random
const draws = (seed: number) => withSeededMath(randomStream(['seeded math', seed]), () => [Math.random(), Math.random()])

test('work draws what the stream draws, and nothing else', t => {
  const stream = randomStream(['seeded math', 1])
  t.deepEqual(draws(1), [stream.uniform(), stream.uniform()])
  t.notDeepEqual(draws(1), draws(2))
})

test("the generator is the platform's again afterwards, also where the work throws or nests", t => {
  draws(1)
  t.is(Math.random, platform)
  const failing = () =>
    withSeededMath(randomStream(['a']), () => {
      throw new Error('of the library')
    })
  t.throws(failing, { message: 'of the library' })
  t.is(Math.random, platform)
  withSeededMath(randomStream(['a']), () => {
    const outer = Math.random
    draws(1)
    t.is(Math.random, outer)
  })
})
