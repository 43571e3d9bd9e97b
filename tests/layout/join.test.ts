// Which words at the top of a page go on with the sentence at the bottom of the last.

import { expect, it } from 'vitest'
import { isCut } from '#layout'

it.each([
  ['RESOLVED that the lease of the quay be', 'renewed for five years.', true],
  ['RESOLVED that the lease of the quay be renewed.', 'renewed leases are filed.', false],
  ['The network supports women who lead (in Primary', 'Care).', true],
  ['The network supports women (in care) who lead in Primary', 'Schools (2031).', false],
  ['The quay and the harbour office of', 'Marlow were painted.', true],
  ['The quay was painted in the spring', 'The harbour was not.', false],
  ['Fees', 'and charges', false],
])('%s | %s', (above, below, cut) => {
  expect(isCut(above, below)).toBe(cut)
})
