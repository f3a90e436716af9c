import test from 'ava'
import { cosine, sine } from '../../../tasks/shared/sine.ts'

test('sine and cosine agree with those of the platform to 1e-15, over thousands of turns', t => {
  let most = 0
  for (let i = -100_000; i <= 100_000; i++) {
    for (const angle of [i / 10_000, i / 10]) {
      most = Math.max(most, Math.abs(sine(angle) - Math.sin(angle)), Math.abs(cosine(angle) - Math.cos(angle)))
    }
  }
  t.true(most < 1e-15, `${most}`)
})

test('at the quarters of a turn they are what they should be', t => {
  t.deepEqual([sine(0), cosine(0), sine(Math.PI / 2), cosine(Math.PI), sine((3 * Math.PI) / 2)], [0, 1, 1, -1, -1])
})
