// What stands before the name of a person.

/** The source of a pattern for one title, with its full stop where it has one. */
export const personTitle = String.raw`(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Cllrs?|Councillors?|Rev(?:d|erend)?|Canon|Alderman|Baillie|Provost)\.?`
