import test from 'ava'
import fc from 'fast-check'
import { advise, editDistance, nearest } from '../../runner/suggest.ts'

test('finds the name that a slip of the fingers meant', t => {
  t.is(nearest('hiden', ['hidden', 'learningRate']), 'hidden')
  t.is(nearest('LSTM1997', ['bptt', 'lstm-1997']), 'lstm-1997')
  t.is(nearest('momentum', ['hidden', 'range']), undefined)
})

test('advises with all names, and says so when there are none', t => {
  t.is(advise('foo', ['alpha', 'beta'], 'methods'), 'the methods are `alpha`, `beta`')
  t.is(advise('alhpa', ['alpha', 'beta'], 'methods'), 'did you mean `alpha`? The methods are `alpha`, `beta`')
  t.is(advise('foo', [], 'suites'), 'there are no suites yet')
})

test('the edit distance is a metric', t => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b, c) => {
      t.is(editDistance(a, a), 0)
      t.is(editDistance(a, b), editDistance(b, a))
      t.true(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c))
    }),
    { seed: 1 },
  )
  t.is(editDistance('kitten', 'sitting'), 3)
})
