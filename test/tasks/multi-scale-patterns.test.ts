import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/multi-scale-patterns.ts'
import { chiSquare, chiSquareLimit, instanceOf } from '../helpers/samples.ts'

for (const lag of [10, 20, 40, 100])
  test(`length ${lag}: 30 training sequences, 15 of each class, whose noise stays in [-0.1, 0.1] around pattern and zero`, t => {
    const instance = instanceOf(task, { lag })
    const noise = Array<number>(20).fill(0)
    for (let seed = 0; seed < 20; seed++) {
      const { training, test: final, order } = instance.fixedSets!(randomStream(['sets', seed]))
      t.deepEqual([training.length, final.length, order], [30, 300, 'in-turn'])
      t.is(training.filter(sequence => instance.classOf!(sequence) === 0).length, 15)
      for (const own of [0, 1]) {
        const mine = [...training, ...final].filter(sequence => instance.classOf!(sequence) === own)
        for (let step = 0; step < 3; step++) {
          const values = mine.map(({ inputs }) => inputs[step])
          // Around one number in [-1, 1]; 165 values fill more than 0.8 of the width but with probability 1e-14.
          const [least, most] = [Math.min(...values), Math.max(...values)]
          if (!(most - least <= 0.2 && most - least > 0.16 && least >= -1.1 && most <= 1.1)) t.fail(`${least} to ${most}`)
        }
      }
      for (const { inputs, length, targets, targetSteps } of training) {
        if (length !== lag || targetSteps[0] !== lag - 1 || Math.abs(targets[0]) !== 0.8) t.fail('length and target')
        for (const element of inputs.subarray(3, length)) {
          if (!(Math.abs(element) <= 0.1)) t.fail(`noise ${element}`)
          noise[Math.min(19, Math.floor((element + 0.1) * 100))]++
        }
      }
    }
    // Chi-square at 1e-6.
    t.true(chiSquare(noise) < chiSquareLimit(19))
    t.is(instance.minimalLag, lag - 3)
    t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 30, mostWrong: 0 })
  })

test('other trials have other patterns', t => {
  const instance = instanceOf(task, { noise: 0 })
  const patterns = [1, 2, 3].flatMap(seed =>
    instance.fixedSets!(randomStream(['sets', seed])).training.map(({ inputs }) => inputs.slice(0, 3).join()),
  )
  t.is(new Set(patterns).size, 6)
})

test('a length of three or less, and parameters out of range, are refused with what is allowed', t => {
  t.throws(() => instanceOf(task, { lag: 3 }), { instanceOf: RangeError, message: /below `lag` \(3\), got 3/ })
  t.is(instanceOf(task, { lag: 4 }).minimalLag, 1)
  t.deepEqual(
    resolveParameters(task, { lag: 1, informative: 0, noise: 11 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 2 to 10000, got `1` (number)',
        'Expected `informative` to be a whole number from 1 to 1000, got `0` (number)',
        'Expected `noise` to be a number from 0 to 10, got `11` (number)',
      ],
    },
  )
})
