// How the engine of Node is to work here: reading a paper is short work of very many small functions.

import { setFlagsFromString } from 'node:v8'

/** The engine of Node 20, whose flags these are; later ones print an error for a flag that they do not know. */
const known = process.versions.v8.startsWith('11.')

// The flags hold for all threads.

// The first use of a pattern is interpreted, the second compiles it; here most are used often, and a paper is read in three
// quarters of the time where the first use compiles.
if (known) setFlagsFromString('--no-regexp-tier-up')

// Functions are optimised after fifteen times the usual work. Else a third of the time of the first hundred pages goes into
// optimising what is not used often enough to pay for it; what is, is optimised in the first seconds all the same.
if (known) setFlagsFromString('--interrupt-budget=1000000')
