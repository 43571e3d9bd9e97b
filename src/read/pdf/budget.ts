// How much is looked at on one page.

/** Words, rulings, fills or clips on one page after which the rest of the page is left out. Real pages have up to 3,000. */
export const mostOnPage = 30_000
